"""Approximate cells for tambons that an official file has no polygon of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regions.boundaries.cells import flat, round_earth, voronoi
from regions.boundaries.points import widest_gaps
from regions.boundaries.tessellate import multi

Cell = tuple[shapely.MultiPolygon, shapely.Point]


def lend(
    room: BaseGeometry,
    wanted: Mapping[str, shapely.Point],
    rivals: Sequence[shapely.Point] = (),
) -> dict[str, Cell]:
    """A cell and a point in `room` for each code of `wanted`, all in SRID 4326.

    A point of `wanted` that lies in the room stays; the others go to the room's widest gaps.
    `rivals` are points that the room's other regions hold: no cell reaches nearer to them.
    """
    plane = flat(room)
    others = flat(np.array([point.coords[0] for point in rivals]).reshape(-1, 2))
    spots = {code: point for code, point in wanted.items() if room.contains(point)}
    homeless = [code for code in wanted if code not in spots]
    if homeless:
        taken = np.vstack([others, *(flat(point.coords[0]) for point in spots.values())])
        # Rounded before use: the same file again, with these points stored, gives the same cells.
        found = round_earth(widest_gaps(plane, taken, len(homeless))).round(6)
        spots |= dict(zip(homeless, shapely.points(found), strict=True))
    sites = np.vstack([*(flat(spots[code].coords[0]) for code in wanted), others])
    cells = voronoi(sites, plane)
    return {
        code: (multi(round_earth(shapely.intersection(cell, plane))), spots[code])
        for code, cell in zip(wanted, cells, strict=False)
    }
