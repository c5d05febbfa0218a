"""Map tiles of the public records: clusters on a grid below a zoom, single records from there on.

Tiles are 512 px wide, so their zoom is Leaflet's less one. Each is one layer, `records`, of points
in 4096 units. Everything is reckoned in global units (0 at the world's north-west corner, 4096 a
tile) and rounded down once: a mark lies inside [0, 4096) of exactly one tile of a zoom, and the
others that draw it whole across their edge have it at the same place.
"""

from __future__ import annotations

import math

from django.contrib.gis.geos import Polygon
from django.db import connection

from records.api.tiles import EXTENT
from tisep.explore.querysets import IndexedRecordQuerySet, as_sql

# 64 px: the side of a cell, and how far beyond a tile's edge marks are drawn.
CELL = EXTENT // 8
RECORDS_FROM_ZOOM = 14
# Half the world's width in EPSG:3857, metres.
HALF = math.pi * 6_378_137

MARKS = """
WITH marks AS MATERIALIZED (
    SELECT {columns},
        floor((ST_X(mark) + {half}) * {scale}) AS x,
        floor(({half} - ST_Y(mark)) * {scale}) AS y
    FROM ({rows}) AS indexed
), here AS (
    SELECT * FROM marks
    WHERE x >= {west} AND x < {east} AND y >= {north} AND y < {south}
)
"""
CLUSTERS = """
, cells AS (
    SELECT avg(x) AS x, avg(y) AS y, count(*) AS count, min(id) AS one,
        count(*) FILTER (WHERE record = 'actor') AS actor,
        count(*) FILTER (WHERE record = 'project') AS project,
        count(*) FILTER (WHERE record = 'resource') AS resource,
        count(*) FILTER (WHERE record = 'need') AS need
    FROM here GROUP BY floor(x / {cell}), floor(y / {cell})
), features AS (
    SELECT ST_Point(floor(c.x) - {left}, floor(c.y) - {top}) AS mark, c.count::int,
        CASE WHEN c.count > 1 THEN c.actor::int END AS actor,
        CASE WHEN c.count > 1 THEN c.project::int END AS project,
        CASE WHEN c.count > 1 THEN c.resource::int END AS resource,
        CASE WHEN c.count > 1 THEN c.need::int END AS need,
        i.uuid::text, i.record, i.kind, i.name_th, i.name_en, i.at_region
    FROM cells c LEFT JOIN explore_indexedrecord i ON i.id = c.one AND c.count = 1
    ORDER BY c.one
)
"""
RECORDS = """
, features AS (
    SELECT ST_Point(x - {left}, y - {top}) AS mark, 1 AS count,
        uuid::text, record, kind, name_th, name_en, at_region
    FROM here ORDER BY id
)
"""
CLUSTERED = ("id", "record"), CLUSTERS
SINGLE = ("id", "record", "kind", "uuid", "name_th", "name_en", "at_region"), RECORDS
ENCODED = "SELECT ST_AsMVT(features, 'records', {extent}, 'mark') FROM features"


def tile(records: IndexedRecordQuerySet, z: int, x: int, y: int) -> bytes:
    """The Mapbox Vector Tile of these records; empty where none lies."""
    left, top = x * EXTENT, y * EXTENT
    units = 2**z * EXTENT
    bounds = {
        "west": left - CELL,
        "north": top - CELL,
        "east": left + EXTENT + CELL,
        "south": top + EXTENT + CELL,
    }
    columns, features = SINGLE if z >= RECORDS_FROM_ZOOM else CLUSTERED
    rows = records.filter(location__bboverlaps=box(bounds, units)).values(*columns, "mark")
    sql, params = as_sql(rows)
    template = MARKS + features + ENCODED
    query = template.format(
        rows=sql,
        columns=", ".join(columns),
        half=repr(HALF),
        scale=repr(units / (2 * HALF)),
        cell=CELL,
        left=left,
        top=top,
        extent=EXTENT,
        **bounds,
    )
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return bytes(cursor.fetchone()[0])


def box(bounds: dict[str, int], units: int) -> Polygon:
    """A little more than the bounds, as longitudes and latitudes (SRID 4326)."""
    margin = 1e-6

    def longitude(x: int) -> float:
        return x / units * 360 - 180

    def latitude(y: int) -> float:
        return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / units))))

    edges = Polygon.from_bbox(
        (
            longitude(bounds["west"]) - margin,
            latitude(bounds["south"]) - margin,
            longitude(bounds["east"]) + margin,
            latitude(bounds["north"]) + margin,
        )
    )
    edges.srid = 4326
    return edges
