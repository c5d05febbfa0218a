"""What the law on personal data (PDPA) asks to be kept about keeping it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.models import User

# Section 37(4): the office is told within 72 hours after one knows of it.
TIME_TO_TELL = timedelta(hours=72)


class Erasure(models.Model):
    """A person who was erased, by number alone: a backup that is restored erases them again."""

    number = models.BigIntegerField(unique=True)
    erased_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        ordering = ["-erased_at"]

    def __str__(self) -> str:
        return str(self.number)


class Restriction(models.Model):
    """A person whose data is kept and not used (section 34): no news is gathered, no mail sent."""

    person = models.OneToOneField(
        User, models.CASCADE, primary_key=True, related_name="restriction"
    )
    since = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("restriction")
        verbose_name_plural = _("restrictions")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.person_id)


class Access(models.Model):
    """Somebody of the staff looked at personal data at the desk."""

    person = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    model = models.CharField(_("what"), max_length=100)
    object_id = models.CharField(_("which"), max_length=40, blank=True, db_default="")
    at = models.DateTimeField(_("at"), db_default=Now(), db_index=True)

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("accesses to personal data")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.what} {self.object_id}"

    @property
    def what(self) -> str:
        """The table as the desk calls it."""
        return str(apps.get_model(self.model)._meta.verbose_name)


class Risk(models.TextChoices):
    NONE = "none", _("None: the office need not be told")
    RISK = "risk", _("Some: tell the office within 72 hours")
    HIGH = "high", _("High: tell the office and those concerned")


class Breach(models.Model):
    """A leak, loss or change of personal data that should not have been, and what was done."""

    known_at = models.DateTimeField(_("known since"))
    what_happened = models.TextField(_("what happened"))
    data_concerned = models.TextField(_("which data, of whom"))
    people_concerned = models.PositiveIntegerField(_("how many people"), null=True, blank=True)
    risk = models.CharField(_("risk"), max_length=4, choices=Risk, default=Risk.RISK)
    why_this_risk = models.TextField(_("why this risk"))
    measures = models.TextField(_("what was done"), blank=True)
    office_told_at = models.DateTimeField(_("office told at"), null=True, blank=True)
    people_told_at = models.DateTimeField(_("people told at"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("breach of personal data")
        verbose_name_plural = _("breaches of personal data")
        ordering = ["-known_at"]
        constraints = [
            models.CheckConstraint(condition=Q(risk__in=Risk.values), name="breach_risk"),
            models.CheckConstraint(
                condition=Q(closed_at=None)
                | Q(risk=Risk.NONE)
                | Q(risk=Risk.RISK, office_told_at__isnull=False)
                | Q(office_told_at__isnull=False, people_told_at__isnull=False),
                name="breach_closed_when_all_were_told",
                violation_error_message=_(
                    "It can be closed once all were told whom this risk asks to tell."
                ),
            ),
            models.CheckConstraint(
                condition=Q(office_told_at=None) | Q(office_told_at__gte=F("known_at")),
                name="breach_told_after_it_was_known",
                violation_error_message=_("The office cannot be told before it is known here."),
            ),
        ]

    def __str__(self) -> str:
        return self.what_happened[:60]

    @property
    def due_at(self) -> datetime | None:
        """Until when the office is to be told; None where it was, or need not be."""
        if self.risk == Risk.NONE or self.office_told_at:
            return None
        return self.known_at + TIME_TO_TELL

    @property
    def hours_left(self) -> int | None:
        """Whole hours until then; below zero where it is late."""
        return None if self.due_at is None else (self.due_at - timezone.now()) // timedelta(hours=1)
