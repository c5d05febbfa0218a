"""The referrals of a person's organisations: what waits for them, is overdue, is closed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from actors.rights import actors_of
from resources.models import Referral
from resources.referrals.rules import whose_turn

MOST = 200


@cache_control(private=True, no_store=True)
@require_safe
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    actors = actors_of(request.user)
    ids = set(actors.values_list("pk", flat=True))
    rows = Referral.objects.concerning(actors).select_related(
        "need__actor", "from_actor", "to_actor"
    )
    current = list(rows.open().order_by("due_on", "-pk")[:MOST])
    waiting = [one for one in current if ids & {actor.pk for actor in whose_turn(one)}]
    others = [one for one in current if one not in waiting]
    closed = list(rows.filter(state="closed").order_by("-closed_at")[:MOST])
    sections = [
        ("waiting", _("Waiting for you"), waiting),
        ("others", _("Waiting for others"), others),
        ("closed", _("Closed"), closed),
    ]
    context = {"sections": sections, "today": timezone.localdate(), "known": bool(ids)}
    return render(request, "referrals/mine.html", context)
