"""Approximate boundaries: the tambons' Voronoi cells within the country, dissolved upwards.

All lines are cut at each other once, before any cell is made, so that neighbours share their
edges to the last digit and the levels nest exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regions.boundaries.cells import KILOMETRES, flat, round_earth, voronoi

# Where the outline leaves an island out, its tambon gets a disc of this radius.
ISLAND_KM = 1.5
# Fractions of a degree that coordinates are cut to: about a decimetre.
GRID = 1e-6


def tessellate(
    points: dict[str, tuple[float, float]], outline: shapely.MultiPolygon
) -> dict[str, shapely.MultiPolygon]:
    """Boundaries in degrees (SRID 4326), by code, of tambons, districts and provinces.

    `points` are the tambons' (longitude, latitude) by code, all different.
    """
    codes = sorted(points)
    spots = flat([points[code] for code in codes])
    land = flat(outline)
    cells = voronoi(spots, shapely.union(land, shapely.multipoints(spots)).buffer(1))
    ground = _with_islands(land, cells, spots)
    tambons = dict(zip(codes, _cut(cells, ground), strict=True))
    districts = dissolve(tambons, cut_to(4))
    provinces = dissolve(districts, cut_to(2))
    return {
        code: multi(round_earth(shape)) for code, shape in (tambons | districts | provinces).items()
    }


def dissolve(
    shapes: Mapping[str, BaseGeometry], into: Callable[[str], str]
) -> dict[str, BaseGeometry]:
    """The union of the shapes of each `into(code)`; shapes share their edges exactly."""
    by_code = sorted(shapes, key=into)
    return {
        key: shapely.coverage_union_all([shapes[code] for code in codes])
        for key, codes in groupby(by_code, key=into)
    }


def cut_to(length: int) -> Callable[[str], str]:
    """The code of the region above, by its length: `cut_to(2)("950101")` is `95`."""
    return lambda code: code[:length]


def multi(shape: BaseGeometry) -> shapely.MultiPolygon:
    """The polygons of a shape as one MultiPolygon; lines and points fall away."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def _with_islands(outline: BaseGeometry, cells: np.ndarray, spots: np.ndarray) -> BaseGeometry:
    least = np.pi * (ISLAND_KM * KILOMETRES) ** 2 / 4
    dry = shapely.area(shapely.intersection(cells, outline)) < np.minimum(
        least, shapely.area(cells) / 4
    )
    discs = shapely.buffer(shapely.points(spots[dry]), ISLAND_KM * KILOMETRES, quad_segs=4)
    return shapely.union_all([outline, *np.asarray(discs)])


def _cut(cells: np.ndarray, ground: BaseGeometry) -> list[BaseGeometry]:
    """Each cell's share of the ground; every edge between two of them is the same one."""
    edges = shapely.union_all([*shapely.boundary(cells), ground.boundary], grid_size=GRID)
    faces = np.array(shapely.get_parts(shapely.polygonize(shapely.get_parts(edges))))
    inside = shapely.point_on_surface(faces)
    shapely.prepare(ground)
    dry = shapely.contains(ground, inside)
    faces, inside = faces[dry], inside[dry]
    face, cell = shapely.STRtree(cells).query(inside, predicate="intersects")
    of_cell: list[list[BaseGeometry]] = [[] for _ in cells]
    for f, c in zip(face, cell, strict=True):
        of_cell[c].append(faces[f])
    return [shapely.coverage_union_all(parts) for parts in of_cell]
