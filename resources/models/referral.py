"""A need on its way to who can meet it, and every step of that way."""

from __future__ import annotations

import uuid
from typing import Any, Self

import pgtrigger
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Actor
from records.bilingual import blank_text
from records.models import User
from resources.models.need import Need
from resources.models.resource import OfferState, Resource


class ReferralState(models.TextChoices):
    SURVEYED = "surveyed", pgettext_lazy("referral", "Surveyed")
    CLASSIFIED = "classified", pgettext_lazy("referral", "Classified")
    REFERRED = "referred", pgettext_lazy("referral", "Referred")
    ACCEPTED = "accepted", pgettext_lazy("referral", "Accepted")
    DECLINED = "declined", pgettext_lazy("referral", "Declined")
    FOLLOWED_UP = "followed_up", pgettext_lazy("referral", "Followed up")
    CLOSED = "closed", pgettext_lazy("referral", "Closed")


class Urgency(models.TextChoices):
    """What classifying a need comes to."""

    CAN_WAIT = "can_wait", _("Can wait some months")
    SOON = "soon", _("Within a month")
    URGENT = "urgent", _("Urgent: within a week")


class Outcome(models.TextChoices):
    MET = "met", pgettext_lazy("referral", "Met")
    PARTLY = "partly", pgettext_lazy("referral", "Partly met")
    NOT_MET = "not_met", pgettext_lazy("referral", "Not met")
    WITHDRAWN = "withdrawn", pgettext_lazy("referral", "Withdrawn")


# Whoever hands a need over leads it back to `classified`: the next receiver needs a new consent.
TRANSITIONS: list[tuple[str, str]] = [
    (ReferralState.SURVEYED, ReferralState.CLASSIFIED),
    (ReferralState.CLASSIFIED, ReferralState.REFERRED),
    (ReferralState.REFERRED, ReferralState.ACCEPTED),
    (ReferralState.REFERRED, ReferralState.DECLINED),
    (ReferralState.ACCEPTED, ReferralState.FOLLOWED_UP),
    (ReferralState.REFERRED, ReferralState.CLASSIFIED),
    (ReferralState.DECLINED, ReferralState.CLASSIFIED),
    (ReferralState.ACCEPTED, ReferralState.CLASSIFIED),
    (ReferralState.FOLLOWED_UP, ReferralState.CLASSIFIED),
    *((state, ReferralState.CLOSED) for state in ReferralState if state != ReferralState.CLOSED),
]
HOW_FAR = ["surveyed", "classified", "declined", "referred", "accepted", "followed_up"]
PASSED_ON = ["referred", "accepted", "declined", "followed_up"]
# What was never accepted can only be withdrawn, or not met once it was declined.
ENDS_AS_ITS_WAY_ALLOWS = """
IF NEW.outcome = 'withdrawn' OR OLD.state = 'followed_up'
    OR (OLD.state = 'declined' AND NEW.outcome = 'not_met')
THEN RETURN NEW; END IF;
RAISE EXCEPTION 'referral_ends_as_its_way_allows: % after %', NEW.outcome, OLD.state
    USING ERRCODE = 'check_violation';
"""


class ReferralQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.exclude(state=ReferralState.CLOSED)

    def overdue(self) -> Self:
        return self.open().filter(due_on__lt=Now())

    def concerning(self, actors: models.QuerySet[Actor]) -> Self:
        """Those that the organisations may see: who asks, who refers, and whoever it reached."""
        reached = Q(offered=True) | Q(referred_at__isnull=False)
        return self.filter(
            Q(need__actor__in=actors)
            | Q(from_actor__in=actors)
            | (Q(to_actor__in=actors) & reached)
        )


