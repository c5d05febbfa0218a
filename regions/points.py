"""Which region a point lies in, for one point or for thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db import connection

AT = """
SELECT spot.key, region.code, length(region.code), region.boundary_approximate
FROM unnest(%s::int[], %s::float8[], %s::float8[]) AS spot (key, lon, lat)
JOIN regions_region AS region
  ON ST_Covers(region.boundary, ST_SetSRID(ST_MakePoint(spot.lon, spot.lat), 4326))
WHERE region.valid_to IS NULL AND region.level IN ('province', 'district', 'tambon')
"""


def regions_at(points: Mapping[int, tuple[float, float]]) -> dict[int, list[str]]:
    """Codes of the lowest regions that cover each point (longitude, latitude), by its key.

    An official boundary goes before an approximate one. More than one code means that the point
    lies on a border.
    """
    if not points:
        return {}
    keys = list(points)
    lons, lats = ([float(points[key][axis]) for key in keys] for axis in (0, 1))
    with connection.cursor() as cursor:
        cursor.execute(AT, [keys, lons, lats])
        rows = cursor.fetchall()
    best: dict[int, tuple[int, bool]] = {}
    found: dict[int, dict[tuple[int, bool], list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, code, depth, approximate in rows:
        rank = (depth, not approximate)
        found[key][rank].append(code)
        best[key] = max(best.get(key, rank), rank)
    return {key: sorted(found[key][rank]) for key, rank in best.items()}
