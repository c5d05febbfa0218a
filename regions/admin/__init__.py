"""The desk for regions, indicators, and the place of every record."""

from regions.admin import ground  # noqa: F401 - registers its models
from regions.admin.placed import PlacedAdmin

__all__ = ["PlacedAdmin"]
