"""The desk for regions, indicators, and the place of every record."""

from regions.admin import curating, ground  # noqa: F401 - register their models
from regions.admin.choosing import RegionFilter
from regions.admin.curating import BoundedAdmin, InsideAdmin, TiesWithin, WithinAdmin
from regions.admin.placed import PlacedAdmin

__all__ = [
    "BoundedAdmin",
    "InsideAdmin",
    "PlacedAdmin",
    "RegionFilter",
    "TiesWithin",
    "WithinAdmin",
]
