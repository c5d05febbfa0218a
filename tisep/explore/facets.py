"""How many records each value of each filter would give, beside what is chosen already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Q, Value, When

from regions.models import Level, Region
from tisep.explore.models import IndexedRecord
from tisep.explore.querysets import as_sql

# How each facet's values stand in the index. A facet is counted without its own filter; the
# region's needs none of that: what is in or serves a child of the chosen region, the region has.
VALUES = {
    "record": "record",
    "actor_kind": "CASE WHEN record = 'actor' THEN kind END",
    "resource_kind": "CASE WHEN record IN ('resource', 'need') THEN kind END",
    "listing": "listing",
    "role": "unnest(roles)",
    "issue": "unnest(issues_up)",
    "target_group": "unnest(target_groups_up)",
}

COLUMNS = ("record", "kind", "listing", "roles", "issues_up", "target_groups_up", "location")

# One pass over the index: `missed` names the filters of facets that a record does not meet. Those
# that miss two count nowhere; what is alike is counted once.
COUNTS = """
WITH hits AS (
    SELECT record, kind, listing, roles, issues_up, target_groups_up,
        location IS NOT NULL AS on_map,
        array_remove(ARRAY[{missed}]::text[], NULL) AS missed
    FROM ({rows}) AS indexed
), alike AS MATERIALIZED (
    SELECT *, count(*) AS n FROM hits WHERE cardinality(missed) < 2
    GROUP BY record, kind, listing, roles, issues_up, target_groups_up, on_map, missed
)
SELECT 'on_map' AS facet, on_map::text AS value, sum(n)::bigint AS count
FROM alike WHERE missed = '{{}}' GROUP BY on_map
"""
COUNT_OF_ONE = """
UNION ALL SELECT '{facet}', value, sum(n)::bigint
FROM (SELECT {values} AS value, n FROM alike WHERE missed <@ ARRAY['{facet}']) AS a
WHERE value <> '' GROUP BY value
"""
REGIONS = """
WITH child AS MATERIALIZED (
    SELECT code::text, path::text[] FROM regions_region WHERE id = ANY (%s)
), seat AS MATERIALIZED (
    SELECT row_number() OVER () AS id, path, serves, serves_up, count(*) AS n
    FROM ({rows}) AS indexed GROUP BY path, serves, serves_up
), found AS (
    SELECT seat.id, up.code FROM seat CROSS JOIN unnest(seat.path || seat.serves_up) AS up (code)
    WHERE up.code IN (SELECT code FROM child)
    UNION
    SELECT seat.id, child.code FROM seat JOIN child ON seat.serves && child.path
    WHERE seat.serves && ARRAY(SELECT DISTINCT unnest(path) FROM child)
)
SELECT found.code, sum(seat.n)::bigint FROM found JOIN seat USING (id) GROUP BY found.code
"""

COUNT_SCHEMA = {"type": "integer", "minimum": 0}
VALUES_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["value", "count"],
        "properties": {"value": {"type": "string"}, "count": COUNT_SCHEMA},
        "additionalProperties": False,
    },
}
FACETS_SCHEMA = {
    "type": "object",
    "required": ["count", "on_map", "not_on_map", "facets"],
    "properties": {
        "count": COUNT_SCHEMA,
        "on_map": COUNT_SCHEMA,
        "not_on_map": COUNT_SCHEMA,
        "facets": {
            "type": "object",
            "required": [*VALUES, "region"],
            "properties": dict.fromkeys([*VALUES, "region"], VALUES_SCHEMA),
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}

Counts = dict[str, list[dict[str, Any]]]


def facets(conditions: Mapping[str, Q], regions: Sequence[Region] = ()) -> dict[str, Any]:
    """`{count, on_map, not_on_map, facets}`; a value that no record has is left out.

    `conditions` are those of filters.py by parameter, `regions` the chosen ones.
    """
    counted = _counts(conditions)
    on_map = {row["value"]: row["count"] for row in counted.pop("on_map", [])}
    found, lost = on_map.get("true", 0), on_map.get("false", 0)
    values = {facet: counted.get(facet, []) for facet in VALUES}
    return {
        "count": found + lost,
        "on_map": found,
        "not_on_map": lost,
        "facets": values | {"region": _region_counts(conditions, regions)},
    }


def _counts(conditions: Mapping[str, Q]) -> Counts:
    own = {name: condition for name, condition in conditions.items() if name in VALUES}
    always = [condition for name, condition in conditions.items() if name not in VALUES]
    meets = {
        f"meets_{name}": Case(
            When(condition, then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for name, condition in own.items()
    }
    rows = IndexedRecord.objects.filter(*always).annotate(**meets).values(*COLUMNS, *meets)
    sql, params = as_sql(rows)
    missed = ", ".join(f"CASE WHEN NOT meets_{name} THEN '{name}' END" for name in own)
    query = COUNTS.format(rows=sql, missed=missed) + "".join(
        COUNT_OF_ONE.format(facet=facet, values=values) for facet, values in VALUES.items()
    )
    counted: Counts = defaultdict(list)
    for facet, value, count in _fetch(f"{query} ORDER BY facet, count DESC, value", params):
        counted[facet].append({"value": value, "count": count})
    return counted


def _region_counts(conditions: Mapping[str, Q], regions: Sequence[Region]) -> list[dict[str, Any]]:
    """Counts by child of the chosen regions (a group's provinces), or by province."""
    narrow = [region for region in regions if region.level != Level.COUNTRY]
    children = (
        Region.objects.filter(Q(parent__in=narrow) | Q(groups__in=narrow)).distinct()
        if narrow
        else Region.objects.at_level(Level.PROVINCE)
    )
    rows = IndexedRecord.objects.filter(*conditions.values())
    sql, params = as_sql(rows.values("path", "serves", "serves_up"))
    query = REGIONS.format(rows=sql) + "ORDER BY found.code"
    ids = list(children.values_list("pk", flat=True))
    return [{"value": code, "count": n} for code, n in _fetch(query, (ids, *params))]


def _fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
