"""What was learnt: tried, what came of it, and where else it could be used."""

from __future__ import annotations

from typing import Any, Self

import pghistory
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from actors.models.actor import Actor
from actors.models.project import Project
from actors.models.told import Told, ToldQuerySet, long_text
from records.models import State
from regions.models import Region


class LessonQuerySet(ToldQuerySet):
    def public(self) -> Self:
        """Published, of an organisation that everybody may see, or, without one, of a project."""
        shown = State.PUBLISHED
        whose = Q(actor__state=shown) | Q(actor=None, project__state=shown)
        return self.filter(whose, state=State.PUBLISHED)

    def in_or_around(self, regions: list[Region]) -> Self:
        """Learnt in one of the regions or below, or in one that holds it."""
        return self.tagged("regions", Region.objects.in_or_around(regions))

    def with_words(self) -> Self:
        """To be filtered by `words`: the skeletons of all texts, which the database keeps."""
        column = '"actors_lesson"."words"'
        words: Any = RawSQL(column, [], output_field=models.TextField())  # noqa: S611
        return self.alias(words=words)

    def in_full(self) -> Self:
        """With all that lists show of them, the newest first."""
        regions = models.Prefetch("regions", Region.objects.without_boundary())
        rows = self.select_related("actor", "project").with_themes().prefetch_related(regions)
        return rows.order_by("-created_at", "-pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Lesson(Told):
    """Of a project, whose partners write it, or of an organisation.

    The database keeps the skeletons of all its texts in a column `words` beside the fields.
    """

    written = (
        *("name_th", "name_en", "tried_th", "tried_en"),
        *("outcome_th", "outcome_en", "usable_th", "usable_en"),
    )

    project = models.ForeignKey(
        Project, models.CASCADE, null=True, blank=True, related_name="lessons"
    )
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="lessons")
    regions = models.ManyToManyField(Region, blank=True, related_name="+")
    tried_th = long_text(_("what was tried, in Thai"))
    tried_en = long_text(_("what was tried, in English"))
    outcome_th = long_text(_("what came of it, in Thai"))
    outcome_en = long_text(_("what came of it, in English"))
    usable_th = long_text(_("where it could be used, in Thai"))
    usable_en = long_text(_("where it could be used, in English"))

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["-created_at", "-pk"]
        constraints = [
            *Told.Meta.constraints,
            models.CheckConstraint(
                condition=Q(project__isnull=False) | Q(actor__isnull=False),
                name="lesson_of_something",
                violation_error_message=_("Say which project or organisation learnt it."),
            ),
        ]

    @property
    def is_public(self) -> bool:
        whose = self.of_actor if self.actor_id else self.of_project
        return self.is_published and whose is not None

    @property
    def of_project(self) -> Project | None:
        """Its project where everybody may see that."""
        return self.project if self.project and self.project.is_public else None

    @property
    def of_actor(self) -> Actor | None:
        """Its organisation where everybody may see that."""
        return self.actor if self.actor and self.actor.is_public else None

    def get_absolute_url(self) -> str:
        return reverse("lesson", args=[self.uuid])
