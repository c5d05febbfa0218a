"""What is measured, and a page for each indicator: where it is high, over the years, how known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from regions.choropleth.classes import class_bounds, class_of
from regions.choropleth.figures import Figure, indicator_figure
from regions.models import Indicator, IndicatorValue, Level, Region
from regions.models.indicator import Status
from tisep.pages.addresses import asking, on_the_map
from tisep.pages.distribution import distribution
from tisep.pages.outline import COARSEST, shaded_map
from tisep.pages.places import in_reading_order
from tisep.pages.sections import Section
from tisep.pages.sparkline import drawn_line

Class = tuple[int, float, float, int, str]
CLASSES = 5
SHADES = 7
SHOWN = 25
SAID = ("value", "qualifier", "low", "high", "sample_size", "status")
ORDERS = ("highest", "lowest", "name")


@dataclass(slots=True)
class Row:
    """A region with its value, rank from the highest and shade; None is no data."""

    region: Region
    value: Any = None
    qualifier: str = ""
    low: Any = None
    high: Any = None
    sample_size: int | None = None
    status: str = ""
    rank: int | None = None
    shade: int | None = None
    class_name: str = ""

    @property
    def status_label(self) -> str:
        return str(Status(self.status).label)


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator at a level in a year (C.E.); `classes` are (shade, from, to, how many, name)."""

    level: str
    year: int | None
    rows: list[Row]
    classes: list[Class] = field(default_factory=list)

    @property
    def known(self) -> list[Row]:
        return [row for row in self.rows if row.value is not None]

    @property
    def unknown(self) -> list[Row]:
        return [row for row in self.rows if row.value is None]


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """Every indicator by the system that measures it, with the years there are."""
    dated = Indicator.objects.annotate(first=Min("values__year"), last=Max("values__year"))
    found = dated.exclude(first=None).select_related("source")
    ordered = found.order_by("system", *in_reading_order())
    systems = [(name, list(group)) for name, group in groupby(ordered, lambda one: one.system)]
    context = {"nav": "regions", "systems": sorted(systems, key=lambda one: not one[0])}
    return render(request, "indicators/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Indicator.objects.select_related("source", "part_of"), slug=slug)
    levels = indicator_figure(found, Level.PROVINCE).levels
    level = request.GET.get("level", "")
    level = level if level in levels else next(iter(levels), Level.COUNTRY)
    figure = indicator_figure(found, level)
    shown = shown_at(figure, level, request.GET.get("year", ""))
    order = request.GET.get("order", "")
    order = order if order in ORDERS else ORDERS[0]
    country = country_values(found)
    values = IndicatorValue.objects.filter(indicator=OuterRef("pk"))
    context = {
        "nav": "regions",
        "indicator": found,
        "shown": shown,
        "order": order,
        "section": Section(request, "rows", in_order(shown.rows, order), SHOWN),
        "map": map_of(shown),
        "distribution": distribution([float(row.value) for row in shown.known]),
        "parts": found.parts.annotate(known=Exists(values)).order_by(*in_reading_order()),
        "country": country,
        "line": drawn_line([(one.year, one.value) for one in country]),
        "table_address": table_address(found, shown, "csv"),
        "workbook_address": table_address(found, shown, "xlsx"),
        "map_address": on_the_map(indicator=found.slug, level=level),
    }
    context |= beside(request.GET, levels, figure.years)
    return render(request, "indicators/indicator.html", context)


def beside(query: QueryDict, levels: Iterable[str], years: list[int]) -> dict[str, Any]:
    """The same page at other levels, in other years (C.E.) and orders, with their addresses."""
    return {
        "levels": [(Level(one).label, one, f"?{asking(query, level=one)}") for one in levels],
        "years": [(one, f"?{asking(query, year=str(one))}") for one in reversed(years)],
        "orders": [(one, f"?{asking(query, order=one)}#rows") for one in ORDERS],
    }


def shown_at(figure: Figure, level: str, year: str) -> Shown:
    """The year asked for, or the newest."""
    chosen = next((one for one in figure.years if str(one) == year), None)
    chosen = chosen or (figure.years[-1] if figure.years else None)
    values = figure.values(chosen, level)
    regions = Region.objects.current().at_level(level).without_boundary()
    rows = [Row(region) for region in regions.order_by(*in_reading_order(), "code")]
    for row in rows:
        for name in SAID:
            if found := values.get(row.region.pk):
                setattr(row, name, found[name])
    known = sorted((float(row.value) for row in rows if row.value is not None), reverse=True)
    published = figure.classes
    method, fixed = ("published", published.bounds) if published else ("quantile", [])
    bounds = class_bounds(known, method, CLASSES, fixed)
    names = published.names if published else [""] * len(bounds)
    for row in rows:
        if row.value is not None:
            row.rank = 1 + known.index(float(row.value))
            number = class_of(float(row.value), bounds)
            row.shade, row.class_name = shade_of(number, len(bounds)), names[number]
    edges = list(published.edges) if published else [*known[-1:], *bounds]
    return Shown(level, chosen, rows, classes_of(rows, edges, names) if known else [])


def shade_of(number: int, classes: int) -> int:
    """The shade of a class, spread over all there are."""
    return round(number * (SHADES - 1) / (classes - 1)) if classes > 1 else SHADES // 2


def classes_of(rows: list[Row], edges: list[float], names: list[str]) -> list[Class]:
    shades = [row.shade for row in rows]
    spread = [shade_of(number, len(names)) for number in range(len(names))]
    return [
        (shade, start, end, shades.count(shade), name)
        for shade, start, end, name in zip(spread, edges[:-1], edges[1:], names, strict=True)
    ]


def in_order(rows: list[Row], order: str) -> list[Row]:
    """What has no value comes last whatever the order; `rows` are in the order of names."""
    if order == "name":
        return rows
    sign = 1 if order == "highest" else -1
    return sorted(rows, key=lambda row: (row.rank is None, sign * (row.rank or 0)))


def country_values(found: Indicator) -> list[Any]:
    """The whole country's values, a year each, the oldest first."""
    rows = found.values.filter(region__level=Level.COUNTRY).order_by("year", "as_of")
    return list({row.year: row for row in rows}.values())


def map_of(shown: Shown) -> dict[str, Any] | None:
    """The map with the values; None without any, or where a level is too fine to draw."""
    level = Level(shown.level)
    if level not in COARSEST or level == Level.TAMBON or not shown.known:
        return None
    return shaded_map(level, {row.region.pk: row for row in shown.rows})


def table_address(found: Indicator, shown: Shown, form: str) -> str:
    asked = {"indicator": found.slug, "level": shown.level}
    if shown.year:
        asked["year"] = str(shown.year)
    return f"{reverse('api:choropleth')}.{form}?{urlencode(asked)}"
