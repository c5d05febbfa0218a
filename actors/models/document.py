"""Documents that live elsewhere: minutes, reports, plans, by their address."""

from __future__ import annotations

import uuid
from typing import Self

import pghistory
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.lesson import Lesson
from actors.models.meeting import Meeting
from actors.models.project import Project, Stage
from records.bilingual import Bilingual
from records.models import State
from records.thai import FIRST_YEAR, LAST_YEAR
from regions.wording import hold_address_to_nobody, hold_texts_to_nobody

OF = ("project", "meeting", "stage", "lesson")


class DocumentKind(models.TextChoices):
    MINUTES = "minutes", _("Minutes")
    REPORT = "report", _("Report")
    PLAN = "plan", _("Plan")
    AGREEMENT = "agreement", _("Agreement")
    POLICY = "policy", _("Policy or regulation")
    TOOL = "tool", _("Handbook or tool")
    OTHER = "other", pgettext_lazy("document", "Other")


class DocumentLanguage(models.TextChoices):
    TH = "th", _("Thai")
    EN = "en", _("English")
    BOTH = "both", _("Thai and English")
    OTHER = "other", pgettext_lazy("language", "Another language")


class DocumentQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those of what everybody may see."""
        shown = State.PUBLISHED
        return self.filter(
            Q(project__state=shown)
            | Q(meeting__project__state=shown)
            | Q(stage__project__state=shown)
            | Q(lesson__in=Lesson.objects.public())
        )

    def of_projects(self, projects: list[Project]) -> Self:
        """Of the projects, of their meetings and stages, and of lessons from them."""
        found = Q()
        for way in ("", "meeting__", "stage__", "lesson__"):
            found |= Q(**{f"{way}project__in": projects})
        return self.filter(found)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Document(Bilingual):
    """A document of one project, meeting, stage or lesson, at an https address."""

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=9, choices=DocumentKind, default=DocumentKind.REPORT)
    language = models.CharField(max_length=5, choices=DocumentLanguage, default=DocumentLanguage.TH)
    year = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    url = models.CharField(
        max_length=500,
        validators=[URLValidator(schemes=["https"], message=_("An address begins with https://."))],
    )
    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="documents"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="documents",
        verbose_name=_("meeting"),
    )  # fmt: skip
    stage = models.ForeignKey(
        Stage, models.CASCADE, null=True, blank=True, related_name="documents",
        verbose_name=_("stage"),
    )  # fmt: skip
    lesson = models.ForeignKey(
        Lesson, models.CASCADE, null=True, blank=True, related_name="documents",
        verbose_name=_("lesson"),
    )  # fmt: skip

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["-year", "name_th", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name_th=""), name="document_named"),
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind"),
            models.CheckConstraint(
                condition=Q(language__in=DocumentLanguage.values), name="document_language"
            ),
            models.CheckConstraint(
                condition=Q(url__startswith="https://"),
                name="document_https",
                violation_error_message=_("An address begins with https://."),
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="document_year",
            ),
            models.CheckConstraint(
                condition=models.lookups.Exact(
                    sum(
                        (
                            Case(
                                When(**{f"{name}__isnull": False}, then=Value(1)),
                                default=Value(0),
                                output_field=IntegerField(),
                            )
                            for name in OF
                        ),
                        Value(0),
                    ),
                    Value(1),
                ),
                name="document_of_one",
                violation_error_message=_("Say what it belongs to: one thing alone."),
            ),
        ]

    @property
    def of(self) -> Project | Meeting | Stage | Lesson:
        """What it belongs to."""
        return next(one for name in OF if (one := getattr(self, name)) is not None)

    def clean(self) -> None:
        super().clean()
        hold_texts_to_nobody(self, ("name_th", "name_en"))
        hold_address_to_nobody(self, "url")
