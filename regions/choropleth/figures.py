"""What a map can be shaded by: a measured indicator, or a statistic of TISEP's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from records.api.serializers import SourceSerializer
from regions.choropleth.counts import COUNTS, SHADED_LEVELS
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics

NAMED = ("slug", "name_th", "name_en", "unit_th", "unit_en", "direction", "system")
DESCRIBED = (*NAMED, "method_th", "method_en")
VALUE_FIELDS = ("region_id", "value", "qualifier", "as_of", "source_note")
OWN_SYSTEM = "TISEP"


@dataclass(frozen=True)
class Figure:
    """A figure by region: what it is called, and where its values are.

    `levels`: those at which a region has a value. `years` (C.E.): those of the level asked for.
    `values` gives rows of (region id, value, qualifier, as_of) for a year, at that level.
    """

    about: dict[str, Any]
    levels: list[str]
    years: list[int]
    values: Callable[[int | None], dict[int, dict[str, Any]]]


def indicator_figure(indicator: Indicator, level: str) -> Figure:
    """An indicator, with the years (C.E.) for which a region at the level has a value."""
    every = IndicatorValue.objects.filter(indicator=indicator)
    rows = every.filter(region__level=level)
    years = rows.order_by("year").values_list("year", flat=True).distinct()
    known = set(every.order_by().values_list("region__level", flat=True).distinct())

    def values(year: int | None) -> dict[int, dict[str, Any]]:
        if year is None:
            return {}
        # Two dates in one year: the later one is shown.
        dated = rows.filter(year=year).order_by(F("as_of").asc(nulls_first=True))
        return {row.pop("region_id"): row for row in dated.values(*VALUE_FIELDS)}

    about = {name: getattr(indicator, name) for name in DESCRIBED}
    about["source"] = SourceSerializer(indicator.source).data if indicator.source else None
    return Figure(about, [one for one in SHADED_LEVELS if one in known], list(years), values)


def counted_figure(name: str, level: str) -> Figure:
    """One of TISEP's own statistics; it has no years, only the moment of counting."""
    count = COUNTS[name]

    def values(_year: int | None) -> dict[int, dict[str, Any]]:
        rows = RegionStatistics.objects.filter(region__level=level)
        value = F(count.value) if isinstance(count.value, str) else count.value
        found = rows.annotate(shaded=value).values_list("region_id", "shaded", "counted_at")
        return {
            region: {"value": value, "qualifier": "", "as_of": when.date(), "source_note": ""}
            for region, value, when in found
        }

    return Figure(about_count(name), list(count.levels), [], values)


def about_count(name: str) -> dict[str, Any]:
    """How a statistic is called, as an indicator is."""
    own = {"slug": name, "system": OWN_SYSTEM}
    said = {key: own.get(key) or getattr(COUNTS[name], key) for key in DESCRIBED}
    return said | {"source": None}


def regions_at(level: str, within: Region | None) -> list[dict[str, Any]]:
    """The regions of today that are shaded, in the order of a Thai dictionary.

    Each with the names of the one that directly holds it, `parent_th` and `parent_en`: there are
    many tambons of one name.
    """
    regions = Region.objects.current().at_level(level).by_name()
    if within:
        regions = regions.below(within)
    parents = {"parent_th": F("parent__name_th"), "parent_en": F("parent__name_en")}
    named: Any = regions.values("id", "code", "name_th", "name_en", **parents)
    return list(named)
