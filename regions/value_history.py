"""What was published of a region, and when: why a figure is not what it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from records.models import DataSource, ImportRun
from regions.inequality.measures import MEASURES, Measure
from regions.models import Indicator, InequalityEstimate, Region

TOLD = ("value", "qualifier", "low", "high", "status")


class Why(models.TextChoices):
    """What a value was published by."""

    IMPORTED = "imported", _("From its source")
    CORRECTED = "corrected", _("Corrected by a curator")
    COMPUTED = "computed", _("Computed from households’ incomes")


@dataclass(frozen=True)
class Edition:
    """A value as it stood from `published_at` on. `value` None: suppressed.

    `import_run`: which import brought it. `version`, `poverty_line`: of the households and the
    line (baht a month) that an inequality figure was computed from.
    """

    published_at: datetime
    why: Why
    value: float | None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    import_run: int | None = None
    version: int | None = None
    poverty_line: float | None = None


@dataclass(frozen=True)
class ValueHistory:
    """One figure of one year (C.E.): its editions, the newest first.

    Where the newest is suppressed there is no other.
    """

    slug: str
    measured: Indicator | Measure
    year: int
    source: DataSource | None
    editions: list[Edition]

    @property
    def changed(self) -> bool:
        return len(self.editions) > 1


def value_history(region: Region) -> list[ValueHistory]:
    """Of every figure of the region: indicators first, each by year, the newest first."""
    return [*_of_indicators(region), *_of_inequality(region)]


def _of_indicators(region: Region) -> Iterator[ValueHistory]:
    events = apps.get_model("regions", "IndicatorValueEvent")._default_manager
    rows = _with_import(events.filter(pgh_obj__region=region)).order_by(
        "indicator_id", "-year", "pgh_obj_id", "pgh_id"
    )
    indicators = Indicator.objects.select_related("source").in_bulk()
    for (pk, year, _value), stored in groupby(
        rows, key=lambda one: (one.indicator_id, one.year, one.pgh_obj_id)
    ):
        indicator = indicators[pk]
        editions = list(_told_anew(stored))
        yield ValueHistory(indicator.slug, indicator, year, indicator.source, editions[::-1])


def _with_import(events: QuerySet) -> QuerySet:
    """Each with the import that was running when it was stored; none: a person's own doing."""
    running = ImportRun.objects.filter(
        status=ImportRun.Status.APPLIED,
        started_at__lte=OuterRef("pgh_created_at"),
        finished_at__gte=OuterRef("pgh_created_at"),
    )
    return events.annotate(run=Subquery(running.order_by("-started_at").values("pk")[:1]))


def _told_anew(stored: Iterator[Any]) -> Iterator[Edition]:
    """Of all that was stored, what changed anything that is told."""
    before = None
    for event in stored:
        now = [getattr(event, field) for field in TOLD]
        if now == before:
            continue
        first, before = before is None, now
        low, high = (None if bound is None else float(bound) for bound in (event.low, event.high))
        yield Edition(
            event.pgh_created_at,
            Why.IMPORTED if first or event.run else Why.CORRECTED,
            float(event.value),
            low,
            high,
            event.sample_size,
            import_run=event.run,
        )


def _of_inequality(region: Region) -> Iterator[ValueHistory]:
    rows = (
        InequalityEstimate.objects.filter(region=region)
        .select_related("survey__source", "since")
        .order_by("survey__source__slug", "-survey__year", "measure", "-since__pk")
    )
    for (survey, slug), estimates in groupby(rows, key=lambda one: (one.survey, one.measure)):
        editions = [
            Edition(
                one.since.computed_at,
                Why.COMPUTED,
                one.value,
                one.low,
                one.high,
                one.n,
                version=one.since.version,
                poverty_line=one.since.poverty_line,
            )
            for one in estimates
        ]
        if editions[0].value is None:
            # What was told before the area became suppressed is not told again.
            editions = editions[:1]
        yield ValueHistory(slug, MEASURES[slug], survey.year, survey.source, editions)
