"""Mails that lead an organisation to a project's invitation when nobody speaks for it here yet."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.models.claim import two_weeks_on
from actors.models.meeting import Invitation, InvitationState
from records.models import State, User


class InvitationMailQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Not used, not too old, and the invitation still waits for an answer."""
        return self.filter(
            closed_at=None,
            expires_at__gt=timezone.now(),
            invitation__state=InvitationState.ASKED,
            invitation__actor__state=State.PUBLISHED,
            invitation__project__state=State.PUBLISHED,
        )


class InvitationMail(models.Model):
    """One mail: its link holds once and for two weeks. Of link and address fingerprints are kept.

    `to_mailbox`: it went to the organisation's own public address, so that whoever has the link
    reads its mail; else to one that the inviting organisation typed.
    """

    invitation = models.ForeignKey(Invitation, models.CASCADE, related_name="mails")
    key = models.CharField(max_length=64, unique=True, editable=False)
    address = models.CharField(max_length=64, blank=True, db_default="", editable=False)
    to_mailbox = models.BooleanField(default=False)
    mailed_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    mailed_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField(default=two_weeks_on)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mailed invitation")
        verbose_name_plural = _("mailed invitations")
        ordering = ["-mailed_at", "-pk"]
        indexes = [models.Index(fields=["mailed_by", "mailed_at"], name="invitation_mail_by")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(address=""),
                name="invitation_mail_used_forgets_its_address",
            )
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} – {self.mailed_at:%Y-%m-%d}"
