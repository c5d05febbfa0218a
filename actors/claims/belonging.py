"""Inviting people to an organisation, changing what they may, and leaving."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, MemberInvitation, Membership, MembershipRole
from actors.rights import owns
from records.keys import fingerprint
from records.letters import write
from records.models import User

# So that nobody writes to all the world by way of an organisation.
INVITED_A_DAY = 50


@transaction.atomic
def invite(*, by: User, actor: Actor, email: str, role: str, address: str) -> MemberInvitation:
    """Mail a link that makes whoever opens it a member, once and within two weeks.

    `address` is the link with {key} in it. Who was invited before is invited anew.
    Raises PermissionDenied; ValidationError where too many were invited within a day.
    """
    _only_owners(by, actor)
    Actor.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)
    lately = actor.member_invitations.filter(invited_at__gt=timezone.now() - timedelta(days=1))
    if lately.count() >= INVITED_A_DAY:
        raise ValidationError(_("You have invited very many today. Please go on tomorrow."))
    _close(actor.member_invitations.filter(closed_at=None, email__iexact=email))
    key = secrets.token_urlsafe(32)
    invitation = MemberInvitation.objects.create(
        actor=actor, email=email, role=role, key=fingerprint(key), invited_by=by
    )
    told = {"actor": actor, "address": address.format(key=key), "email": by.email}
    transaction.on_commit(lambda: write("accounts/mail/invited.txt", [email], **told))
    return invitation


def invited(key: str) -> MemberInvitation | None:
    """What the link leads to, as long as it holds."""
    return (
        MemberInvitation.objects.open().filter(key=fingerprint(key)).select_related("actor").first()
    )


@transaction.atomic
def accept(key: str, *, by: User) -> Actor:
    """Make the person a member. Raises ValidationError where the link was used or is too old."""
    found = MemberInvitation.objects.open().select_for_update().filter(key=fingerprint(key)).first()
    if found is None:
        raise ValidationError(_("This invitation has been used, taken back or is too old."))
    _close(MemberInvitation.objects.filter(pk=found.pk))
    mine, made = Membership.objects.get_or_create(
        person=by,
        actor=found.actor,
        defaults={"role": found.role, "added_by": found.invited_by},
    )
    if not made and found.role == MembershipRole.OWNER:
        mine.role = MembershipRole.OWNER
        mine.save(update_fields=["role"])
    return found.actor


@transaction.atomic
def take_back(invitation: MemberInvitation, *, by: User) -> None:
    _only_owners(by, invitation.actor)
    _close(MemberInvitation.objects.filter(pk=invitation.pk, closed_at=None))


@transaction.atomic
def change_role(membership: Membership, role: str, *, by: User) -> None:
    _only_owners(by, membership.actor)
    # Who left meanwhile has none to change.
    Membership.objects.filter(pk=membership.pk).update(role=role)


@transaction.atomic
def remove(membership: Membership, *, by: User) -> None:
    """Anybody may leave; an owner may also send others away. The last owner may leave too."""
    if membership.person_id != by.pk:
        _only_owners(by, membership.actor)
    membership.delete()


def forget_addresses() -> None:
    """Of those who were invited and did not come in time."""
    _close(MemberInvitation.objects.filter(closed_at=None, expires_at__lte=timezone.now()))


def _only_owners(by: User, actor: Actor) -> None:
    if not owns(by, actor):
        raise PermissionDenied


def _close(invitations: object) -> None:
    invitations.update(closed_at=timezone.now(), email="")  # type: ignore[attr-defined]
