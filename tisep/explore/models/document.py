"""What searches look through: one row for each thing that can be found."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _


class FoundKind(models.TextChoices):
    """The kinds of things that can be found: the four of records, and what they hang on."""

    ACTOR = "actor", _("Organisation")
    PROJECT = "project", _("Project")
    RESOURCE = "resource", _("Resource")
    NEED = "need", _("Need")
    REGION = "region", _("Region")
    ISSUE = "issue", _("Issue")
    TARGET_GROUP = "target_group", _("Target group")
    INDICATOR = "indicator", _("Indicator")


class SearchDocument(models.Model):
    """The words of one thing, as they are compared. The database writes it (sql/documents.sql).

    `body` and `skeleton` hold the same four fields one after the other, the first as th_norm
    spells them and the second as th_skel does: names; what it is about; where it is; all else.
    `ends` and `skeleton_ends` are where each of the four begins (from 1), so that the place of a
    match tells its weight. Thai stands in them without spaces, digits and Latin words between
    spaces.

    `signs` is what is looked up whole: `=` and a name without spaces, `@` and a region's code,
    `#` and a year (C.E.), `<` and three letters of a name, `~` and two of a name or a theme.
    """

    kind = models.TextField(choices=FoundKind)
    ref = models.BigIntegerField(help_text=_("Its id in the table of its kind."))
    indexed = models.BigIntegerField(null=True, help_text=_("A record's id in the index."))
    public_id = models.TextField(help_text=_("UUID, region's code or slug."))
    key = models.TextField(help_text=_("The first name, normalised, without spaces."))
    signs = ArrayField(models.TextField())
    body = models.TextField()
    ends = ArrayField(models.IntegerField())
    skeleton = models.TextField()
    skeleton_ends = ArrayField(models.IntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="explore_searchdocument_once")
        ]
        indexes = [
            GinIndex(fields=["signs"], name="explore_by_signs"),
            GinIndex(OpClass("skeleton", "gin_trgm_ops"), name="explore_by_skeleton"),
            models.Index(OpClass("key", "text_pattern_ops"), name="explore_by_key"),
            models.Index(fields=["indexed"], name="explore_by_indexed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class VocabularyChange(models.Model):
    """One change of the words that searches are read with, by the table that it was made in.

    Their number and the last of them are the version: it moves with every commit that a reader
    comes to see, whatever the order of the commits.
    """

    topic = models.TextField()

    def __str__(self) -> str:
        return self.topic
