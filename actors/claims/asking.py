"""Asking that an organisation is one's own, and the proof by a code mailed to it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from actors.claims.deciding import close, grant
from actors.contact.ledger import note
from actors.models import (
    Actor,
    Claim,
    ClaimState,
    ContactAct,
    ContactKind,
    ContactPoint,
    Membership,
    Proof,
)
from actors.models.claim import OPEN_FOR
from records.letters import write
from records.models import User

# Between two codes, so that nobody fills an organisation's mailbox.
BETWEEN_CODES = timedelta(minutes=15)
# Of one person, with those of organisations that they entered themselves: curators read each.
ASKED_A_DAY = 10


@transaction.atomic
def ask(*, by: User, actor: Actor, words: str) -> Claim:
    """The person's open claim; asked twice, it is the one that is there.

    Raises ValidationError where they own it already, or asked for very many within a day.
    """
    by.wait_turn()
    if Membership.objects.filter(person=by, actor=actor, role="owner").exists():
        raise ValidationError(_("This organisation is yours already."))
    mine = Claim.objects.filter(person=by)
    if there := mine.open().filter(actor=actor).first():
        return there
    if mine.filter(asked_at__gt=timezone.now() - timedelta(days=1)).count() >= ASKED_A_DAY:
        raise ValidationError(
            _("You have asked for very many organisations today. Please go on tomorrow.")
        )
    return Claim.objects.create(person=by, actor=actor, words=words)


def mailboxes(actor: Actor) -> list[ContactPoint]:
    """The e-mail addresses that are known of the organisation."""
    return list(actor.contact_points.live().filter(kind=ContactKind.EMAIL))


@transaction.atomic
def send_code(claim: Claim, *, by: User) -> None:
    """Mail a code of eight digits to the organisation; it holds for an hour and five tries.

    Raises ValidationError where none can be sent now.
    """
    claim = _own(claim, by)
    points = mailboxes(claim.actor)
    if not points:
        raise ValidationError(_("No e-mail address of this organisation is known here."))
    now = timezone.now()
    # Also of a claim that was withdrawn: who asks anew gets no more codes, nor tries.
    lately = Claim.objects.filter(person=by, actor=claim.actor)
    if lately.filter(code_sent_at__gt=now - BETWEEN_CODES).exists():
        raise ValidationError(_("A code is on its way. You can ask for another in 15 minutes."))
    code = f"{secrets.randbelow(10**8):08}"
    claim.code, claim.code_sent_at, claim.code_tries = fingerprint(claim, code), now, 0
    claim.save(update_fields=["code", "code_sent_at", "code_tries"])
    note(points, person=by, act=ContactAct.USED)
    told = {"code": code, "actor": claim.actor, "email": by.email}
    addresses = [one.value for one in points]
    transaction.on_commit(lambda: write("accounts/mail/code.txt", addresses, **told))


def prove(claim: Claim, code: str, *, by: User) -> bool:
    """Whether it was the code that was mailed; the claim is then granted.

    A wrong try is counted in a transaction of its own: what follows cannot undo it.
    """
    with transaction.atomic():
        claim = _own(claim, by)
        if not claim.code_holds:
            return False
        right = constant_time_compare(claim.code, fingerprint(claim, code))
        if right:
            grant(claim, by=by, proof=Proof.EMAIL)
        else:
            claim.code_tries += 1
            claim.save(update_fields=["code_tries"])
    return right


def withdraw(claim: Claim, *, by: User) -> None:
    with transaction.atomic():
        close(_own(claim, by), ClaimState.WITHDRAWN, by=by)


def expire() -> int:
    """Close what nobody has decided for 30 days; returns how many."""
    old = Claim.objects.open().filter(asked_at__lt=timezone.now() - OPEN_FOR)
    return old.update(state=ClaimState.EXPIRED, decided_at=timezone.now(), code="")


def fingerprint(claim: Claim, code: str) -> str:
    return salted_hmac(f"claim:{claim.uuid}", code, algorithm="sha256").hexdigest()


def _own(claim: Claim, by: User) -> Claim:
    """The claim, locked, as long as it is open and the person's own."""
    found = Claim.objects.select_for_update(of=("self",)).select_related("actor")
    locked = found.filter(pk=claim.pk, person=by).open().first()
    if locked is None:
        raise ValidationError(_("This has been decided meanwhile."))
    return locked
