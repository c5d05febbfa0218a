"""What searches look through: one row for each thing that can be found."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Func
from django.utils.translation import gettext_lazy as _

# Kilobytes of new entries that an index may hold unsorted: every search reads through them.
AWAITING = 64


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

    `names` and `written` are as th_norm spells them, `named` and `told` the same as th_skel does:
    the names alone, which are short and read first, and with all else that is said behind them.
    Thai stands in them without spaces, digits and Latin words between spaces.

    `marks` is what is looked up whole: `=` and a name without spaces, `#` and a year (C.E.), `@`
    and a region's code, `@issue:`, `@group:` or (for what those hang on) `@above-issue:` and a
    slug, `@kind:` and a record's. The words of regions and themes are looked for by these marks
    (search/labels.py). Runs of two and three letters of `named` stand in an index alone.
    """

    kind = models.TextField(choices=FoundKind)
    ref = models.BigIntegerField(help_text=_("Its id in the table of its kind."))
    indexed = models.BigIntegerField(null=True, help_text=_("A record's id in the index."))
    public_id = models.TextField(help_text=_("UUID, region's code or slug."))
    key = models.TextField(help_text=_("The first name, normalised, without spaces."))
    marks = ArrayField(models.TextField())
    names = models.TextField()
    named = models.TextField()
    written = models.TextField()
    told = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref"], name="explore_searchdocument_once")
        ]
        indexes = [
            GinIndex(fields=["marks"], name="explore_by_marks", gin_pending_list_limit=AWAITING),
            GinIndex(
                Func("named", function="explore_grams"),
                name="explore_by_grams",
                gin_pending_list_limit=AWAITING,
            ),
            GinIndex(
                OpClass("told", "gin_trgm_ops"),
                name="explore_by_told",
                gin_pending_list_limit=AWAITING,
            ),
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
