"""The referrals of a person's organisations: what waits for them, is overdue, is closed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor
from actors.rights import actors_of
from resources.models import Match, Referral
from resources.referrals.rules import whose_turn
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn

MOST = 200
NEW_FOR, NEW = timedelta(days=14), 10


@kept_by_nobody
@require_safe
@login_required
def mine(request: SignedIn) -> HttpResponse:
    actors = actors_of(request.user)
    waiting, others = open_by_turn(actors)
    closed = list(concerning(actors).filter(state="closed").order_by("-closed_at")[:MOST])
    sections = [
        ("waiting", _("Waiting for you"), waiting),
        ("others", _("Waiting for others"), others),
        ("closed", _("Closed"), closed),
    ]
    context = {
        "found": newly_found(actors),
        "sections": sections,
        "today": timezone.localdate(),
        "known": actors.exists(),
    }
    return render(request, "referrals/mine.html", context)


def concerning(actors: QuerySet[Actor]) -> Any:
    rows = Referral.objects.concerning(actors)
    return rows.select_related("need__actor", "from_actor", "to_actor")


def open_by_turn(actors: QuerySet[Actor]) -> tuple[list[Referral], list[Referral]]:
    """The open ones that wait for one of these organisations, and those that wait for others."""
    ids = set(actors.values_list("pk", flat=True))
    waiting: list[Referral] = []
    others: list[Referral] = []
    for one in concerning(actors).open().order_by("due_on", "-pk")[:MOST]:
        mine = ids & {actor.pk for actor in whose_turn(one)}
        (waiting if mine else others).append(one)
    return waiting, others


def newly_found(actors: QuerySet[Actor]) -> QuerySet[Match]:
    """What was found lately to fit the needs of these organisations, the newest first."""
    public = Q(resource__state="published") | Q(actor__state="published")
    lately = Match.objects.filter(found_at__gt=timezone.now() - NEW_FOR, need__actor__in=actors)
    rows = lately.filter(public, need__state="published")
    return rows.select_related("need", "resource", "actor").order_by("-found_at", "-score")[:NEW]
