"""Inviting an organisation that nobody speaks for here yet: a mail whose link leads it in."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from actors.claims.asking import ask
from actors.claims.deciding import grant
from actors.contact.ledger import note
from actors.joining import partners_of
from actors.letters.writing import public_address
from actors.models import (
    Actor,
    Claim,
    ContactAct,
    Invitation,
    InvitationMail,
    InvitationState,
    Proof,
)
from actors.rights import Person, owns, speaks_for
from records.keys import fingerprint
from records.letters import mailbox_of, write
from records.models import User

DAY = timedelta(days=1)
# So that nobody writes to all the world by way of a project, nor fills one mailbox.
MAILED_A_DAY = 20
TO_ONE_A_DAY = 3
AGAIN_AFTER = timedelta(days=7)


def may_mail(person: Person, invitation: Invitation) -> bool:
    """Owners of a partner of the project."""
    return any(owns(person, actor) for actor in partners_of(person, invitation.project))


@transaction.atomic
def mail(*, by: User, invitation: Invitation, address: str, email: str = "") -> None:
    """Mail the link to `email`, or to the organisation's public address where none is given.

    `address` is the link with {key} in it. Raises PermissionDenied; ValidationError where somebody
    of the organisation is here, no address is known, or it was mailed lately.
    """
    if not may_mail(by, invitation):
        raise PermissionDenied
    by.wait_turn()
    found = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    if found.state != InvitationState.ASKED:
        raise ValidationError(_("This invitation has been answered or withdrawn meanwhile."))
    if not (found.actor.is_public and found.project.is_public):
        raise ValidationError(_("The organisation or the project is not public any more."))
    if found.actor.has_people:
        raise ValidationError(_("Somebody of it is here: they find the invitation on their page."))
    point = public_address(found.actor)
    to = email or (point.value if point else "")
    if not to:
        raise ValidationError(_("No address of it is public here. Type one, if you know it."))
    own = point is not None and point.value.casefold() == to.casefold()
    _check(by, found, to)
    key = secrets.token_urlsafe(32)
    InvitationMail.objects.create(
        invitation=found,
        key=fingerprint(key),
        address=of_address(to),
        to_mailbox=own,
        mailed_by=by,
    )
    if own and point:
        note([point], person=by, act=ContactAct.USED)
    told = {"invitation": found, "address": address.format(key=key)}
    transaction.on_commit(lambda: write("together/mail/invited.txt", [to], **told))


def mailed(key: str) -> InvitationMail | None:
    """What the link leads to, as long as it holds."""
    related = ("invitation__actor", "invitation__asking", "invitation__project")
    return (
        InvitationMail.objects.open().filter(key=fingerprint(key)).select_related(*related).first()
    )


@transaction.atomic
def take_up(key: str, *, by: User) -> Claim | None:
    """Use the link up, once: whoever speaks for the organisation goes on to the invitation; others
    claim it, and a link from its own mailbox is the proof.

    Returns the claim. Raises ValidationError where the link was used or is too old, or where the
    person claimed very many organisations today.
    """
    links = InvitationMail.objects.open().select_for_update(of=("self",))
    found = links.filter(key=fingerprint(key)).first()
    if found is None:
        raise ValidationError(_("This invitation has been used, taken back or is too old."))
    InvitationMail.objects.filter(pk=found.pk).update(closed_at=timezone.now(), address="")
    invitation = found.invitation
    if speaks_for(by, invitation.actor):
        return None
    words = _("Invited by mail to the project: %(name)s") % {"name": invitation.project.name}
    claim = ask(by=by, actor=invitation.actor, words=words[:500])
    if found.to_mailbox and _is_still_theirs(found, invitation.actor):
        grant(claim, by=by, proof=Proof.EMAIL)
        claim.refresh_from_db()
    return claim


def _is_still_theirs(found: InvitationMail, actor: Actor) -> bool:
    """Whether the link is proof today: nobody speaks for the organisation, and its mailbox is the
    one that it was when the link was mailed."""
    Actor.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)
    point = public_address(actor)
    return point is not None and (point.consent_at is None or point.consent_at <= found.mailed_at)


def forget_addresses() -> None:
    """Of mails older than the day in which they count."""
    old = InvitationMail.objects.exclude(address="").filter(mailed_at__lt=timezone.now() - DAY)
    old.update(address="")


def of_address(email: str) -> str:
    return salted_hmac("invitation-mail", mailbox_of(email), algorithm="sha256").hexdigest()


def _check(by: User, invitation: Invitation, to: str) -> None:
    now = timezone.now()
    if invitation.mails.filter(mailed_at__gt=now - AGAIN_AFTER).exists():
        raise ValidationError(_("It was mailed within the last seven days. Please wait."))
    today = InvitationMail.objects.filter(mailed_at__gt=now - DAY)
    if today.filter(mailed_by=by).count() >= MAILED_A_DAY:
        raise ValidationError(_("You have invited very many today. Please go on tomorrow."))
    if today.filter(address=of_address(to)).count() >= TO_ONE_A_DAY:
        raise ValidationError(_("This address has had several invitations today."))
