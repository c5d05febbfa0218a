"""Where need is high and few are: a map of both, the list, and who could come."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from actors.models import TargetGroup
from regions.models import Level, Region
from tisep.explore.gaps.comers import for_the_whole_country, who_could_come
from tisep.explore.gaps.ranking import Gap, Gaps, Question, gaps
from tisep.pages.addresses import asking, on_the_map
from tisep.pages.gap_form import LEVELS, GapForm, indicators_of_need
from tisep.pages.outline import shaded_map
from tisep.pages.places import in_reading_order
from tisep.pages.sections import Section

SHOWN = 10
THIRDS = range(3)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    form = GapForm(request.GET.dict(), indicators_of_need())
    context = {
        "form": form,
        "nav": "gaps",
        "groups": TargetGroup.objects.filter(parent=None).order_by(*in_reading_order()),
        "query": request.GET,
    }
    if form.is_valid():
        context |= answered(request, form.asked)
    return render(request, "gaps/gaps.html", context)


def answered(request: HttpRequest, asked: Question) -> dict[str, Any]:
    found = gaps(asked)
    section = Section(request, "rows", found.rows, SHOWN)
    return {
        "asked": asked,
        "found": found,
        "section": section,
        "rows": told(asked, found, list(section.shown)),
        "counts": [(one, count) for one, count in found.counted().items()],
        "grid": grid(found),
        "map": shaded_map(Level(asked.level), {row.region.pk: row for row in found.rows}),
        "map_address": on_the_map(**of_the_map(asked)),
        "everywhere": for_the_whole_country(asked.issue, asked.target_group),
        "levels": levels(request.GET, asked.level),
        "api_address": f"{reverse('api:gaps')}.csv?{api_query(asked)}",
        "workbook_address": f"{reverse('api:gaps')}.xlsx?{api_query(asked)}",
        "json_address": f"{reverse('api:gaps')}?{api_query(asked)}",
    }


def told(asked: Question, found: Gaps, shown: list[Gap]) -> list[dict[str, Any]]:
    """The regions that are shown, each with its rank and who could come."""
    comers = who_could_come([row.region for row in shown], asked.issue, asked.target_group)
    holders = Region.objects.filter(
        code__in={row.measured.of for row in shown if row.measured}
    ).without_boundary()
    named = {one.code: one for one in holders}
    ranks = {row.region.pk: rank for rank, row in enumerate(found.rows, 1)}
    return [
        {
            "gap": row,
            "rank": ranks[row.region.pk],
            "comers": comers[row.region.pk],
            "measured_for": named.get(row.measured.of) if row.measured else None,
        }
        for row in shown
    ]


def grid(found: Gaps) -> list[list[dict[str, int]]]:
    """How many regions are in each cell of need (rows, most first) by presence (columns)."""
    cells = [row.thirds for row in found.rows]
    return [
        [{"need": need, "there": there, "count": cells.count((need, there))} for there in THIRDS]
        for need in reversed(THIRDS)
    ]


def of_the_map(asked: Question) -> dict[str, Any]:
    """What the large map shows of the question: the figure, its year and level, the area."""
    within = {} if asked.within.level == Level.COUNTRY else {"region": asked.within.code}
    year = str(asked.year)
    return {"indicator": asked.indicator.slug, "level": asked.level, "year": year, **within}


def levels(query: QueryDict, chosen: str) -> list[dict[str, Any]]:
    """The levels as links that keep the rest of the question."""
    return [
        {"label": label, "address": f"?{asking(query, level=level)}", "current": level == chosen}
        for level, label in LEVELS.items()
    ]


def api_query(asked: Question) -> str:
    said = QueryDict(mutable=True)
    said["indicator"] = asked.indicator.slug
    said["year"], said["level"] = str(asked.year), asked.level
    said["within"], said["need_weight"] = asked.within.code, str(asked.need_weight)
    for name in ("issue", "target_group"):
        if value := getattr(asked, name):
            said[name] = value
    return said.urlencode()
