"""Measured facts about regions, with unit, direction, source, licence and method."""

from __future__ import annotations

import pghistory
from django.contrib.gis.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.bilingual import Bilingual, blank_text
from records.editable import Editable
from records.models import DataSource, Licence
from regions.models.region import Region
from regions.published import LOWER, UPPER, PublishedClasses, check_classes


class Direction(models.TextChoices):
    HIGHER_IS_WORSE = "higher_is_worse", _("Higher is worse")
    HIGHER_IS_BETTER = "higher_is_better", _("Higher is better")
    NEUTRAL = "neutral", _("Neither")


class RollUp(models.TextChoices):
    """How the value of a region comes from those of the regions in it."""

    NONE = "none", _("not at all")
    SUM = "sum", _("by their sum")
    MEAN = "mean", _("by their mean, weighted by inhabitants")


class Status(models.TextChoices):
    """How firm a value is."""

    OFFICIAL = "official", _("official")
    PROVISIONAL = "provisional", _("provisional")
    MODELLED = "modelled", _("modelled")
    COMPUTED = "computed", _("computed here")


def _length(name: str) -> models.Func:
    """How long a list of an indicator's classes is."""
    return models.Func(
        F(f"classes__{name}"),
        function="jsonb_array_length",
        output_field=models.IntegerField(),
    )


@pghistory.track()
class Indicator(Bilingual, Editable):
    """What is measured, by which system, and how it is to be read."""

    slug = models.SlugField(unique=True, max_length=80)
    unit_th = models.CharField(max_length=80, blank=True, db_default="")
    unit_en = models.CharField(max_length=80, blank=True, db_default="")
    direction = models.CharField(max_length=16, choices=Direction, default=Direction.NEUTRAL)
    system = models.CharField(
        max_length=80,
        blank=True,
        db_default="",
        help_text=_("The system that counts it."),
    )
    method_th = blank_text()
    method_en = blank_text()
    version = models.CharField(
        max_length=40,
        blank=True,
        db_default="",
        help_text=_("The version of the method, as its source names it."),
    )
    rolls_up = models.CharField(
        max_length=4, choices=RollUp, default=RollUp.NONE, db_default=RollUp.NONE
    )
    part_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        help_text=_("The composite that it is a dimension of."),
    )
    classes = models.JSONField(
        _("published classes"),
        default=dict,
        db_default={},
        blank=True,
        validators=[check_classes],
        help_text=_("Edges and names that the source publishes, and where an edge belongs."),
    )
    source = models.ForeignKey(DataSource, models.PROTECT, null=True, blank=True)
    licence = models.CharField(max_length=20, choices=Licence, default=Licence.UNSTATED)

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(part_of=F("pk")), name="indicator_not_part_of_itself"
            ),
            models.CheckConstraint(
                name="indicator_classes_have_names_and_edges",
                condition=Q(classes={})
                | Q(classes__has_keys=["edges", "names_th", "names_en", "edge_in"])
                & Q(classes__edge_in__in=[LOWER, UPPER])
                & Exact(_length("edges"), _length("names_th") + 1)
                & Exact(_length("names_th"), _length("names_en")),
            ),
        ]

    @property
    def published_classes(self) -> PublishedClasses | None:
        """Those that its source publishes; None where it publishes none."""
        return PublishedClasses.of(self.classes)

    def get_absolute_url(self) -> str:
        return reverse("api:indicator-detail", args=[self.slug])


@pghistory.track()
class IndicatorValue(Editable):
    """One value for one region and year. No row is no data; it is never zero."""

    class Qualifier(models.TextChoices):
        EXACT = "", _("exactly")
        OVER = "over", _("more than")
        ABOUT = "about", _("about")
        UNDER = "under", _("fewer than")

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    region = models.ForeignKey(Region, models.PROTECT, related_name="indicator_values")
    year = models.PositiveSmallIntegerField(help_text=_("C.E."))
    as_of = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=9)
    qualifier = models.CharField(
        max_length=5,
        choices=Qualifier,
        blank=True,
        default=Qualifier.EXACT,
        db_default="",
    )
    low = models.DecimalField(
        max_digits=24,
        decimal_places=9,
        null=True,
        blank=True,
        help_text=_("The lower end of its interval of 95 per cent."),
    )
    high = models.DecimalField(
        max_digits=24,
        decimal_places=9,
        null=True,
        blank=True,
        help_text=_("The upper end of its interval of 95 per cent."),
    )
    sample_size = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(
        max_length=11, choices=Status, default=Status.OFFICIAL, db_default=Status.OFFICIAL
    )
    source_note = blank_text(help_text=_("Where in the source: document and lines, or row."))

    class Meta:
        verbose_name = _("indicator value")
        verbose_name_plural = _("indicator values")
        ordering = ["indicator", "region", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "year", "as_of"],
                nulls_distinct=False,
                name="indicatorvalue_once",
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None)
                | Q(
                    low__isnull=False,
                    high__isnull=False,
                    low__lte=F("value"),
                    high__gte=F("value"),
                ),
                name="indicatorvalue_in_its_interval",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1900, year__lte=2200),
                name="indicatorvalue_year_is_ce",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.region_id} {self.year}: {self.value}"
