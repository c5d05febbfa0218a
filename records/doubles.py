"""Records that turned out to be one, and records that may."""

from __future__ import annotations

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

# The fields of a model, by what they tell together.
Groups = tuple[tuple[str, ...], ...]

# An address leads on once. Whoever writes here second waits, and then sees what the first wrote.
LEADS_ON_ONCE = """
PERFORM pg_advisory_xact_lock(7083006);
IF EXISTS (SELECT FROM records_merge WHERE gone = NEW.kept OR kept = NEW.gone) THEN
    RAISE EXCEPTION 'records_merge_leads_on_once: % leads on, or is led to', NEW.kept
        USING ERRCODE = 'check_violation';
END IF;
RETURN NEW;
"""


class Merge(models.Model):
    """A record that has become part of another of its kind; its address leads there.

    No address leads on twice: where the other is merged in its turn, what led to it is turned to
    where it went. One `act` may merge several.
    """

    kind = models.CharField(max_length=60, help_text=_("The model, such as actors.actor."))
    gone = models.UUIDField(unique=True)
    kept = models.UUIDField(db_index=True)
    act = models.UUIDField(db_index=True)
    at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    moved = models.JSONField(default=dict, help_text=_("What went along: undoing it needs that."))

    class Meta:
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        constraints = [
            models.CheckConstraint(condition=~Q(gone=F("kept")), name="records_merge_with_another")
        ]
        triggers = [
            pgtrigger.Trigger(
                name="leads_on_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=LEADS_ON_ONCE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.gone} -> {self.kept}"


class Likeness(models.TextChoices):
    NAME = "name", _("The same name")
    ABBREVIATION = "abbreviation", _("The same abbreviation")
    SIMILAR = "similar", _("Similar names in the same province")


class ResemblanceQuerySet(models.QuerySet):
    def open(self, *kinds: Any) -> Self:
        """Pairs of these models that nobody has denied, both still out of the archive."""
        wanted = Q(pk=None)
        for kind in kinds:
            alive = kind._default_manager.exclude(state="archived")
            wanted |= Q(
                Exists(alive.filter(uuid=OuterRef("first"))),
                Exists(alive.filter(uuid=OuterRef("second"))),
                kind=kind._meta.label_lower,
            )
        return self.filter(wanted, denied_at=None)

    def among(self, *records: models.QuerySet[Any]) -> Self:
        """Pairs of which both are among these records; each queryset is of another model."""
        wanted = Q(pk=None)
        for some in records:
            uuids = some.order_by().values("uuid")
            kind = some.model._meta.label_lower
            wanted |= Q(kind=kind, first__in=uuids, second__in=uuids)
        return self.filter(wanted)


class Resemblance(models.Model):
    """Two records of a kind that may be one, until somebody merges them or denies it."""

    kind = models.CharField(max_length=60, help_text=_("The model, such as actors.actor."))
    first = models.UUIDField()
    second = models.UUIDField()
    likeness = models.CharField(max_length=12, choices=Likeness)
    found_at = models.DateTimeField(db_default=Now())
    denied_at = models.DateTimeField(null=True, blank=True)
    denied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ResemblanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="records_resemblance_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="records_resemblance_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.first} ~ {self.second}"
