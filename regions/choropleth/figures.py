"""What a map can be shaded by: a measured indicator, or a count of TISEP's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from records.api.serializers import SourceSerializer
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics

# Names of the counts, in both languages, since the API carries both.
COUNTED = {
    "actors": ("องค์กร", "Organisations"),
    "projects": ("โครงการ", "Projects"),
    "resources": ("ทรัพยากร", "Resources"),
    "needs": ("ความต้องการ", "Needs"),
    "reaching": ("ทำงานที่นี่จากที่อื่น", "Reach it from elsewhere"),
}
VALUE_FIELDS = ("region_id", "value", "qualifier", "as_of", "source_note")
COUNT_METHOD_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ตั้งอยู่ในพื้นที่หรือพื้นที่ย่อย"
COUNT_METHOD_EN = "Counted over the public records of TISEP that sit in the region or below it."
REACH_METHOD_TH = "นับจากข้อมูลที่เผยแพร่ใน TISEP ที่ทำงานให้พื้นที่นี้แต่ตั้งอยู่ที่อื่น"
REACH_METHOD_EN = (
    "Counted over the public records of TISEP that serve the region and sit elsewhere."
)


@dataclass(frozen=True)
class Figure:
    """A figure by region: what it is called, and where its values are.

    `values` gives rows of (region id, value, qualifier, as_of) for a year, at any level.
    """

    about: dict[str, Any]
    years: list[int]
    values: Callable[[int | None], dict[int, dict[str, Any]]]


def indicator_figure(indicator: Indicator, level: str) -> Figure:
    """An indicator, with the years (C.E.) for which a region at the level has a value."""
    rows = IndicatorValue.objects.filter(indicator=indicator, region__level=level)
    years = rows.order_by("year").values_list("year", flat=True).distinct()

    def values(year: int | None) -> dict[int, dict[str, Any]]:
        if year is None:
            return {}
        # Two dates in one year: the later one is shown.
        dated = rows.filter(year=year).order_by(F("as_of").asc(nulls_first=True))
        return {row.pop("region_id"): row for row in dated.values(*VALUE_FIELDS)}

    return Figure(_about(indicator), list(years), values)


def counted_figure(name: str, level: str) -> Figure:
    """One of TISEP's own counts; it has no years, only the moment of counting."""

    def values(_year: int | None) -> dict[int, dict[str, Any]]:
        rows = RegionStatistics.objects.filter(region__level=level)
        return {
            region: {"value": value, "qualifier": "", "as_of": when.date(), "source_note": ""}
            for region, value, when in rows.values_list("region_id", name, "counted_at")
        }

    name_th, name_en = COUNTED[name]
    reach = name == "reaching"
    about = {
        "slug": name,
        "name_th": name_th,
        "name_en": name_en,
        "unit_th": "รายการ",
        "unit_en": "records",
        "direction": "neutral",
        "system": "TISEP",
        "method_th": REACH_METHOD_TH if reach else COUNT_METHOD_TH,
        "method_en": REACH_METHOD_EN if reach else COUNT_METHOD_EN,
        "source": None,
    }
    return Figure(about, [], values)


def regions_at(level: str, within: Region | None) -> QuerySet[Region]:
    """The regions of today that are shaded, in the order of a Thai dictionary."""
    regions = Region.objects.current().at_level(level).without_boundary().by_name()
    return regions.below(within) if within else regions


def _about(indicator: Indicator) -> dict[str, Any]:
    named = ("slug", "name_th", "name_en", "unit_th", "unit_en", "direction", "system")
    about = {name: getattr(indicator, name) for name in (*named, "method_th", "method_en")}
    source = SourceSerializer(indicator.source).data if indicator.source else None
    return {**about, "source": source}
