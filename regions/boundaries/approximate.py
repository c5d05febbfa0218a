"""Approximate boundaries and points of every current region, from packages alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import shapely

from regions.boundaries.country import thailand
from regions.boundaries.points import sites
from regions.boundaries.storing import Drawn
from regions.boundaries.tessellate import dissolve, multi, tessellate
from regions.gazetteer import COUNTRY, Area, tambon_points

INSIDE = "inside its boundary"


def approximate_boundaries(
    areas: list[Area], outline: Path, say: Callable[[str], None]
) -> dict[str, Drawn]:
    """Boundary and point by code, of all levels; `outline` is a TopoJSON of the countries."""
    country = thailand(outline)
    say("points of the tambons")
    points = sites(areas, tambon_points(), country)
    say("cells of the tambons within the country's outline, dissolved upwards")
    shapes = tessellate({code: (site.lon, site.lat) for code, site in points.items()}, country)
    part_of = {area.code: area.parent or COUNTRY for area in areas if area.level == "province"}
    shapes |= upper_levels({c: s for c, s in shapes.items() if len(c) == 2}, part_of)
    return {
        code: Drawn(shape, True, shapely.Point(points[code].lon, points[code].lat), points[code].by)
        if code in points
        else Drawn(shape, True, shape.point_on_surface(), INSIDE)
        for code, shape in shapes.items()
    }


def upper_levels(
    provinces: Mapping[str, shapely.MultiPolygon], part_of: Mapping[str, str]
) -> dict[str, shapely.MultiPolygon]:
    """The country's and the parts' boundaries, dissolved from the provinces'.

    `part_of` gives the code of what is right above a province.
    """
    parts = dissolve(provinces, lambda code: part_of[code])
    country = dissolve(parts, lambda _: COUNTRY)
    return {code: multi(shape) for code, shape in (parts | country).items()}
