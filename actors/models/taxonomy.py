"""What records are about: three chains of issues, and the groups that are to be reached."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from records.bilingual import Bilingual, blank_text, text_array
from records.editable import Editable


@pghistory.track()
class Issue(Bilingual, Editable):
    """A chain of the taxonomy, or one of a chain's sub-issues."""

    slug = models.SlugField(unique=True, max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sub_issues"
    )
    order = models.PositiveSmallIntegerField(default=0, db_default=0)
    aliases = text_array(_("other names"))
    source_note = blank_text()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="issue_not_its_own",
            )
        ]

    def with_sub_issues(self) -> QuerySet[Issue]:
        """The issue itself and, for a chain, its sub-issues."""
        return Issue.objects.filter(Q(pk=self.pk) | Q(parent=self.pk))


@pghistory.track()
class TargetGroup(Bilingual, Editable):
    """A group of people that records are for. It tags organisations and areas, never persons."""

    slug = models.SlugField(unique=True, max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sub_groups"
    )
    order = models.PositiveSmallIntegerField(default=0, db_default=0)
    aliases = text_array(_("other names"))
    listed_by = blank_text(help_text=_("Whose list names this group."))
    sensitive = models.BooleanField(
        default=False,
        db_default=False,
        help_text=_("Belonging to it is sensitive data about a person (PDPA, section 26)."),
    )
    source_note = blank_text()

    class Meta:
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")
        ordering = ["order", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="targetgroup_not_its_own",
            )
        ]


class Themed(models.Model):
    """A record about issues, for target groups."""

    issues = models.ManyToManyField(Issue, blank=True, related_name="%(class)ss")
    target_groups = models.ManyToManyField(TargetGroup, blank=True, related_name="%(class)ss")

    class Meta:
        abstract = True
