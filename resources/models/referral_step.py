"""The time line of a referral."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Actor
from records.bilingual import blank_text
from records.models import User
from resources.models.referral import Referral, ReferralState


class Move(models.TextChoices):
    """What was done, as the time line says it."""

    START = "start", pgettext_lazy("referral", "Survey of the need")
    CLASSIFY = "classify", pgettext_lazy("referral", "Classified the need")
    CONSENT = "consent", pgettext_lazy("referral", "Agreed that it is passed on")
    REFER = "refer", pgettext_lazy("referral", "Referred")
    ACCEPT = "accept", pgettext_lazy("referral", "Accepted")
    DECLINE = "decline", pgettext_lazy("referral", "Declined")
    FOLLOW_UP = "follow_up", pgettext_lazy("referral", "Followed up")
    HAND_OVER = "hand_over", pgettext_lazy("referral", "Handed over to another organisation")
    CLOSE = "close", pgettext_lazy("referral", "Closed with an outcome")
    WITHDRAW = "withdraw", pgettext_lazy("referral", "Withdrew the request")
    NOTE = "note", pgettext_lazy("referral", "Noted")
    MERGE = "merge", pgettext_lazy("referral", "Ended, as it goes on in another referral")


class ReferralStep(models.Model):
    """One step of the time line: what was done, by whom, in whose name, and what was noted."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="steps")
    at = models.DateTimeField(db_default=Now(), editable=False)
    move = models.CharField(max_length=9, choices=Move)
    state_from = models.CharField(max_length=11, choices=ReferralState, blank=True, db_default="")
    state_to = models.CharField(max_length=11, choices=ReferralState)
    by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    actor = models.ForeignKey(
        Actor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("In whose name; empty for a curator."),
    )
    to_actor = models.ForeignKey(
        Actor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Whom it was meant for at this step."),
    )
    note = blank_text()

    class Meta:
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(move__in=Move.values), name="referral_step_move")
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="time_line_stays",
                fields=["referral", "at", "move", "state_from", "state_to"],
            )
        ]

    def __str__(self) -> str:
        return f"{self.referral_id}: {self.state_from} -> {self.state_to}"
