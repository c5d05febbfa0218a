"""Moving a need on to who can meet it, step by step.

Each verb raises PermissionDenied or a ValidationError in the reader's language, TooLate where
somebody was quicker; then nothing is stored.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.rights import speaks_for
from records.models import User
from resources.models import Move, Need, Outcome, Referral, ReferralState, Resource, Urgency
from resources.referrals.listings import ASKED, UNDER_WAY, hold, let_go, promise, settle
from resources.referrals.moving import TooLate, add_step, aim, moving, need_room

# The text that consent is given to; another wording gets another version.
CONSENT_VERSION = "2026-11"
DAYS_FOR = {Urgency.CAN_WAIT: 90, Urgency.SOON: 30, Urgency.URGENT: 7}


@transaction.atomic
def start(
    *,
    need: Need,
    actor: Actor,
    by: User,
    to_actor: Actor | None = None,
    resource: Resource | None = None,
    note: str = "",
) -> Referral:
    """Begin to pass a need on, in the name of `actor`: who asks, who refers, or who can help."""
    if not speaks_for(by, actor):
        raise PermissionDenied
    need_room(by, beginning=True)
    need = Need.objects.select_for_update(of=("self",)).select_related("actor").get(pk=need.pk)
    if not need.is_public or need.status not in ASKED:
        raise TooLate(_("This need is no longer open."))
    _not_again(need, actor, to_actor)
    offered = actor == to_actor
    referral = Referral(need=need, from_actor=need.actor if offered else actor, offered=offered)
    aim(referral, to_actor, resource)
    referral.save()
    add_step(referral, Move.START, "", by=by, actor=actor, note=note)
    return referral


def classify(
    *,
    referral: Referral,
    by: User,
    urgency: str,
    to_actor: Actor,
    resource: Resource | None = None,
    due_on: date | None = None,
    note: str = "",
) -> Referral:
    """Say how urgent it is and who could meet it; `due_on` follows from that unless given."""
    with moving(referral, Move.CLASSIFY, by=by, note=note) as found:
        found.urgency = urgency
        found.due_on = due_on or timezone.localdate() + timedelta(DAYS_FOR[Urgency(urgency)])
        found.state = ReferralState.CLASSIFIED
        aim(found, to_actor, resource)
    return found


def consent(*, referral: Referral, by: User, to_actor: Actor, note: str = "") -> Referral:
    """The asking organisation agrees that its need goes to `to_actor`, which it was shown."""
    with moving(referral, Move.CONSENT, by=by, note=note) as found:
        if found.to_actor != to_actor:
            raise TooLate(_("It is meant for another organisation by now: please look again."))
        if found.consent_at:
            raise TooLate(_("Your organisation has agreed already."))
        found.consent_by, found.consent_at = by, timezone.now()
        found.consent_version = CONSENT_VERSION
    return found


def refer(*, referral: Referral, by: User, note: str = "") -> Referral:
    with moving(referral, Move.REFER, by=by, note=note) as found:
        if found.consent_at is None:
            raise ValidationError(_("The asking organisation has not agreed yet."))
        hold(found)
        found.state, found.referred_at = ReferralState.REFERRED, timezone.now()
    return found


def accept(*, referral: Referral, by: User, note: str = "") -> Referral:
    """The need counts as being met from now on, and the offer is kept for it."""
    with moving(referral, Move.ACCEPT, by=by, note=note) as found:
        promise(found)
        found.state = ReferralState.ACCEPTED
    return found


def decline(*, referral: Referral, by: User, reason: str) -> Referral:
    with moving(referral, Move.DECLINE, by=by, note=said("reason", reason)) as found:
        found.state, found.reason = ReferralState.DECLINED, reason
    return found


def follow_up(*, referral: Referral, by: User, note: str, due_on: date | None = None) -> Referral:
    """Say how it stands; `due_on` is when to look again."""
    with moving(referral, Move.FOLLOW_UP, by=by, note=said("note", note)) as found:
        found.state, found.due_on = ReferralState.FOLLOWED_UP, due_on or found.due_on
    return found


def hand_over(
    *, referral: Referral, by: User, to_actor: Actor, note: str, resource: Resource | None = None
) -> Referral:
    """Lead it to another organisation, where it goes once the asking one has agreed again."""
    with moving(referral, Move.HAND_OVER, by=by, note=said("note", note)) as found:
        if to_actor == found.to_actor:
            raise ValidationError({"to_actor": _("It is with this organisation already.")})
        if found.state in UNDER_WAY:
            let_go(found)
        found.state, found.offered = ReferralState.CLASSIFIED, False
        aim(found, to_actor, resource)
    return found


def close(*, referral: Referral, by: User, outcome: str, note: str = "") -> Referral:
    """The asking organisation says what came of it, which its need shows from then on.

    It withdraws at any time before; the need itself stays open then, for others to meet.
    """
    move = Move.WITHDRAW if outcome == Outcome.WITHDRAWN else Move.CLOSE
    with moving(referral, move, by=by, note=note) as found:
        if found.state == ReferralState.DECLINED and outcome in (Outcome.MET, Outcome.PARTLY):
            raise ValidationError({"outcome": _("It was declined: it has not been met.")})
        if outcome in (Outcome.MET, Outcome.PARTLY):
            settle(found, outcome)
        elif found.state in UNDER_WAY:
            let_go(found)
        found.outcome, found.closed_at = outcome, timezone.now()
        found.state = ReferralState.CLOSED
    return found


def add_note(*, referral: Referral, by: User, note: str) -> Referral:
    with moving(referral, Move.NOTE, by=by, note=said("note", note)) as found:
        pass
    return found


def _not_again(need: Need, actor: Actor, to_actor: Actor | None) -> None:
    """Each one that begins is told by mail: nobody begins the same twice."""
    begun = Referral.objects.open().filter(need=need, from_actor=actor, offered=False)
    if to_actor is None and begun.filter(to_actor=None).exists():
        raise TooLate(_("Your organisation is leading this need on already."))


def said(field: str, text: str) -> str:
    if not text.strip():
        raise ValidationError({field: _("Please say it in a few words.")})
    return text.strip()
