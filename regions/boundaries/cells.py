"""Voronoi cells on a flat Thailand: degrees, with longitudes shrunk to a latitude's length."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

# Degrees of longitude are this much shorter than degrees of latitude in the middle of Thailand.
# It keeps distances comparable; it measures nothing.
SQUEEZE = math.cos(math.radians(13.2))
KILOMETRES = 1 / 110.6


def flat(lonlat: Any) -> Any:
    """Degrees to the flat plane: an array of points, or a geometry."""
    return _scaled(lonlat, SQUEEZE)


def round_earth(xy: Any) -> Any:
    """The flat plane back to degrees: an array of points, or a geometry."""
    return _scaled(xy, 1 / SQUEEZE)


def _scaled(what: Any, factor: float) -> Any:
    if isinstance(what, BaseGeometry):
        return shapely.transform(what, lambda xy: xy * (factor, 1))
    return np.asarray(what, dtype=float) * (factor, 1)


def voronoi(points: np.ndarray, room: BaseGeometry) -> np.ndarray:
    """The cell of each of `points` (n x 2, all different), in their order; together they cover
    `room`."""
    if len(points) == 1:
        return np.array([room.envelope], dtype=object)
    diagram = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=room.envelope)
    cells = np.array(shapely.get_parts(diagram))
    # The diagram gives its cells in no order: ask which cell holds which point.
    at, cell = shapely.STRtree(cells).query(shapely.points(points), predicate="intersects")
    ordered = np.empty(len(points), dtype=object)
    ordered[at] = cells[cell]
    return ordered
