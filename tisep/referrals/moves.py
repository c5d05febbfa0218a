"""The page of a referral: its time line, and the moves that the reader may make."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from actors.models import Membership
from actors.rights import actors_of, curates
from regions.curating import within
from resources.models import Move, Outcome, Referral, ReferralState
from resources.referrals import verbs
from resources.referrals.moving import TooLate
from resources.referrals.rules import moves_open_to, whose_turn
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.referrals.forms import BUTTONS, FORMS, ReceiverForm
from tisep.referrals.receivers import receivers

VERBS: dict[Move, Callable[..., Referral]] = {
    Move.CLASSIFY: verbs.classify,
    Move.CONSENT: verbs.consent,
    Move.REFER: verbs.refer,
    Move.ACCEPT: verbs.accept,
    Move.DECLINE: verbs.decline,
    Move.FOLLOW_UP: verbs.follow_up,
    Move.CLOSE: verbs.close,
    Move.HAND_OVER: verbs.hand_over,
    Move.NOTE: verbs.add_note,
    Move.WITHDRAW: partial(verbs.close, outcome=Outcome.WITHDRAWN),
}
# What the reader came for is open; the rest is a touch away.
ASIDE = {Move.HAND_OVER, Move.NOTE, Move.WITHDRAW, Move.DECLINE}


@kept_by_nobody
@require_safe
@login_required
def referral(request: SignedIn, uuid: UUID) -> HttpResponse:
    return page(request, seen_by(request, uuid))


@kept_by_nobody
@require_POST
@login_required
def move(request: SignedIn, uuid: UUID, move: str) -> HttpResponse:
    """Make the move; what was filled in wrong or came too late is said on the same page."""
    found = seen_by(request, uuid)
    if move not in VERBS:
        raise Http404
    chosen = Move(move)
    form = form_of(chosen, found, request, request.POST)
    if not form.is_valid():
        return page(request, found, chosen, form)
    try:
        VERBS[chosen](referral=found, by=request.user, **values(form))
    except TooLate as why:
        messages.warning(request, " ".join(why.messages))
    except ValidationError as why:
        form.add_error(None, ValidationError(why.messages))
        return page(request, found, chosen, form)
    except PermissionDenied:
        messages.warning(request, _("This is for another organisation to do."))
    else:
        messages.success(request, _("Done. Everybody concerned sees it here."))
    return redirect(found)


def values(form: forms.Form) -> dict[str, Any]:
    """What is said in the form, as the verb takes it."""
    said = {name: value for name, value in form.cleaned_data.items() if name != "agreed"}
    return said | said.pop("receiver", {})


def seen_by(request: HttpRequest, uuid: UUID) -> Referral:
    """The referral; to whom it does not concern it is not there."""
    rows: QuerySet[Referral] = Referral.objects.concerning(actors_of(request.user))
    if curates(request.user):
        rows = rows | within(Referral.objects.all(), request.user, "need__")
    related = ("need__actor", "need__region", "from_actor", "to_actor", "resource__owner")
    return get_object_or_404(
        rows.select_related(*related).defer("need__region__boundary"), uuid=uuid
    )


def form_of(move: Move, found: Referral, request: SignedIn, data: Any = None) -> forms.Form:
    kind: type[Any] = FORMS[move]
    options: dict[str, Any] = {"data": data, "auto_id": f"id_{move}_%s"}
    if issubclass(kind, ReceiverForm):
        offered = receivers(found.need, request.GET.get("q", ""), found)
        options["choices"] = [(one.value, one.told()) for one in offered]
        options["initial"] = {"urgency": found.urgency or None}
        if found.to_actor and offered and move == Move.CLASSIFY:
            options["initial"]["receiver"] = offered[0].value
    elif move == Move.CONSENT and found.to_actor:
        options["initial"] = {"receiver": found.to_actor.uuid}
    form: forms.Form = kind(**options)
    return form


def page(
    request: SignedIn,
    found: Referral,
    failed: Move | None = None,
    form: forms.Form | None = None,
) -> HttpResponse:
    # What was classified once seldom is again.
    aside = ASIDE | ({Move.CLASSIFY} if found.state == ReferralState.CLASSIFIED else set())
    offered = [
        {
            "move": one,
            "button": BUTTONS[one],
            "form": form if form and one == failed else form_of(one, found, request),
            "open": one == failed or (failed is None and one not in aside),
            "seeks": issubclass(FORMS[one], ReceiverForm),
        }
        for one in moves_open_to(request.user, found)
    ]
    offered.sort(key=lambda one: not one["open"])
    waits_for = whose_turn(found)
    context = {
        "referral": found,
        "steps": found.steps.select_related("actor", "to_actor"),
        "moves": offered,
        "query": request.GET.get("q", ""),
        "waits_for": waits_for,
        "nobody_there": bool(waits_for)
        and not Membership.objects.filter(actor__in=waits_for).exists(),
    }
    return render(request, "referrals/referral.html", context, status=422 if failed else 200)
