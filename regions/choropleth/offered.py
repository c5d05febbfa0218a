"""Everything that the map can be shaded by, grouped by where it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.parameters import Parameter
from records.api.views import Endpoint
from regions.choropleth.counts import COUNTS, SHADED_LEVELS
from regions.choropleth.description import OFFERED
from regions.choropleth.figures import (
    NAMED,
    OWN_SYSTEM,
    about_count,
    about_measure,
    source_of_inequality,
)
from regions.inequality.measures import MEASURES
from regions.models import Indicator, IndicatorValue, InequalityEstimate

OWN_TH = "สถิติของ TISEP เอง"
OWN_EN = "TISEP's own statistics"
UNNAMED_TH, UNNAMED_EN = "ไม่ได้ระบุแหล่งที่มา", "Source not stated"


class Offered(Endpoint):
    """Groups of figures: a source's indicators, then TISEP's own statistics.

    Each figure tells the levels and years (C.E.) at which regions have a value; one that has none
    anywhere is not offered.
    """

    operation_id, tag = "listChoroplethFigures", "choropleth"
    summary = "What regions can be shaded by"
    parameters: ClassVar[Sequence[Parameter]] = ()

    def get(self, _request: Request, **_options: Any) -> Response:
        return Response({"groups": [*measured(), *unequal(), computed()]})

    def answers(self) -> dict[str, Any]:
        return {"application/json": {"schema": OFFERED}}


def measured() -> list[dict[str, Any]]:
    """The indicators by source, each group in the order its figures were declared."""
    known = levels_and_years(IndicatorValue.objects.all(), "indicator_id", "year")
    groups: dict[str, dict[str, Any]] = {}
    indicators = Indicator.objects.select_related("source", "part_of")
    for indicator in indicators.order_by("source_id", "pk"):
        if indicator.pk not in known:
            continue
        source = indicator.source
        group = groups.setdefault(
            source.slug if source else "",
            {
                "slug": source.slug if source else "",
                "name_th": source.name_th if source else UNNAMED_TH,
                "name_en": source.name_en if source else UNNAMED_EN,
                "figures": [],
            },
        )
        about = {name: getattr(indicator, name) for name in NAMED}
        whole = indicator.part_of.slug if indicator.part_of else None
        group["figures"].append(offered("indicator", about, known[indicator.pk], whole))
    return list(groups.values())


def offered(
    kind: str, about: dict[str, Any], levels: list[dict[str, Any]], whole: str | None = None
) -> dict[str, Any]:
    """A figure as it is offered; `whole`: the composite that it is a dimension of."""
    said = {name: about[name] for name in NAMED}
    return {"kind": kind, **said, "part_of": whole, "levels": levels}


def levels_and_years(
    values: QuerySet[Any], figure: str, year: str
) -> dict[Any, list[dict[str, Any]]]:
    """By figure: each level that has values, the largest regions first, and its years."""
    found = (
        values.filter(region__level__in=SHADED_LEVELS)
        .order_by()
        .values_list(figure, "region__level")
        .annotate(years=ArrayAgg(year, distinct=True, order_by=year))
    )
    by_figure: dict[Any, list[dict[str, Any]]] = defaultdict(list)
    for name, level, years in sorted(found, key=lambda row: SHADED_LEVELS.index(row[1])):
        by_figure[name].append({"level": level, "years": years})
    return dict(by_figure)


def unequal() -> list[dict[str, Any]]:
    """The measures of inequality, of the source that each is shaded from."""
    source = source_of_inequality()
    known = levels_and_years(
        InequalityEstimate.objects.current().filter(survey__source=source),
        "measure",
        "survey__year",
    )
    figures = [
        offered("inequality", about_measure(measure), known[measure])
        for measure in MEASURES
        if measure in known
    ]
    if source is None or not figures:
        return []
    named = {name: getattr(source, name) for name in ("slug", "name_th", "name_en")}
    return [{**named, "figures": figures}]


def computed() -> dict[str, Any]:
    figures = [
        offered("count", about_count(name), [{"level": level, "years": []} for level in one.levels])
        for name, one in COUNTS.items()
    ]
    return {"slug": OWN_SYSTEM.lower(), "name_th": OWN_TH, "name_en": OWN_EN, "figures": figures}
