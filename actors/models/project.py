"""What actors do together."""

from __future__ import annotations

import pghistory
from django.contrib.gis.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.taxonomy import Themed
from actors.querysets import ThemedQuerySet
from records.bilingual import Bilingual, blank_text, text_array
from records.editable import Editable
from records.models import Record
from regions.models import Placed


class ProjectStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    FINISHED = "finished", _("Finished")
    UNKNOWN = "unknown", _("Not known")


@pghistory.track()
class Project(Record, Placed, Themed):
    """A joint undertaking with partners, places, stages and lessons."""

    status = models.CharField(
        max_length=8,
        choices=ProjectStatus,
        default=ProjectStatus.UNKNOWN,
        db_default=ProjectStatus.UNKNOWN,
    )
    status_as_written = blank_text()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    dates_as_written = blank_text()
    partners = models.ManyToManyField(Actor, through="Participation", related_name="projects")
    partners_as_text = text_array(_("partners that are not single organisations"))
    kpis_th = blank_text(help_text=_("Joint KPIs, one a line."))
    kpis_en = blank_text()

    objects = ThemedQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        constraints = [
            *Record.Meta.constraints,
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=ProjectStatus.values),
                name="actors_project_status",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="actors_project_dates_in_order",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("project", args=[self.uuid])


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Stage(Bilingual, Editable):
    """A step of a project, such as one of a pilot's workshops."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="stages")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField(null=True, blank=True)
    outputs_th = blank_text()
    outputs_en = blank_text()
    source_note = blank_text()

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="stage_numbered_once")
        ]

    def make_room(self) -> dict[str, int] | None:
        """Take the next free number in its project, unless the same stage is there; what it was."""
        there = Stage.objects.filter(project=self.project_id)
        if there.filter(number=self.number, name_th=self.name_th).exists():
            return None
        was = self.number
        self.number = (there.aggregate(last=models.Max("number"))["last"] or 0) + 1
        return {"number": was}


class ParticipationRole(models.TextChoices):
    LEAD = "lead", _("Lead")
    OPERATOR = "operator", _("Operator")
    FUNDER = "funder", _("Funder")
    SUPPORTER = "supporter", _("Supporter")
    COORDINATOR = "coordinator", _("Coordinator")
    PARTNER = "partner", _("Partner")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Participation(Editable):
    """An actor's part in a project."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="participations")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="participations")
    role = models.CharField(
        max_length=11, choices=ParticipationRole, default=ParticipationRole.PARTNER
    )
    role_as_written = models.CharField(max_length=300, blank=True, db_default="")
    source_note = blank_text()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["project", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "actor", "role"], name="participation_once_a_role"
            ),
            models.CheckConstraint(
                condition=Q(role__in=ParticipationRole.values),
                name="participation_role",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor_id} – {self.get_role_display()} – {self.project_id}"
