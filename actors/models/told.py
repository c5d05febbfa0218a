"""What organisations tell of their work, for others to learn from: the ground of its kinds."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from actors.models.taxonomy import Issue, TargetGroup
from records.bilingual import Bilingual, blank_text
from records.models import State
from regions.wording import hold_texts_to_nobody

LONGEST = 10_000
STATES = [(one.value, one.label) for one in (State.DRAFT, State.PUBLISHED, State.ARCHIVED)]


def long_text(name: object) -> models.TextField:
    return blank_text(verbose_name=name, validators=[MaxLengthValidator(LONGEST)])


class ToldQuerySet(models.QuerySet):
    def with_themes(self) -> Self:
        return self.prefetch_related("issues", "target_groups")

    def tagged(self, tags: str, those: models.QuerySet) -> Self:
        """Those with one of the tags, each once."""
        return self.filter(pk__in=self.model._default_manager.filter(**{f"{tags}__in": those}))

    def about(self, slugs: list[str]) -> Self:
        """About one of the issues; a chain finds its sub-issues too."""
        issues = Issue.objects.filter(Q(slug__in=slugs) | Q(parent__slug__in=slugs))
        return self.tagged("issues", issues)

    def for_groups(self, slugs: list[str]) -> Self:
        groups = TargetGroup.objects.filter(Q(slug__in=slugs) | Q(parent__slug__in=slugs))
        return self.tagged("target_groups", groups)


class Told(Bilingual):
    """A draft that its organisation's people see, or published; it names no private person.

    What a curator has taken off is archived: its people see it, and it waits for a curator.
    `written` names the fields that are freely written.
    """

    written: ClassVar[tuple[str, ...]]

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    state = models.CharField(
        max_length=9, choices=STATES, default=State.DRAFT, db_default=State.DRAFT
    )
    issues = models.ManyToManyField(Issue, blank=True, related_name="+")
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[value for value, _label in STATES]), name="%(class)s_state"
            ),
            models.CheckConstraint(condition=~Q(name_th=""), name="%(class)s_named"),
        ]

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_taken_off(self) -> bool:
        return self.state == State.ARCHIVED

    def clean(self) -> None:
        super().clean()
        hold_texts_to_nobody(self, self.written)
