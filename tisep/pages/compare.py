"""Up to four regions side by side: who is there, and every figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from regions.models import Indicator, Region, RegionStatistics
from regions.situation import Figure, situation
from tisep.pages.places import readable, ways_to
from tisep.pages.regions import named

COUNTED = {
    "actors": _("Organisations"),
    "reaching": _("Reach it from elsewhere"),
    "projects": _("Projects"),
    "resources": _("Resources"),
    "needs": _("Open needs"),
}
MOST = 4
OFFERED = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator, with each region's figure in the order of the columns; None is no data."""

    indicator: Indicator
    figures: list[Figure | None]


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """`?region=95&region=94`; `&add=` takes a name or a code."""
    chosen = regions_of(request.GET.getlist("region"))
    name = readable(request.GET.get("add", ""))
    offered = found_by(name, chosen) if name and len(chosen) < MOST else []
    if len(offered) == 1:
        chosen, name, offered = [*chosen, offered[0]], "", []
    context = {
        "nav": "regions",
        "add": name,
        "columns": [column(one, chosen) for one in chosen],
        "counts": [
            (label, [getattr(counts_of(one), name, None) for one in chosen])
            for name, label in COUNTED.items()
        ],
        "lines": lines_of(chosen),
        "offered": [
            (one, way[:-1], address([*chosen, one]))
            for one, way in zip(offered, ways_to(offered), strict=True)
        ],
        "codes": [one.code for one in chosen],
        "room": len(chosen) < MOST,
    }
    return render(request, "regions/compare.html", context)


def regions_of(codes: list[str]) -> list[Region]:
    """The first regions that the codes name, each once, in the order given."""
    known = Region.objects.without_boundary().select_related("statistics", "parent")
    found = {one.code: one for one in known.filter(code__in=[readable(code) for code in codes])}
    return [found[code] for code in dict.fromkeys(codes) if code in found][:MOST]


def found_by(name: str, chosen: list[Region]) -> list[Region]:
    """What a name or a code may mean: what is called exactly that, else what has it in it."""
    codes = [one.code for one in chosen]
    exact = named(name, exactly=True).exclude(code__in=codes)
    some = exact if exact.exists() else named(name).exclude(code__in=codes)
    return list(some.select_related("statistics", "parent")[:OFFERED])


def column(region: Region, chosen: list[Region]) -> dict[str, Any]:
    others = [one for one in chosen if one != region]
    return {"region": region, "without": address(others)}


def counts_of(region: Region) -> RegionStatistics | None:
    return getattr(region, "statistics", None)


def lines_of(chosen: list[Region]) -> list[Line]:
    """Every indicator that is known for one of them, as the first region that has it orders it."""
    figures = [
        {each.indicator: each for system in situation(region) for each in system.figures}
        for region in chosen
    ]
    indicators = dict.fromkeys(indicator for known in figures for indicator in known)
    return [Line(one, [known.get(one) for known in figures]) for one in indicators]


def address(regions: list[Region]) -> str:
    return f"?{urlencode({'region': [one.code for one in regions]}, doseq=True)}"
