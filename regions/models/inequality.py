"""Household incomes, which nothing shows, and the inequality computed from them."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from records.models import DataSource
from regions.models.region import Region
from regions.querysets import EstimateQuerySet


class IncomeSurvey(models.Model):
    """The households of one source and year (C.E.), of which figures are computed together.

    `version` moves with every import; `computed` is the version that the figures rest on.
    """

    source = models.ForeignKey(DataSource, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(help_text=_("C.E."))
    version = models.PositiveIntegerField(default=0, db_default=0)
    computed = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        verbose_name = _("income survey")
        verbose_name_plural = _("income surveys")
        constraints = [
            models.UniqueConstraint(fields=["source", "year"], name="incomesurvey_once"),
            models.CheckConstraint(
                condition=Q(year__gte=1900, year__lte=2200), name="incomesurvey_year_is_ce"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.year}"


class HouseholdFile(models.Model):
    """A file of households as it was last loaded: another edition of it takes its place."""

    source = models.ForeignKey(DataSource, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text=_("SHA-256 of its bytes."))
    loaded_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("household file")
        verbose_name_plural = _("household files")
        constraints = [
            models.UniqueConstraint(fields=["source", "name"], name="householdfile_once"),
            models.UniqueConstraint(fields=["source", "digest"], name="householdfile_not_twice"),
        ]

    def __str__(self) -> str:
        return self.name


class Household(models.Model):
    """One household. Private: no API, page or admin reads it, and the web's own database role
    may not (`grant_web_role`); nothing here or elsewhere in the database says who it is.

    It came with one version of its survey and may have left with a later one; whether it counts
    says its region's HouseholdRelease.
    """

    survey = models.ForeignKey(IncomeSurvey, models.DO_NOTHING, related_name="+", db_index=False)
    file = models.ForeignKey(HouseholdFile, models.DO_NOTHING, related_name="+", db_index=False)
    region = models.ForeignKey(Region, models.DO_NOTHING, related_name="+", db_index=False)
    members = models.PositiveSmallIntegerField()
    income = models.BigIntegerField(help_text=_("Of the whole household, in baht a month."))
    weight = models.BigIntegerField(help_text=_("In hundredths of a household."))
    entered = models.PositiveIntegerField()
    left = models.PositiveIntegerField(default=0, db_default=0, help_text=_("0 while it stays."))

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        default_permissions = ()
        indexes = [
            models.Index(fields=["survey", "region"], name="household_by_region"),
            models.Index(fields=["survey", "entered"], name="household_by_entry"),
            models.Index(
                fields=["survey", "left"], condition=Q(left__gt=0), name="household_leaving"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(members__gte=1), name="household_has_members"),
            models.CheckConstraint(condition=Q(income__gte=0), name="household_income"),
            models.CheckConstraint(condition=Q(weight__gt=0), name="household_weight"),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.region_id}"


class HouseholdRelease(models.Model):
    """The version of a survey up to which the households known by a region are counted."""

    survey = models.ForeignKey(IncomeSurvey, models.DO_NOTHING, related_name="+")
    region = models.ForeignKey(Region, models.DO_NOTHING, related_name="+", db_index=False)
    version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("release of households")
        verbose_name_plural = _("releases of households")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["survey", "region"], name="householdrelease_once")
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.region_id}: {self.version}"


class InequalityRun(models.Model):
    """One computation of a survey's figures: which version, by which line, how long it took."""

    survey = models.ForeignKey(IncomeSurvey, models.CASCADE, related_name="runs")
    version = models.PositiveIntegerField()
    poverty_line = models.FloatField(null=True, help_text=_("Baht a month per head."))
    regions = models.PositiveIntegerField(help_text=_("How many regions were computed."))
    seconds = models.FloatField()
    computed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("computation of inequality")
        verbose_name_plural = _("computations of inequality")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.version} {self.computed_at:%Y-%m-%d %H:%M}"


class InequalityEstimate(models.Model):
    """A published figure of one region, or that it is suppressed; never what is suppressed.

    It holds from the run `since` and, once superseded, up to the run `until`.
    """

    survey = models.ForeignKey(IncomeSurvey, models.CASCADE, related_name="estimates")
    region = models.ForeignKey(Region, models.PROTECT, related_name="inequality")
    measure = models.CharField(max_length=20)
    value = models.FloatField(null=True)
    low = models.FloatField(null=True, help_text=_("The interval of 95 per cent."))
    high = models.FloatField(null=True)
    n = models.PositiveIntegerField(null=True, help_text=_("Households."))
    suppressed = models.BooleanField(default=False)
    since = models.ForeignKey(InequalityRun, models.CASCADE, related_name="+")
    until = models.ForeignKey(InequalityRun, models.CASCADE, null=True, related_name="+")

    objects = EstimateQuerySet.as_manager()

    class Meta:
        verbose_name = _("inequality figure")
        verbose_name_plural = _("inequality figures")
        default_permissions = ()
        indexes = [
            models.Index(
                fields=["survey", "measure"],
                condition=Q(until__isnull=True),
                name="inequalityestimate_current",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "region", "measure"],
                condition=Q(until__isnull=True),
                name="inequalityestimate_once",
            ),
            models.CheckConstraint(
                name="inequalityestimate_suppressed_is_empty",
                condition=Q(suppressed=True, value=None, low=None, high=None, n=None)
                | Q(suppressed=False, value__isnull=False, n__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.region_id}: {self.value}"
