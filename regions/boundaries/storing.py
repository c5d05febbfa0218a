"""Boundaries into and out of the database, thousands at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import shapely
from django.contrib.gis.db.models.functions import AsWKB
from django.db import connection, transaction
from psycopg2.extras import execute_values

from regions.boundaries.outlines import BANDS, outlines
from regions.models import Level, Region, RegionOutline

DRAWN_LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)
PAGE = 500

UPDATE = """
UPDATE regions_region AS region
SET boundary = ST_GeomFromWKB(new.boundary, 4326), boundary_approximate = new.approximate,
    boundary_source_id = new.source, point = ST_GeomFromWKB(new.point, 4326),
    point_by = new.point_by
FROM (VALUES %s) AS new (code, boundary, approximate, source, point, point_by)
WHERE region.code = new.code
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A region's boundary and the point of its name (SRID 4326), and where they come from."""

    boundary: shapely.MultiPolygon
    approximate: bool
    point: shapely.Point
    point_by: str


def stored() -> dict[str, Drawn]:
    """The boundaries of all regions that have one, abolished ones too, by code."""
    rows = Region.objects.filter(boundary__isnull=False, point__isnull=False).values_list(
        "code", AsWKB("boundary"), "boundary_approximate", AsWKB("point"), "point_by"
    )
    return {
        code: Drawn(_shape(boundary), approximate, _shape(point), point_by)
        for code, boundary, approximate, point, point_by in rows.iterator(PAGE)
    }


def _shape(wkb: memoryview) -> Any:
    return shapely.from_wkb(bytes(wkb))


def write(drawn: dict[str, Drawn], source_of: Callable[[Drawn], int]) -> None:
    """Store boundaries by code; `source_of` gives the id of a boundary's DataSource."""
    rows = [
        (
            code,
            shapely.to_wkb(one.boundary),
            one.approximate,
            source_of(one),
            shapely.to_wkb(one.point),
            one.point_by,
        )
        for code, one in drawn.items()
    ]
    with connection.cursor() as cursor:
        execute_values(cursor.cursor, UPDATE, rows, page_size=PAGE)


@transaction.atomic
def redraw() -> int:
    """Make the outlines of every band anew from the current boundaries; returns how many."""
    drawn_regions = Region.objects.current().filter(level__in=DRAWN_LEVELS)
    of_code = dict(drawn_regions.values_list("code", "id"))
    current = {code: one for code, one in stored().items() if code in of_code}
    boundaries = {code: one.boundary for code, one in current.items()}
    loose = _loose(current)
    RegionOutline.objects.all().delete()
    drawn = 0
    for band in BANDS:
        shapes = outlines(boundaries, band, loose)
        drawn += _insert((of_code[code], band.zoom, shape) for code, shape in shapes.items())
    with connection.cursor() as cursor:
        # Thousands of rows are new: without counts, the planner takes the tables for empty.
        cursor.execute("ANALYZE regions_region, regions_regionoutline")
    return drawn


def _insert(rows: Iterable[tuple[int, int, shapely.MultiPolygon]]) -> int:
    values = [(region, zoom, shapely.to_wkb(shape)) for region, zoom, shape in rows]
    with connection.cursor() as cursor:
        execute_values(
            cursor.cursor,
            "INSERT INTO regions_regionoutline (region_id, band, shape) VALUES %s",
            values,
            template="(%s, %s, ST_GeomFromWKB(%s, 3857))",
            page_size=PAGE,
        )
    return len(values)


def _loose(current: dict[str, Drawn]) -> set[str]:
    """Approximate cells that lie upon official neighbours: they share no edge with them."""
    filled: dict[str, float] = {}
    for code, one in current.items():
        if len(code) == 6:
            filled[code[:4]] = filled.get(code[:4], 0) + one.boundary.area
    return {
        code
        for code, one in current.items()
        if len(code) == 6
        and one.approximate
        and code[:4] in current
        and filled[code[:4]] > current[code[:4]].boundary.area * (1 + 1e-6)
    }
