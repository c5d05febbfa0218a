"""Regions shaded by one figure: values, classes and what they rest on, in one answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.caching import state_of_database
from records.api.errors import Fault, Refused
from records.api.formats import CSV, JSON
from records.api.parameters import (
    YEAR_SCHEMA,
    Parameter,
    Unusable,
    one_of,
    read_all,
    read_year,
    whole_number,
)
from records.api.tables import table
from records.api.views import Endpoint
from regions.choropleth.classes import FEWEST, METHODS, MOST, class_bounds, class_of
from regions.choropleth.counts import COUNTS
from regions.choropleth.description import ANSWER, TEXT
from regions.choropleth.figures import (
    Figure,
    counted_figure,
    indicator_figure,
    inequality_figure,
    regions_at,
)
from regions.filters import CODE_SCHEMA, level_schema, read_indicator, read_level, read_region
from regions.inequality.api import measure_schema, read_measure

LARGEST = 1e15
NOTHING = dict.fromkeys(("value", "as_of", "low", "high", "n")) | {
    "qualifier": "",
    "suppressed": False,
}
read_method, method_schema = one_of(METHODS)
read_count, count_schema = one_of(COUNTS)
read_classes, classes_schema = whole_number(FEWEST, MOST)


def read_bounds(text: str) -> list[float]:
    try:
        bounds = [float(part) for part in text.split(",")]
    except ValueError:
        bounds = []
    # A comparison with nan is never true.
    if not (1 <= len(bounds) < MOST and all(abs(bound) < LARGEST for bound in bounds)):
        raise Unusable(
            _("“%(text)s” is no list of class bounds.") % {"text": text},
            _("One to six numbers with commas between: 10,20,50."),
        )
    return bounds


class ShadedSerializer(serializers.Serializer):
    """One region: its value (null for no data, or because it is `suppressed`), the number of its
    class, its rank from the top; its 95 % interval and number of households where they are known.
    """

    code = serializers.CharField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    parent_th = serializers.CharField(allow_null=True)
    parent_en = serializers.CharField(allow_null=True)
    year = serializers.IntegerField(allow_null=True)
    value = serializers.FloatField(allow_null=True)
    qualifier = serializers.CharField()
    rank = serializers.IntegerField(allow_null=True)
    class_number = serializers.IntegerField(allow_null=True)
    as_of = serializers.DateField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    n = serializers.IntegerField(allow_null=True)
    suppressed = serializers.BooleanField()


class TabledSerializer(ShadedSerializer):
    """The same with what it rests on, since a table travels without the page it came from."""

    figure = serializers.CharField()
    unit_th = serializers.CharField()
    unit_en = serializers.CharField()
    source_th = serializers.CharField()
    source_en = serializers.CharField()


class Choropleth(Endpoint):
    """Every region of a level with its value; a region without one is there, with null."""

    operation_id, tag = "getChoropleth", "choropleth"
    summary = "Regions shaded by an indicator or a count"
    parameters: ClassVar[Sequence[Parameter]] = (
        Parameter(
            "indicator", "The indicator's slug; this, `count` or `inequality`.", None,
            read_indicator,
        ),
        Parameter(
            "count", "A count of TISEP's own; this, `indicator` or `inequality`.", None, read_count,
            example="actors", schema=count_schema,
        ),
        Parameter(
            "inequality", "A measure of inequality; this, `indicator` or `count`.", None,
            read_measure, schema=measure_schema,
        ),
        Parameter(
            "level", "The level of the regions.", None, read_level,
            default="province", schema=level_schema,
        ),
        Parameter(
            "within", "Only regions in the one with this code.", None, read_region,
            schema=CODE_SCHEMA,
        ),
        Parameter(
            "year", "The year C.E.; the latest that has values where none is given.", None,
            read_year, schema=YEAR_SCHEMA,
        ),
        Parameter(
            "method", "How the classes are made.", None, read_method,
            default="quantile", schema=method_schema,
        ),
        Parameter(
            "classes", "How many classes.", None, read_classes,
            default=5, schema=classes_schema,
        ),
        Parameter(
            "bounds", "Upper bounds of the classes for `method=fixed`.", None, read_bounds,
            schema={"type": "string", "pattern": r"^-?[0-9.]+(,-?[0-9.]+){0,5}$"},
        ),
    )  # fmt: skip

    def get_renderers(self) -> list[BaseRenderer]:
        return [JSON(), CSV()]

    def get(self, request: Request, **_options: Any) -> HttpResponseBase:
        wanted = {one.name: one.default for one in self.parameters}
        wanted |= read_all(request, self.parameters)
        figure = _figure(wanted)
        year = wanted["year"] or (figure.years[-1] if figure.years else None)
        rows = _rows(figure, year, wanted)
        known = [row["value"] for row in rows if row["value"] is not None]
        bounds = class_bounds(known, wanted["method"], wanted["classes"], wanted["bounds"] or ())
        for row in rows:
            row["class_number"] = None if row["value"] is None else class_of(row["value"], bounds)
        if request.accepted_renderer.format == CSV.format:
            answer = _table(figure, rows, wanted["level"])
            answer.headers["ETag"] = state_of_database(request.get_full_path())
            return answer
        return Response(
            {
                "figure": figure.about,
                "level": wanted["level"],
                "levels": figure.levels,
                "year": year,
                "years": figure.years,
                "classes": _legend(rows, bounds),
                "no_data": sum(row["value"] is None and not row["suppressed"] for row in rows),
                "suppressed": sum(row["suppressed"] for row in rows),
                "regions": ShadedSerializer(rows, many=True).data,
            }
        )

    def answers(self) -> dict[str, Any]:
        return {"application/json": {"schema": ANSWER}, "text/csv": {"schema": TEXT}}


def _figure(wanted: dict[str, Any]) -> Figure:
    if sum(bool(wanted[kind]) for kind in ("indicator", "count", "inequality")) != 1:
        mend = _("Give one of `indicator`, `count` and `inequality`.")
        raise Refused(Fault("indicator", _("One figure is meant."), mend))
    if (wanted["method"] == "fixed") != bool(wanted["bounds"]):
        raise Refused(
            Fault("bounds", _("Bounds and method=fixed go together."), _("Give both or neither."))
        )
    if wanted["indicator"]:
        return indicator_figure(wanted["indicator"], wanted["level"])
    if wanted["inequality"]:
        return inequality_figure(wanted["inequality"], wanted["level"])
    return counted_figure(wanted["count"], wanted["level"])


def _table(figure: Figure, rows: list[dict[str, Any]], level: str) -> HttpResponseBase:
    about = figure.about
    source = about["source"] or {"name_th": about["system"], "name_en": about["system"]}
    rests_on = {
        "figure": about["slug"],
        "unit_th": about["unit_th"],
        "unit_en": about["unit_en"],
        "source_th": source["name_th"],
        "source_en": source["name_en"],
    }
    full = [row | rests_on for row in rows]
    return table(TabledSerializer(), full, f"{about['slug']}-{level}")


def _rows(figure: Figure, year: int | None, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    values = figure.values(year)
    rows = []
    for region in regions_at(wanted["level"], wanted["within"]):
        found = NOTHING | values.get(region.pop("id"), {})
        value = found["value"]
        rows.append(
            {
                **region,
                "year": year,
                "value": None if value is None else float(value),
                "qualifier": found["qualifier"],
                "as_of": found["as_of"],
                **{name: found[name] for name in ("low", "high", "n", "suppressed")},
            }
        )
    ranks = _ranks(row["value"] for row in rows if row["value"] is not None)
    for row in rows:
        row["rank"] = ranks.get(row["value"])
    return rows


def _ranks(values: Any) -> dict[float, int]:
    """The rank of each value from the largest; equal values share the better one."""
    ranks, place = {}, 1
    for value, times in sorted(Counter(values).items(), reverse=True):
        ranks[value] = place
        place += times
    return ranks


def _legend(rows: list[dict[str, Any]], bounds: list[float]) -> list[dict[str, Any]]:
    """Each class with the smallest and largest value that it may hold, and how many it does."""
    known = [row["value"] for row in rows if row["value"] is not None]
    counts = Counter(row["class_number"] for row in rows)
    starts = [min(known), *bounds[:-1]] if known else []
    return [
        {"from": start, "to": end, "count": counts[number]}
        for number, (start, end) in enumerate(zip(starts, bounds, strict=True))
    ]
