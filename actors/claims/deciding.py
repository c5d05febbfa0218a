"""Deciding who speaks for an organisation."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, Claim, ClaimState, Membership, MembershipRole, Proof
from actors.rights import curates, owns
from records.letters import write
from records.models import User

LONGEST_REASON = 500


def without_owner() -> QuerySet[Actor]:
    """Organisations that had one by a claim, and whose owners have all left."""
    claimed = Claim.objects.filter(state=ClaimState.GRANTED).values("actor")
    owned = Membership.objects.filter(role=MembershipRole.OWNER).values("actor")
    return Actor.objects.filter(pk__in=claimed).exclude(pk__in=owned)


def proof_of(claim: Claim, by: User) -> Proof:
    """What this person's word is. Raises PermissionDenied where it counts for nothing."""
    if by.pk != claim.person_id and owns(by, claim.actor):
        return Proof.OWNER
    if by.pk != claim.person_id and curates(by, claim.actor):
        return Proof.CURATOR
    raise PermissionDenied


@transaction.atomic
def grant(claim: Claim, *, by: User, proof: Proof | None = None) -> None:
    """Make the person an owner. `proof` is asked of `by` unless it was another.

    Raises ValidationError where it was decided meanwhile, PermissionDenied where `by` may not.
    """
    proof = proof or proof_of(claim, by)
    claim = close(claim, ClaimState.GRANTED, by=by, proof=proof)
    Membership.objects.update_or_create(
        person=claim.person,
        actor=claim.actor,
        defaults={"role": MembershipRole.OWNER, "added_by": by},
    )


@transaction.atomic
def refuse(claim: Claim, *, by: User, reason: str) -> None:
    """With a reason that the person reads. Raises as `grant`."""
    proof_of(claim, by)
    if not reason.strip():
        raise ValidationError(_("Please say why: the person reads it."))
    if len(reason) > LONGEST_REASON:
        raise ValidationError(_("Please say it in fewer words."))
    close(claim, ClaimState.REFUSED, by=by, reason=reason.strip())


def close(claim: Claim, state: ClaimState, *, by: User, proof: str = "", reason: str = "") -> Claim:
    """Within a transaction: decide it, unless somebody else was quicker; tell the person."""
    found = Claim.objects.select_for_update(of=("self",)).select_related("actor", "person")
    locked = found.filter(pk=claim.pk).open().first()
    if locked is None:
        raise ValidationError(_("This has been decided meanwhile."))
    locked.state, locked.proof, locked.reason, locked.code = state, proof, reason, ""
    locked.decided_at, locked.decided_by = timezone.now(), by
    locked.save()
    if state != ClaimState.WITHDRAWN:
        person = locked.person.email
        transaction.on_commit(lambda: write("accounts/mail/decided.txt", [person], claim=locked))
    return locked
