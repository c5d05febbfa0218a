"""What TISEP itself counts per region."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.contrib.gis.db import models
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from regions.models.indicator import IndicatorValue
from regions.models.region import Region

POPULATION = "population"
INHABITANTS = 100_000
KINDS = ("actors", "projects", "resources", "needs")


def newest_population(column: str = "value") -> Subquery:
    """Of a region's newest exact population: the number of persons, or the `year` (C.E.)."""
    known = IndicatorValue.objects.filter(
        indicator__slug=POPULATION, region=OuterRef("region"), qualifier="", value__gt=0
    )
    newest_first = known.order_by("-year", F("as_of").desc(nulls_last=True))
    return Subquery(newest_first.values(column)[:1])


class RegionStatisticsQuerySet(models.QuerySet):
    def with_population(self) -> Self:
        """Adds `population` and `population_year`, null where nobody knows."""
        return self.annotate(
            population=newest_population(), population_year=newest_population("year")
        )


class RegionStatistics(models.Model):
    """Counts over the public records of one region, as of one version of the index.

    `needs` are those that are open. The tallies are of all records.

    A row is written only when a figure in it has changed. Read with `with_population()` it also
    gives densities: these follow a corrected population at once.
    """

    region = models.OneToOneField(Region, models.CASCADE, related_name="statistics")
    actors = models.PositiveIntegerField(default=0, help_text=_("Located in it or below."))
    projects = models.PositiveIntegerField(default=0)
    resources = models.PositiveIntegerField(default=0)
    needs = models.PositiveIntegerField(default=0)
    reaching = models.PositiveIntegerField(
        default=0, help_text=_("Records that serve it though they sit elsewhere.")
    )
    by_actor_kind = models.JSONField(default=dict)
    by_resource_kind = models.JSONField(default=dict)
    by_role = models.JSONField(default=dict)
    by_issue = models.JSONField(default=dict)
    by_target_group = models.JSONField(default=dict)
    nearest = models.JSONField(
        default=dict,
        db_default={},
        help_text=_("Of a tambon: metres from its point to the nearest resource of each kind."),
    )
    last_confirmed_on = models.DateField(null=True)
    index_version = models.BigIntegerField(help_text=_("The version of the index counted."))
    counted_at = models.DateTimeField(help_text=_("When its figures last changed."))

    objects = RegionStatisticsQuerySet.as_manager()

    class Meta:
        verbose_name = _("statistics of a region")
        verbose_name_plural = _("statistics of regions")

    def __str__(self) -> str:
        return f"{self.region_id}: {self.actors}/{self.projects}/{self.resources}/{self.needs}"

    @property
    def days_since_confirmed(self) -> int | None:
        """Days since anything in it was last confirmed; None where nothing was."""
        confirmed = self.last_confirmed_on
        return (timezone.localdate() - confirmed).days if confirmed else None

    @property
    def densities(self) -> dict[str, Decimal | None]:
        """Each of KINDS per 100,000 inhabitants; None where nobody knows how many live there."""
        population: Decimal | None = self.population  # type: ignore[attr-defined]
        return {
            kind: population and round(getattr(self, kind) * INHABITANTS / population, 2)
            for kind in KINDS
        }


class StatisticsRun(models.Model):
    """One refresh of the statistics that found something to do."""

    started_at = models.DateTimeField(db_index=True)
    seconds = models.FloatField()
    everything = models.BooleanField(help_text=_("All was counted anew, not only what changed."))
    index_version = models.BigIntegerField(help_text=_("The version of the index counted."))
    changes = models.PositiveIntegerField(help_text=_("Changes of the index taken in."))
    regions = models.PositiveIntegerField(help_text=_("Regions whose figures changed."))
    mended = models.JSONField(
        null=True,
        help_text=_("What was wrong without a change to explain it: by region and figure."),
    )

    class Meta:
        verbose_name = _("refresh of the statistics")
        verbose_name_plural = _("refreshes of the statistics")
        ordering = ["-started_at"]
        get_latest_by = "started_at"

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M:%S}"