class Referral(models.Model):
    """A need meeting an actor, from the survey to an outcome.

    The asking organisation is the need's; `from_actor` passes the need on, the same one or another.
    `offered`: the receiving organisation came forward by itself. Who may move it says
    resources/referrals.py; what may follow what, the database does.
    """

    uuid = models.UUIDField(
        unique=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    need = models.ForeignKey(Need, models.CASCADE, related_name="referrals")
    from_actor = models.ForeignKey(Actor, models.CASCADE, related_name="referrals_passed_on")
    to_actor = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="referrals_received"
    )
    resource = models.ForeignKey(
        Resource, models.SET_NULL, null=True, blank=True, related_name="referrals"
    )
    state = models.CharField(
        max_length=11, choices=ReferralState, default=ReferralState.SURVEYED, db_default="surveyed"
    )
    offered = models.BooleanField(default=False, db_default=False)
    urgency = models.CharField(max_length=8, choices=Urgency, blank=True, db_default="")
    reason = blank_text(help_text=_("Why it was declined."))
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True, db_default="")
    consent_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    consent_at = models.DateTimeField(null=True, blank=True)
    consent_version = models.CharField(max_length=20, blank=True, db_default="")
    due_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    referred_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReferralState.values), name="referral_state"
            ),
            models.CheckConstraint(
                condition=Q(urgency__in=["", *Urgency.values]), name="referral_urgency"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["surveyed", "closed"]) | ~Q(urgency=""),
                name="referral_classified_by_urgency",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PASSED_ON)
                | Q(to_actor__isnull=False, referred_at__isnull=False),
                name="referral_passed_on_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(referred_at=None) | Q(consent_at__isnull=False),
                name="referral_passed_on_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(consent_at=None, consent_version="")
                | (Q(consent_at__isnull=False) & ~Q(consent_version="")),
                name="referral_consent_to_a_text",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""),
                name="referral_declined_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", outcome__in=Outcome.values, closed_at__isnull=False)
                | (~Q(state="closed") & Q(outcome="", closed_at=None)),
                name="referral_closed_with_an_outcome",
            ),
            models.UniqueConstraint(
                fields=["need", "to_actor"],
                condition=~Q(state="closed"),
                name="referral_once_at_a_time",
            ),
        ]
        triggers = [
            pgtrigger.FSM(name="one_step_at_a_time", field="state", transitions=TRANSITIONS),
            pgtrigger.Protect(
                name="begins_surveyed",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.state <> 'surveyed'"),
            ),
            pgtrigger.Trigger(
                name="ends_as_its_way_allows",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Condition("OLD.state <> 'closed' AND NEW.state = 'closed'"),
                func=ENDS_AS_ITS_WAY_ALLOWS,
            ),
            pgtrigger.Protect(
                name="outcome_stays",
                operation=pgtrigger.UpdateOf("outcome", "closed_at"),
                condition=pgtrigger.Condition(
                    "OLD.state = 'closed' AND (OLD.outcome <> NEW.outcome "
                    "OR OLD.closed_at <> NEW.closed_at)"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.need} – {self.to_actor or '?'}"

    def get_absolute_url(self) -> str:
        return reverse("referral", args=[self.uuid])

    def make_room(self) -> dict[str, Any]:
        """Where two organisations that had the same need become one, one way of it goes on.

        The one that has come less far is withdrawn with its time line, and what was kept for it
        is free; it stays so when the merge is undone.
        """
        rows = Referral.objects.select_for_update(of=("self",)).open().exclude(pk=self.pk)
        other = rows.get(need=self.need_id, to_actor=self.to_actor_id)
        ends, goes_on = sorted([self, other], key=lambda one: HOW_FAR.index(one.state))
        ends.steps.create(move="merge", state_from=ends.state, state_to=ReferralState.CLOSED)
        ends.state, ends.outcome = ReferralState.CLOSED, Outcome.WITHDRAWN
        ends.closed_at = timezone.now()
        ends.save(update_fields=["state", "outcome", "closed_at"])
        kept_for_it = Resource.objects.filter(pk__in=[ends.resource_id], offer=OfferState.RESERVED)
        kept_for_it.exclude(pk__in=[goes_on.resource_id]).update(offer=OfferState.OPEN)
        return {}

    @property
    def is_open(self) -> bool:
        return self.state != ReferralState.CLOSED
