"""Who could come: the nearest organisations that work on it elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from actors.models import Actor
from regions.models import Region
from tisep.explore.gaps.presence import those_about
from tisep.explore.models import COUNTRY, RecordType
from tisep.explore.querysets import as_sql

# Those that reach the region are there already; those of the whole country are named apart.
NEAREST = """
WITH able AS MATERIALIZED (
    SELECT record_id, path, serves, serves_up, location FROM ({rows}) AS found
)
SELECT region.id, near.record_id, near.metres
FROM regions_region AS region
CROSS JOIN LATERAL (
    SELECT able.record_id, ST_Distance(able.location::geography, region.point::geography) AS metres
    FROM able
    WHERE NOT (able.path || able.serves_up) @> ARRAY[region.code]::text[]
        AND NOT able.serves && region.path::text[]
    ORDER BY able.location::geography <-> region.point::geography, able.record_id LIMIT %s
) AS near
WHERE region.id = ANY (%s) AND region.point IS NOT NULL
ORDER BY region.id, near.metres, near.record_id
"""
NAMED = 3


@dataclass(frozen=True, slots=True)
class Comer:
    """An organisation, and how far it sits from the middle of the region, in metres."""

    actor: Actor
    metres: float

    @property
    def kilometres(self) -> int:
        return round(self.metres / 1000)


def who_could_come(
    regions: Sequence[Region], issue: str | None, target_group: str | None, named: int = NAMED
) -> dict[int, list[Comer]]:
    """By the id of the region, the nearest first."""
    able = those_about(issue, target_group).filter(record=RecordType.ACTOR)
    able = able.filter(location__isnull=False).exclude(serves__contains=[COUNTRY])
    sql, params = as_sql(able.values("record_id", "path", "serves", "serves_up", "location"))
    with connection.cursor() as cursor:
        cursor.execute(
            NEAREST.format(rows=sql), (*params, named, [region.pk for region in regions])
        )
        rows = cursor.fetchall()
    cards = Actor.objects.only("uuid", "name_th", "name_en")
    actors = cards.in_bulk({actor for _region, actor, _metres in rows})
    found: dict[int, list[Comer]] = {region.pk: [] for region in regions}
    for region, actor, metres in rows:
        found[region].append(Comer(actors[actor], metres))
    return found


def for_the_whole_country(issue: str | None, target_group: str | None) -> list[Actor]:
    """The organisations that serve the whole country, in the order of a Thai dictionary."""
    those = those_about(issue, target_group).filter(
        record=RecordType.ACTOR, serves__contains=[COUNTRY]
    )
    named = those.order_by("name_th", "id").values_list("record_id", flat=True)
    found = Actor.objects.only("uuid", "name_th", "name_en").in_bulk(named)
    return [found[pk] for pk in named]
