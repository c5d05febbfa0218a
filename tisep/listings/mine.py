"""What a person's organisations offer and ask for, also what is not public yet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from actors.rights import actors_of
from records.models import State
from resources.models import Need, Resource
from tisep.accounts.caching import kept_by_nobody
from tisep.listings.states import moves_of
from tisep.pages.sections import Section


@kept_by_nobody
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    actors = actors_of(request.user)
    needs = Need.objects.filter(actor__in=actors).exclude(state=State.ARCHIVED)
    offers = Resource.objects.filter(owner__in=actors).exclude(state=State.ARCHIVED)
    lists = {
        "needs": Section(request, "needs", _light(needs)),
        "offers": Section(request, "offers", _light(offers.exclude(offer="not_offered"))),
    }
    context = {"actors": actors, **lists}
    for section in lists.values():
        for listing in section.shown:
            listing.moves_on = moves_of(listing)
    return render(request, "listings/mine.html", context)


def _light(rows: Any) -> Any:
    shown = rows.select_related("region").defer("region__boundary", "region__point")
    return shown.order_by("closed_at", "-opened_at", "pk")
