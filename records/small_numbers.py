"""From which number of people on a figure may be told."""

from __future__ import annotations

from typing import Final

# Figures that rest on fewer are not told: they would say something of somebody.
FEWEST: Final = 5


def is_few(count: int | None) -> bool:
    """Whether there is a count, and it rests on too few to be told."""
    return count is not None and 0 < count < FEWEST
