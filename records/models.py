"""What every record shares, and who and what records come from."""

from __future__ import annotations

import uuid
from typing import ClassVar

import pghistory
import pgtrigger
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.bilingual import Bilingual, blank_text, text_array
from records.doubles import Groups, Merge, Resemblance  # noqa: F401 - models of this app
from records.editable import Editable
from records.thai import written_date


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PENDING = "pending", _("Waiting for approval")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Archived")


class Licence(models.TextChoices):
    CC_BY_4 = "CC-BY-4.0", "CC BY 4.0"
    CC_BY_3_IGO = "CC-BY-3.0-IGO", "CC BY 3.0 IGO"
    CC0 = "CC0-1.0", "CC0 1.0"
    APACHE_2 = "Apache-2.0", "Apache 2.0"
    MIT = "MIT", "MIT"
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    FACTS = "facts", _("Facts from public documents, with attribution")
    UNSTATED = "unstated", _("No licence stated")


# A record that somebody takes out of the archive stands at its own address again.
NOT_MERGED_ANY_MORE = "DELETE FROM records_merge WHERE gone = NEW.uuid; RETURN NULL;"


class User(AbstractUser):
    """Who signs in: a curator or a member of an organisation."""

    def wait_turn(self) -> None:
        """Within a transaction, before what the person did lately is counted."""
        # One at a time: two at once would both be counted as the last one.
        User.objects.select_for_update(no_key=True).get(pk=self.pk)


@pghistory.track()
class DataSource(Bilingual):
    """Where records, boundaries or indicator values come from."""

    slug = models.SlugField(unique=True, max_length=80)
    publisher = models.CharField(max_length=200, blank=True, db_default="")
    url = models.URLField(blank=True, db_default="")
    licence = models.CharField(
        max_length=20,
        choices=Licence,
        default=Licence.UNSTATED,
        db_default=Licence.UNSTATED,
    )
    attribution = blank_text(help_text=_("The line to show wherever its data is shown."))
    retrieved_on = models.DateField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("data source")
        verbose_name_plural = _("data sources")
        ordering = ["slug"]


class Record(Bilingual, Editable):
    """The ground of actors, projects, resources and needs."""

    # Fields that tell one thing: one choice where records are merged.
    chosen_together: ClassVar[Groups] = (("name_en", "name_en_unverified"),)

    uuid = models.UUIDField(
        unique=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    name_en_unverified = models.BooleanField(
        _("English name is an unverified translation"), default=False, db_default=False
    )
    name_as_written = models.CharField(
        max_length=500,
        blank=True,
        db_default="",
        help_text=_("As the source writes it, where that differs."),
    )
    description_th = blank_text()
    description_en = blank_text()
    aliases = text_array(_("other names"))
    abbreviations = text_array(_("abbreviations"))
    website = models.URLField(_("website"), blank=True, db_default="")
    state = models.CharField(
        max_length=10, choices=State, default=State.DRAFT, db_default=State.DRAFT
    )
    source = models.ForeignKey(DataSource, models.PROTECT, null=True, blank=True)
    source_ref = models.CharField(
        max_length=200,
        blank=True,
        db_default="",
        help_text=_("The record's id at its source."),
    )
    source_note = blank_text(help_text=_("Where in the source: document and lines, or row."))
    licence = models.CharField(
        max_length=20,
        choices=Licence,
        default=Licence.CC_BY_4,
        db_default=Licence.CC_BY_4,
    )
    confirmed_on = models.DateField(
        null=True,
        blank=True,
        help_text=_("When somebody last confirmed that this is true."),
    )
    created_at = models.DateTimeField(auto_now_add=True, db_default=Now())
    created_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField(auto_now=True, db_default=Now())
    updated_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(name_th=""), name="%(app_label)s_%(class)s_named"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=State.values),
                name="%(app_label)s_%(class)s_state",
            ),
            models.UniqueConstraint(
                fields=["source", "source_ref"],
                condition=~models.Q(source_ref=""),
                name="%(app_label)s_%(class)s_source_ref",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="not_merged_any_more",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("state"),
                condition=pgtrigger.Condition("OLD.state = 'archived' AND NEW.state <> 'archived'"),
                func=NOT_MERGED_ANY_MORE,
            )
        ]

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED


class ImportRun(models.Model):
    """One reading of a source: what it planned, what it did, and why it refused."""

    class Status(models.TextChoices):
        RUNNING = "running", _("Running")
        PLANNED = "planned", _("Planned only")
        APPLIED = "applied", _("Applied")
        REFUSED = "refused", _("Refused")
        FAILED = "failed", _("Failed")

    command = models.CharField(max_length=80)
    source = models.ForeignKey(DataSource, models.PROTECT, null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField(db_default=Now())
    finished_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    report = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        day = timezone.localtime(self.started_at)
        return f"{self.command} · {written_date(day)} {day:%H:%M} · {self.get_status_display()}"


class SiteComment(models.Model):
    """A visitor's remark about the site. It asks for no name and no address."""

    text = models.TextField(_("comment"), max_length=4000)
    page = models.CharField(max_length=500, blank=True, db_default="")
    language = models.CharField(max_length=5, blank=True, db_default="")
    sent_at = models.DateTimeField(db_default=Now())
    answered = models.BooleanField(default=False, db_default=False)

    class Meta:
        verbose_name = _("comment about the site")
        verbose_name_plural = _("comments about the site")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.text[:60]
