"""Calls of funds: which are open now, for whom, and until when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from actors.models import ActorKind
from regions.models import Region
from resources.models import Call, CallState
from tisep.pages.choices import Somewhere
from tisep.pages.sections import Section

SIZE = 20
SHOWN_IN_A_REGION = 5
STATES = [
    (CallState.OPEN.value, CallState.OPEN.label),
    (CallState.COMING.value, CallState.COMING.label),
    (CallState.CLOSED.value, CallState.CLOSED.label),
]


class FundsForm(Somewhere):
    """The filters, each of one value; what cannot be used is said and left out."""

    actor_kind = forms.ChoiceField(
        label=_("What your organisation is"),
        required=False,
        choices=[("", _("any kind of organisation")), *ActorKind.choices],
    )
    state = forms.ChoiceField(label=_("How it stands"), required=False, choices=STATES)

    def __init__(self, given: QueryDict) -> None:
        super().__init__(given)
        self.fields["region"].label = pgettext_lazy("funds", "For work in")


@require_safe
def funds(request: HttpRequest) -> HttpResponse:
    """The calls under the filters; what closes soonest first."""
    form = FundsForm(request.GET)
    chosen = form.said
    state = chosen.setdefault("state", CallState.OPEN.value)
    section = Section(request, "page", found(chosen), SIZE)
    query = QueryDict(mutable=True)
    for name, value in chosen.items():
        query[name] = value.code if isinstance(value, Region) else value
    on_map = QueryDict("record=resource&resource_kind=fund", mutable=True)
    if "region" in chosen:
        on_map["region"] = chosen["region"].code
    context = {
        "nav": "board",
        "form": form,
        "state": state,
        "heading": dict(STATES)[state],
        "section": section,
        "filtered": bool({"region", "actor_kind"} & set(chosen)),
        "csv_address": f"{reverse('api:call-list')}.csv?{query.urlencode()}",
        "map_address": f"{reverse('home')}?{on_map.urlencode()}",
    }
    return render(request, "funds/funds.html", context)


def found(chosen: dict[str, Any]) -> QuerySet[Call]:
    rows = Call.objects.public().standing(chosen["state"])
    if "region" in chosen:
        rows = rows.for_regions([chosen["region"]])
    if "actor_kind" in chosen:
        rows = rows.for_kinds([chosen["actor_kind"]])
    rows = rows.in_full()
    # Of those that are over, the latest first.
    return rows.order_by("-closes_on", "-pk") if chosen["state"] == CallState.CLOSED else rows


def calls_for(places: list[Region]) -> list[Call]:
    """A few that organisations of the places may answer now."""
    rows = Call.objects.public().standing(CallState.OPEN).for_regions(places).in_full()
    return list(rows[:SHOWN_IN_A_REGION])
