"""That somebody says an organisation is theirs, and people whom an organisation invites."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.membership import Membership, MembershipRole
from records.models import User

OPEN_FOR = timedelta(days=30)
INVITED_FOR = timedelta(days=14)
CODE_HOLDS = timedelta(hours=1)
CODE_TRIES = 5


class ClaimState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("claim", "Asked")
    GRANTED = "granted", pgettext_lazy("claim", "Granted")
    REFUSED = "refused", pgettext_lazy("claim", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim", "Withdrawn")
    EXPIRED = "expired", pgettext_lazy("claim", "Expired")


class Proof(models.TextChoices):
    """By what a claim was granted."""

    EMAIL = "email", _("A code mailed to the organisation")
    OWNER = "owner", _("An owner said so")
    CURATOR = "curator", _("A curator said so")


class ClaimQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(state=ClaimState.ASKED)

    def to_decide(self, person: User) -> Self:
        """The open ones of organisations that the person owns."""
        owned = Membership.objects.filter(person=person, role=MembershipRole.OWNER)
        return self.open().filter(actor__in=owned.values("actor"))


class Claim(models.Model):
    """Asked once at a time by a person for an organisation; decided once, and then it stays so.

    `code` is a fingerprint of what was mailed to the organisation, never the code itself.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        User, models.CASCADE, related_name="claims", verbose_name=_("person")
    )
    actor = models.ForeignKey(
        Actor, models.CASCADE, related_name="claims", verbose_name=_("organisation")
    )
    words = models.TextField(_("what they do there"), max_length=500)
    state = models.CharField(
        pgettext_lazy("claim", "state"),
        max_length=9,
        choices=ClaimState,
        default=ClaimState.ASKED,
    )
    proof = models.CharField(_("granted by"), max_length=7, choices=Proof, blank=True)
    asked_at = models.DateTimeField(_("asked at"), db_default=Now(), editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reason = models.TextField(_("reason"), max_length=500, blank=True)
    code = models.CharField(max_length=64, blank=True, editable=False)
    code_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    code_tries = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "actor"],
                condition=Q(state=ClaimState.ASKED),
                name="claim_open_once",
            ),
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state"),
            models.CheckConstraint(
                condition=Q(state=ClaimState.ASKED, decided_at=None)
                | (~Q(state=ClaimState.ASKED) & Q(decided_at__isnull=False)),
                name="claim_decided_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=ClaimState.GRANTED, proof__in=Proof.values)
                | (~Q(state=ClaimState.GRANTED) & Q(proof="")),
                name="claim_granted_has_a_proof",
            ),
            models.CheckConstraint(
                condition=~Q(state=ClaimState.REFUSED) | ~Q(reason=""),
                name="claim_refused_has_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="claim_is_decided_once",
                field="state",
                transitions=[
                    (ClaimState.ASKED.value, state.value)
                    for state in ClaimState
                    if state != ClaimState.ASKED
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} – {self.get_state_display()}"

    @property
    def code_holds(self) -> bool:
        """Whether a code is out that may still be tried."""
        sent = self.code_sent_at
        fresh = sent is not None and timezone.now() - sent < CODE_HOLDS
        return bool(self.code) and fresh and self.code_tries < CODE_TRIES


def two_weeks_on() -> object:
    return timezone.now() + INVITED_FOR


class MemberInvitationQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Neither taken up nor taken back, not too old, and by somebody who is still an owner."""
        owners = Membership.objects.filter(
            actor=OuterRef("actor"),
            person=OuterRef("invited_by"),
            person__is_active=True,
            role=MembershipRole.OWNER,
        )
        return self.filter(Exists(owners), closed_at=None, expires_at__gt=timezone.now())


class MemberInvitation(models.Model):
    """To an organisation, by mail; once. Its address is forgotten when it is taken up or back."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="member_invitations")
    email = models.EmailField(_("e-mail address"), blank=True)
    role = models.CharField(max_length=6, choices=MembershipRole, default=MembershipRole.MEMBER)
    key = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(default=two_weeks_on)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MemberInvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation to an organisation")
        verbose_name_plural = _("invitations to organisations")
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "email"],
                condition=Q(closed_at=None),
                name="member_invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=MembershipRole.values), name="member_invitation_role"
            ),
            models.CheckConstraint(
                condition=(Q(closed_at=None) & ~Q(email="")) | Q(closed_at__isnull=False, email=""),
                name="member_invitation_closed_has_no_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} – {self.get_role_display()}"
