"""When and where the partners of a project come together, and how they came to be partners."""

from __future__ import annotations

import uuid
from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.project import ParticipationRole, Project, Stage
from records.bilingual import Bilingual, blank_text
from records.models import State, User
from records.small_numbers import is_few
from regions.models import Region


class MeetingKind(models.TextChoices):
    WORKSHOP = "workshop", _("Workshop")
    MEETING = "meeting", _("Meeting")
    ASSEMBLY = "assembly", _("Assembly")


class MeetingQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those of published projects."""
        return self.filter(project__state=State.PUBLISHED)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Meeting(Bilingual):
    """A workshop, meeting or assembly of a project. Numbers of people, never their names."""

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="meetings")
    stage = models.ForeignKey(
        Stage, models.SET_NULL, null=True, blank=True, related_name="meetings",
        verbose_name=_("stage"),
    )  # fmt: skip
    kind = models.CharField(max_length=8, choices=MeetingKind, default=MeetingKind.MEETING)
    held_on = models.DateField()
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    venue = models.CharField(_("venue"), max_length=200, blank=True, db_default="")
    attendance = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    minutes_th = blank_text(verbose_name=_("minutes in Thai"))
    minutes_en = blank_text(verbose_name=_("minutes in English"))

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["held_on", "begins_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="meeting_kind"),
            models.CheckConstraint(condition=~Q(name_th=""), name="meeting_named"),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(begins_at__isnull=False, ends_at__gt=F("begins_at")),
                name="meeting_ends_after_it_begins",
                violation_error_message=_("It ends after it begins."),
            ),
        ]

    @property
    def few_came(self) -> bool:
        """Whether how many came is too few to be told."""
        return is_few(self.attendance)

    def get_absolute_url(self) -> str:
        return f"{reverse('project', args=[self.project.uuid])}#meetings"


class InvitationState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("invitation", "Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    DECLINED = "declined", pgettext_lazy("invitation", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "Withdrawn")


class Invitation(models.Model):
    """A partner of a project asks another organisation to take part in it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="invitations")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="invitations")
    role = models.CharField(
        max_length=11, choices=ParticipationRole, default=ParticipationRole.PARTNER
    )
    asking = models.ForeignKey(
        Actor, models.CASCADE, related_name="+", verbose_name=_("who invites")
    )
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, editable=False, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), db_default=Now(), editable=False)
    state = models.CharField(max_length=9, choices=InvitationState, default=InvitationState.ASKED)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "actor"],
                condition=Q(state=InvitationState.ASKED),
                name="invitation_open_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=InvitationState.values), name="invitation_state"
            ),
            models.CheckConstraint(
                condition=Q(role__in=ParticipationRole.values), name="invitation_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} – {self.actor_id} – {self.state}"
