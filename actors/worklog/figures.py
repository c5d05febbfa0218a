"""Which barriers stand where: counted over the public entries, as evidence for policy.

Entries and organisations are counted, never the people that they reached.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Func, IntegerField, QuerySet, When
from django.db.models.functions import Left
from django.utils.translation import override

from actors.models import Barrier, Issue, WorkEntry
from regions.models import Level, Region

SMALL = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)


class Unnest(Func):
    function = "unnest"
    output_field = IntegerField()
    set_returning = True


@dataclass(frozen=True, slots=True)
class Met:
    """How many entries and organisations tell of one barrier, under one issue or in one region."""

    by: str
    thing: Issue | Region
    barrier: int
    entries: int
    organisations: int

    @property
    def key(self) -> str:
        return self.thing.slug if isinstance(self.thing, Issue) else self.thing.code

    @property
    def name_th(self) -> str:
        return self.thing.name_th

    @property
    def name_en(self) -> str:
        return self.thing.name_en

    @property
    def barrier_th(self) -> str:
        return label(self.barrier, "th")

    @property
    def barrier_en(self) -> str:
        return label(self.barrier, "en")


def label(code: int, language: str) -> str:
    with override(language):
        return str(Barrier(code).label)


def by_issue(entries: QuerySet[WorkEntry]) -> list[Met]:
    """In the order of the taxonomy; an entry of several issues is counted under each."""
    counted = _counted(entries, F("issues"))
    found = Issue.objects.filter(pk__in={row[0] for row in counted}).order_by("order", "slug")
    return _told("issue", counted, {one.pk: one for one in found})


def by_region(entries: QuerySet[WorkEntry]) -> list[Met]:
    """By province, by code; work in a wider region stands under that region."""
    province = Case(
        When(region__level__in=SMALL, then=Left("region__code", 2)), default=F("region__code")
    )
    counted = _counted(entries, province)
    codes = {row[0] for row in counted}
    found = Region.objects.filter(code__in=codes).without_boundary().order_by("code")
    return _told("region", counted, {one.code: one for one in found})


def _counted(entries: QuerySet[WorkEntry], key: Any) -> list[tuple[Any, int, int, int]]:
    """Rows of key, barrier, entries, organisations; each entry once, whatever it was found by."""
    once = WorkEntry.objects.filter(pk__in=entries.order_by().values("pk")).order_by()
    grouped = once.annotate(key=key, barrier=Unnest("barriers")).values("key", "barrier")
    counts = {
        "entries": Count("pk", distinct=True),
        "organisations": Count("actor", distinct=True),
    }
    rows = grouped.annotate(**counts).exclude(key=None)
    return list(rows.values_list("key", "barrier", "entries", "organisations"))


def _told(by: str, counted: Iterable[Any], things: dict[Any, Any]) -> list[Met]:
    """In the order of the things, then of the barriers."""
    places = {key: place for place, key in enumerate(things)}
    rows = sorted(counted, key=lambda row: (places[row[0]], row[1]))
    return [Met(by, things[key], *counts) for key, *counts in rows]
