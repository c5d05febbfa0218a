"""One move of a referral: locked, looked at again, stored with a step of the time line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor
from records.models import User
from resources.models import Move, Referral, ReferralStep, Resource
from resources.referrals.rules import RULES, may, parties_of, whose_turn

# Of one person: each may send mail to people of other organisations.
BEGUN_A_DAY = 20
MOVES_A_DAY = 100


class TooLate(ValidationError):
    """What was to be moved has been moved meanwhile."""


def need_room(by: User, *, beginning: bool = False) -> None:
    """Within a transaction: raises ValidationError where the person moved very much in a day."""
    by.wait_turn()
    done = ReferralStep.objects.filter(by=by, at__gt=timezone.now() - timedelta(days=1))
    if done.count() >= MOVES_A_DAY or (
        beginning and done.filter(move=Move.START).count() >= BEGUN_A_DAY
    ):
        raise ValidationError(_("You have led very many needs on today. Please go on tomorrow."))


@contextmanager
def moving(referral: Referral, move: Move, *, by: User, note: str) -> Iterator[Referral]:
    """The referral as it is now, to be changed by nobody else; stored at the end, with its step.

    Raises PermissionDenied where the person stands on no side that may, TooLate where another
    was quicker, ValidationError where the person made very many moves in a day.
    """
    with transaction.atomic():
        if move not in (Move.WITHDRAW, Move.DECLINE):
            need_room(by)
        found = (
            Referral.objects.select_for_update(of=("self",))
            .select_related("need__actor", "from_actor", "to_actor", "resource")
            .get(pk=referral.pk)
        )
        sides = parties_of(found, by)
        if not may(move, sides):
            raise PermissionDenied
        if found.state not in RULES[move].states:
            raise TooLate(_("Somebody was quicker: %(now)s.") % {"now": where_it_stands(found)})
        before, stood = found.state, (found.state, whose_turn(found))
        yield found
        if (found.state, whose_turn(found)) != stood:
            # Whom it has come to is told of it.
            found.reminded_on = None
        found.save()
        actor = next(sides[side] for side in RULES[move].parties if side in sides)
        add_step(found, move, before, by=by, actor=actor, note=note)


def add_step(
    referral: Referral, move: Move, before: str, *, by: User, actor: Actor | None, note: str
) -> None:
    ReferralStep.objects.create(
        referral=referral,
        move=move,
        state_from=before,
        state_to=referral.state,
        by=by,
        actor=actor,
        to_actor=referral.to_actor,
        note=note,
    )


def where_it_stands(referral: Referral) -> str:
    """What was done last, and in whose name."""
    last = referral.steps.exclude(move=Move.NOTE).select_related("actor").last()
    if last is None or last.actor is None:
        return str(referral.get_state_display())
    return f"{last.get_move_display()} ({last.actor.in_language('name')})"


def aim(referral: Referral, to_actor: Actor | None, resource: Resource | None) -> None:
    """Mean it for that organisation and offer. Another receiver needs another consent."""
    if to_actor is not None and to_actor == referral.need.actor:
        raise ValidationError({"to_actor": _("This is who asks: choose who could help.")})
    if to_actor is not None and not to_actor.is_public:
        raise ValidationError({"to_actor": _("This organisation is not listed any more.")})
    if resource is not None and resource.owner_id != (to_actor and to_actor.pk):
        raise ValidationError({"resource": _("This offer is another organisation's.")})
    if taken(referral, to_actor):
        raise TooLate(_("This need is on its way to this organisation already."))
    if to_actor != referral.to_actor:
        referral.consent_by = referral.consent_at = referral.referred_at = None
        referral.consent_version, referral.reason = "", ""
    referral.to_actor, referral.resource = to_actor, resource


def taken(referral: Referral, to_actor: Actor | None) -> bool:
    others = Referral.objects.open().exclude(pk=referral.pk)
    return to_actor is not None and others.filter(need=referral.need, to_actor=to_actor).exists()
