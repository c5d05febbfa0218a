"""What projects set out to change together, told by the indicators of regions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

import pghistory
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from actors.models.project import Project
from records.bilingual import blank_text
from records.editable import Editable
from records.models import State
from regions.models import Indicator, IndicatorValue, Region
from regions.models.indicator import Direction


class Standing(models.TextChoices):
    """How a KPI stands by the newest value of its indicator."""

    NO_DATA = "no_data", _("No value since the baseline")
    REACHED = "reached", _("Reached")
    ON_TRACK = "on_track", _("On track")
    BEHIND = "behind", _("Behind")
    MISSED = "missed", _("Missed")


@dataclass(frozen=True)
class Progress:
    """How far a KPI has come. `share`: 0 at the baseline, 1 at the target, below 0 if it got worse.

    `expected`: the share that a straight way from the baseline to the target has in `year` (C.E.).
    Without a value since the baseline all four are None: no data is not zero.
    """

    value: Decimal | None = None
    year: int | None = None
    share: Decimal | None = None
    expected: Decimal | None = None
    due: bool = False

    @property
    def per_cent(self) -> Decimal | None:
        return None if self.share is None else 100 * self.share

    @property
    def filled(self) -> str:
        """What a bar from 0 to 1 shows of it, in the digits that HTML reads."""
        return "" if self.share is None else f"{min(max(self.share, Decimal(0)), Decimal(1)):.3f}"

    @property
    def standing(self) -> Standing:
        if self.share is None or self.expected is None:
            return Standing.NO_DATA
        if self.share >= 1:
            return Standing.REACHED
        if self.due:
            return Standing.MISSED
        return Standing.ON_TRACK if self.share >= self.expected else Standing.BEHIND


class JointKpiQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Those of a published project."""
        return self.filter(projects__state=State.PUBLISHED).distinct()

    def with_newest(self) -> Self:
        """Annotated with `newest_value` and `newest_year`, read by `progress`.

        Newest is the last value after the baseline's year and not after the year it is due.
        """
        values = IndicatorValue.objects.filter(
            indicator=OuterRef("indicator"),
            region=OuterRef("region"),
            year__gt=OuterRef("baseline_year"),
            year__lte=OuterRef("due_year"),
        ).order_by("-year", F("as_of").desc(nulls_last=True))
        return self.annotate(
            newest_value=Subquery(values.values("value")[:1]),
            newest_year=Subquery(values.values("year")[:1]),
        )


@pghistory.track()
class JointKpi(Editable):
    """An indicator of a region that a project, or several together, want to bring to a target."""

    projects = models.ManyToManyField(Project, related_name="joint_kpis")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, models.PROTECT, related_name="joint_kpis")
    baseline = models.DecimalField(_("baseline"), max_digits=24, decimal_places=9)
    baseline_year = models.PositiveSmallIntegerField(_("year of the baseline"), help_text=_("C.E."))
    target = models.DecimalField(_("target"), max_digits=24, decimal_places=9)
    due_year = models.PositiveSmallIntegerField(_("to be reached in"), help_text=_("C.E."))
    source_note = blank_text()

    objects = JointKpiQuerySet.as_manager()

    class Meta:
        verbose_name = _("joint KPI")
        verbose_name_plural = _("joint KPIs")
        ordering = ["due_year", "indicator", "region"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(target=F("baseline")), name="jointkpi_changes_something"
            ),
            models.CheckConstraint(
                condition=Q(baseline_year__gte=1900, due_year__lte=2200)
                & Q(due_year__gt=F("baseline_year")),
                name="jointkpi_years_in_order_ce",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.region_id}: {self.baseline} – {self.target}"

    @property
    def progress(self) -> Progress:
        """How far it has come; of rows that come `with_newest()`."""
        value: Decimal | None = getattr(self, "newest_value")  # noqa: B009 - an annotation
        year: int | None = getattr(self, "newest_year")  # noqa: B009
        if value is None or year is None:
            return Progress()
        share = (value - self.baseline) / (self.target - self.baseline)
        years = self.due_year - self.baseline_year
        expected = Decimal(year - self.baseline_year) / years
        return Progress(value, year, share, expected, due=year == self.due_year)

    def clean(self) -> None:
        """A target that would make things worse by the indicator's own direction is a slip."""
        if None in (self.baseline, self.target) or self.indicator_id is None:
            return
        worse: dict[Any, bool] = {
            Direction.HIGHER_IS_WORSE: self.target > self.baseline,
            Direction.HIGHER_IS_BETTER: self.target < self.baseline,
        }
        if worse.get(self.indicator.direction):
            said = _("This target is worse than the baseline: %(direction)s.")
            direction = self.indicator.get_direction_display()
            raise ValidationError({"target": said % {"direction": direction}})
