"""Work that fills gaps, for everybody: a list under filters, its barriers, each entry."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from actors.models import Barrier, WorkEntry
from actors.models.work import WorkEntryQuerySet
from actors.worklog.figures import Met, by_issue, by_region
from actors.worklog.filters import WORK_PARAMETERS
from tisep.pages.places import way_to
from tisep.pages.sections import Section
from tisep.worklog.forms import WorkFilters

SIZE = 20


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """The list, and the tables of barriers over what the same filters leave."""
    form = WorkFilters(request.GET)
    chosen = form.chosen
    found = narrowed(chosen)
    context = {
        "nav": "work-log",
        "form": form,
        "filtered": bool(chosen),
        "section": Section(request, "page", found.in_full(), SIZE),
        "barriers": Barrier.choices,
        "tables": tables(found),
        "query": urlencode(chosen),
    }
    return render(request, "worklog/entries.html", context)


@require_safe
def entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    shown = WorkEntry.objects.public().in_full()
    found = get_object_or_404(shown, uuid=uuid)
    context = {"entry": found, "way": way_to(found.region)}
    return render(request, "worklog/entry.html", context)


def narrowed(chosen: dict[str, Any]) -> WorkEntryQuerySet:
    """The public entries that the filters leave, as the API narrows them."""
    found: Any = WorkEntry.objects.public()
    for parameter in WORK_PARAMETERS:
        if parameter.narrow and parameter.name in chosen:
            found = parameter.narrow(found, [parameter.read(str(chosen[parameter.name]))])
    return found


def tables(found: WorkEntryQuerySet) -> list[dict[str, Any]]:
    """By issue and by region: each with its rows, and of these a cell for each barrier."""
    return [
        {"by": by, "rows": [row(by, rows) for _pk, rows in groupby(met, lambda m: m.thing.pk)]}
        for by, met in (("issue", by_issue(found)), ("region", by_region(found)))
    ]


def row(by: str, met: Iterable[Met]) -> dict[str, Any]:
    rows = {one.barrier: one for one in met}
    first = next(iter(rows.values()))
    return {
        "thing": first.thing,
        "query": urlencode({by: first.key}),
        "cells": [(code, rows.get(code)) for code in Barrier.values],
    }
