"""What a map can be shaded by: a measured indicator, or a statistic of TISEP's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from records.api.serializers import SourceSerializer
from records.models import DataSource
from regions.choropleth.counts import COUNTS, SHADED_LEVELS
from regions.inequality.measures import MEASURES
from regions.models import (
    IncomeSurvey,
    Indicator,
    IndicatorValue,
    InequalityEstimate,
    Region,
    RegionStatistics,
)
from regions.published import PublishedClasses

NAMED = ("slug", "name_th", "name_en", "unit_th", "unit_en", "direction", "system")
DESCRIBED = (*NAMED, "method_th", "method_en")
SURENESS = ("low", "high", "sample_size", "status")
VALUE_FIELDS = ("region_id", "value", "qualifier", "as_of", "source_note", *SURENESS)
OWN_SYSTEM = "TISEP"
METHOD_TH = (
    "คำนวณจากรายได้ของครัวเรือน ต่อหัว ถ่วงน้ำหนักด้วยจำนวนคน พร้อมช่วงความเชื่อมั่น 95% "
    "พื้นที่ที่มีครัวเรือนน้อยกว่า 30 หรือมีครัวเรือนเดียวถือรายได้เกินครึ่ง และพื้นที่ที่ทำให้คำนวณย้อนกลับได้ "
    "จะไม่เปิดเผยค่า"
)
METHOD_EN = (
    "Computed from households' incomes, per head and weighted by persons, with 95 % intervals. "
    "Suppressed where there are fewer than 30 households or one has over half of the income, and "
    "where such a region's figure would follow."
)


@dataclass(frozen=True)
class Figure:
    """A figure by region: what it is called, and where its values are.

    `levels`: those at which a region has a value. `years` (C.E.): those of the level asked for.
    `values(year, level)` gives rows of (value, qualifier, as_of) by region id, and where they are
    known low, high, n and whether the value is suppressed. `classes`: those that its source
    publishes.
    """

    kind: str
    about: dict[str, Any]
    levels: list[str]
    years: list[int]
    values: Callable[[int | None, str], dict[int, dict[str, Any]]]
    classes: PublishedClasses | None = None


def indicator_figure(indicator: Indicator, level: str) -> Figure:
    """An indicator, with the years (C.E.) for which a region at the level has a value."""
    every = IndicatorValue.objects.filter(indicator=indicator)
    rows = every.filter(region__level=level)
    years = rows.order_by("year").values_list("year", flat=True).distinct()
    known = set(every.order_by().values_list("region__level", flat=True).distinct())

    def values(year: int | None, at: str) -> dict[int, dict[str, Any]]:
        if year is None:
            return {}
        # Two dates in one year: the later one is shown.
        dated = every.filter(region__level=at, year=year).order_by(F("as_of").asc(nulls_first=True))
        named = dated.values(*VALUE_FIELDS, n=F("sample_size"))
        return {row.pop("region_id"): row for row in named}

    about = {name: getattr(indicator, name) for name in DESCRIBED}
    about["source"] = SourceSerializer(indicator.source).data if indicator.source else None
    levels: list[str] = [one for one in SHADED_LEVELS if one in known]
    return Figure("indicator", about, levels, list(years), values, indicator.published_classes)


def counted_figure(name: str) -> Figure:
    """One of TISEP's own statistics; it has no years, only the moment of counting."""
    count = COUNTS[name]

    def values(_year: int | None, at: str) -> dict[int, dict[str, Any]]:
        rows = RegionStatistics.objects.filter(region__level=at)
        value = F(count.value) if isinstance(count.value, str) else count.value
        found = rows.annotate(shaded=value).values_list("region_id", "shaded", "counted_at")
        return {
            region: {"value": value, "qualifier": "", "as_of": when.date()}
            for region, value, when in found
        }

    return Figure("count", about_count(name), list(count.levels), [], values)


def inequality_figure(measure: str, level: str) -> Figure:
    """A measure of inequality, with the years (C.E.) of the source that the map shows."""
    source = source_of_inequality()
    every = InequalityEstimate.objects.current().filter(measure=measure, survey__source=source)
    rows = every.filter(region__level=level)
    years = rows.order_by("survey__year").values_list("survey__year", flat=True).distinct()
    known = set(every.order_by().values_list("region__level", flat=True).distinct())

    def values(year: int | None, at: str) -> dict[int, dict[str, Any]]:
        if year is None:
            return {}
        found = every.filter(region__level=at, survey__year=year)
        found = found.annotate(when=F("since__computed_at__date"))
        named = ("region_id", "value", "low", "high", "n", "suppressed", "when")
        return {
            row.pop("region_id"): {"as_of": row.pop("when"), "qualifier": "", **row}
            for row in found.values(*named)
        }

    about = about_measure(measure)
    about["source"] = SourceSerializer(source).data if source else None
    levels: list[str] = [one for one in SHADED_LEVELS if one in known]
    return Figure("inequality", about, levels, list(years), values)


def source_of_inequality() -> DataSource | None:
    """Whose households are shown: measured ones rather than made up, then the newest."""
    surveys = IncomeSurvey.objects.filter(computed__gt=0).select_related("source")
    newest = surveys.order_by("source__is_synthetic", "-year", "pk").first()
    return newest.source if newest else None


def about_measure(measure: str) -> dict[str, Any]:
    """How a measure of inequality is called, as an indicator is."""
    told = MEASURES[measure]
    return {
        "slug": measure,
        "name_th": told.name_th,
        "name_en": told.name_en,
        "unit_th": told.unit.name_th,
        "unit_en": told.unit.name_en,
        "direction": told.direction,
        "system": OWN_SYSTEM,
        "method_th": METHOD_TH,
        "method_en": METHOD_EN,
        "source": None,
    }


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
