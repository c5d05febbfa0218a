"""Who reaches a region: organisations, projects and resources, per inhabitant."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.db import connection
from django.db.models import F, QuerySet

from regions.models import IndicatorValue, Region
from tisep.explore.models import COUNTRY, IndexedRecord, RecordType
from tisep.explore.querysets import as_sql

REACHED = (Path(__file__).parent.parent / "sql" / "presence.sql").read_text()
POPULATION = "population"
PER = 100_000
COUNTED = (RecordType.ACTOR, RecordType.PROJECT, RecordType.RESOURCE)


@dataclass(frozen=True, slots=True)
class Presence:
    """How many records of each kind reach a region."""

    actors: int = 0
    projects: int = 0
    resources: int = 0

    @property
    def records(self) -> int:
        return self.actors + self.projects + self.resources


def those_about(issue: str | None, target_group: str | None) -> QuerySet[IndexedRecord]:
    """The records that could meet a need, about an issue and for a target group (slugs)."""
    records = IndexedRecord.objects.filter(record__in=COUNTED)
    if issue:
        records = records.filter(issues_up__contains=[issue])
    if target_group:
        records = records.filter(target_groups_up__contains=[target_group])
    return records


def presence(records: QuerySet[IndexedRecord], level: str, within: str) -> dict[int, Presence]:
    """By the id of the region, for regions of the level in the one with the code `within`.

    A region that nobody reaches is not in it.
    """
    sql, params = as_sql(records.values("id", "record", "path", "serves", "serves_up"))
    with connection.cursor() as cursor:
        cursor.execute(REACHED.format(rows=sql), (*params, level, within))
        return {region: Presence(*counts) for region, *counts in cursor.fetchall()}


def serving_the_country(records: QuerySet[IndexedRecord]) -> int:
    """How many reach every region alike."""
    return records.filter(serves__contains=[COUNTRY]).count()


def inhabitants(regions: QuerySet[Region]) -> dict[int, int]:
    """The newest population of each region that has one, by the region's id."""
    rows = IndicatorValue.objects.filter(
        indicator__slug=POPULATION, region__in=regions.values("pk")
    ).order_by("year", F("as_of").asc(nulls_first=True))
    return {region: int(value) for region, value in rows.values_list("region_id", "value")}
