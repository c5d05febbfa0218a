"""When a region's figures were published and why they changed; what is computed here from what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from records.models import ImportRun
from regions.models import Indicator, InequalityRun, Region, StatisticsRun
from regions.value_history import ValueHistory, value_history
from tisep.pages.places import full_name, way_to

SHOWN = 10
# The commands whose runs bring figures and boundaries.
BRINGING = ("load_indicators", "load_boundaries", "load_regions", "load_households")


@dataclass(frozen=True)
class Told:
    """A history with what the page calls it."""

    history: ValueHistory
    name: str
    unit: str


@require_safe
def changes(request: HttpRequest, code: str) -> HttpResponse:
    """Of a region: each figure that changed, and since when the others stand."""
    region = get_object_or_404(Region.objects.without_boundary(), code=code)
    told = [_told(one) for one in value_history(region)]
    context = {
        "region": region,
        "title": full_name(region),
        "way": way_to(region),
        "changed": [one for one in told if one.history.changed],
        "unchanged": [one for one in told if not one.history.changed],
    }
    return render(request, "regions/changes.html", context)


@require_safe
def computed(request: HttpRequest) -> HttpResponse:
    """What TISEP computes from what, when it last did, and how long it took."""
    context = {
        "nav": "computed",
        "statistics": StatisticsRun.objects.all()[:SHOWN],
        "inequality": InequalityRun.objects.select_related("survey__source")[:SHOWN],
        "imports": _imports(),
    }
    return render(request, "site/computed.html", context)


def _imports() -> QuerySet[ImportRun]:
    done = ImportRun.objects.filter(status=ImportRun.Status.APPLIED, command__in=BRINGING)
    return done.select_related("source")[:SHOWN]


def _told(history: ValueHistory) -> Told:
    measured: Any = history.measured
    if isinstance(measured, Indicator):
        return Told(history, measured.in_language("name"), measured.in_language("unit"))
    english = get_language() == "en"
    name = measured.name_en if english else measured.name_th
    return Told(history, name, measured.unit.name_en if english else measured.unit.name_th)
