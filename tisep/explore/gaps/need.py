"""How much a region needs: where an indicator ranks it among the regions of its level."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F

from regions.models import Indicator, IndicatorValue, Region
from regions.models.indicator import Direction
from regions.situation import is_rate


@dataclass(frozen=True, slots=True)
class Measured:
    """A value and the code of the region that it was measured for: its own or its holder's."""

    value: float
    of: str


def measured(indicator: Indicator, year: int, regions: Sequence[Region]) -> dict[int, Measured]:
    """The value that stands for each region, by its id; no data is not in it.

    A rate of the nearest region that holds it stands in for one of its own. A count cannot.
    """
    rows = IndicatorValue.objects.filter(indicator=indicator, year=year)
    dated = rows.order_by(F("as_of").asc(nulls_first=True))
    values = dict(dated.values_list("region__code", "value"))
    found = {}
    for region in regions:
        held_by = region.path if is_rate(indicator) else region.path[:1]
        # What stands for the whole country tells no region from another.
        of = next((code for code in held_by[: max(1, len(held_by) - 1)] if code in values), None)
        if of is not None:
            found[region.pk] = Measured(float(values[of]), of)
    return found


def years_of(indicator: Indicator) -> list[int]:
    """Years (C.E.) with a value for anything smaller than the country, the oldest first."""
    rows = indicator.values.exclude(region__parent=None).order_by("year")
    return list(rows.values_list("year", flat=True).distinct())


def needs(indicator: Indicator, found: Mapping[int, Measured]) -> dict[int, float]:
    """From 0 (least need) to 1 (most), by the indicator's direction."""
    worse = 1 if indicator.direction == Direction.HIGHER_IS_WORSE else -1
    return standing({region: worse * one.value for region, one in found.items()})


def standing(values: Mapping[int, float]) -> dict[int, float]:
    """The share of the others that are below, from 0 to 1; equals share the middle of theirs."""
    ranked = sorted(values.values())
    others = len(ranked) - 1
    if others < 1:
        return dict.fromkeys(values, 0.5)
    return {
        key: (bisect_left(ranked, value) + bisect_right(ranked, value) - 1) / 2 / others
        for key, value in values.items()
    }
