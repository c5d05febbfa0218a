"""A point for every tambon: from the address table, or else in the widest gap of its parent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from regions.boundaries.cells import KILOMETRES, flat, round_earth, voronoi
from regions.gazetteer import Area, name_key

# How a point was found, as `Region.point_by` keeps it.
TABLE = "address table"
PREDECESSOR = "address table, under the code before"
GAP_IN_DISTRICT = "no point known: in the widest gap of its district"
GAP_IN_PROVINCE = "no point known in its district: in the widest gap of its province"

# A point this far from every other point of its district is a slip of the pen. (The table's true
# ones lie up to 40 km off, so nearer slips cannot be told from remote tambons.)
STRAY_KM = 60.0
GRID = 28


@dataclass(frozen=True, slots=True)
class Site:
    """Where a tambon's point is (degrees, SRID 4326), and how it was found."""

    lon: float
    lat: float
    by: str


def sites(
    areas: Iterable[Area],
    table: dict[tuple[str, str, str], tuple[float, float]],
    outline: shapely.MultiPolygon,
) -> dict[str, Site]:
    """A point for every current tambon of `areas`, by code.

    `table` holds (longitude, latitude) by the keys of the province's, district's and tambon's
    Thai names. Tambons with no usable row are put where their parent has the widest gap.
    """
    known = {area.code: area for area in areas}
    found = _from_table(known, table)
    for code in _strays(found):
        del found[code]
    missing = [
        code
        for code, area in known.items()
        if area.level == "tambon" and area.valid_to is None and code not in found
    ]
    return found | _in_gaps(missing, found, outline)


def _from_table(
    known: dict[str, Area], table: dict[tuple[str, str, str], tuple[float, float]]
) -> dict[str, Site]:
    before = {a.successors[0]: a for a in known.values() if len(a.successors) == 1}
    found: dict[str, Site] = {}
    taken: set[tuple[float, float]] = set()
    for area in known.values():
        if area.level != "tambon" or area.valid_to:
            continue
        own, earlier = table.get(_names(known, area)), None
        if own is None and area.code in before:
            earlier = table.get(_names(known, before[area.code]))
        point = own or earlier
        # Two tambons at one point would leave one of them without a cell.
        if point and point not in taken:
            taken.add(point)
            found[area.code] = Site(*point, TABLE if own else PREDECESSOR)
    return found


def _names(known: dict[str, Area], tambon: Area) -> tuple[str, str, str]:
    chain = (known[tambon.code[:2]], known[tambon.code[:4]], tambon)
    province, district, name = (name_key(area.name_th) for area in chain)
    return province, district, name


def _strays(found: dict[str, Site]) -> list[str]:
    """Codes whose point lies far from every other point of their district."""
    districts: dict[str, list[str]] = {}
    for code in found:
        districts.setdefault(code[:4], []).append(code)
    strays = []
    for codes in districts.values():
        points = flat([(found[code].lon, found[code].lat) for code in codes])
        gaps = np.hypot(*(points[:, None] - points).transpose(2, 0, 1))
        np.fill_diagonal(gaps, np.inf)
        # Of two points alone in a district nobody can say which one is astray.
        if len(codes) > 2:
            far = gaps.min(axis=1) > STRAY_KM * KILOMETRES
            strays += [code for code, is_far in zip(codes, far, strict=True) if is_far]
    return strays


def _in_gaps(
    missing: list[str], found: dict[str, Site], outline: shapely.MultiPolygon
) -> dict[str, Site]:
    codes = np.array(list(found))
    points = flat([(site.lon, site.lat) for site in found.values()])
    ground = flat(outline)
    cells = shapely.intersection(voronoi(points, ground), ground)
    placed: dict[str, Site] = {}
    for district in dict.fromkeys(code[:4] for code in missing):
        wanted = [code for code in missing if code[:4] == district]
        inside = np.char.startswith(codes, district)
        by = GAP_IN_DISTRICT if inside.any() else GAP_IN_PROVINCE
        if not inside.any():
            inside = np.char.startswith(codes, district[:2])
        room = shapely.union_all(cells[inside])
        if by == GAP_IN_PROVINCE:
            room = _district_sized(room, points, len(wanted), int(inside.sum()))
        spots = widest_gaps(room, points, len(wanted))
        for code, (lon, lat) in zip(wanted, round_earth(spots), strict=True):
            placed[code] = Site(round(float(lon), 5), round(float(lat), 5), by)
    return placed


def _district_sized(
    province: BaseGeometry, points: np.ndarray, wanted: int, known: int
) -> BaseGeometry:
    """A disc in the province's widest gap with room for `wanted` tambons of its usual size."""
    centre = shapely.Point(widest_gaps(province, points, 1)[0])
    radius = np.sqrt(wanted * province.area / (known + wanted) / np.pi)
    return shapely.intersection(centre.buffer(radius), province)


def widest_gaps(room: BaseGeometry, points: np.ndarray, count: int) -> np.ndarray:
    """`count` places in `room`, each as far as can be from `points` and from those before."""
    grid = _grid(room, count)
    near = points[shapely.intersects_xy(shapely.box(*room.bounds).buffer(0.2), *points.T)]
    # Far from the edge too, so that a cell is made at its own parent's cost, not a neighbour's.
    gaps = np.asarray(shapely.distance(room.boundary, shapely.points(grid)))
    for x, y in near:
        gaps = np.minimum(gaps, np.hypot(grid[:, 0] - x, grid[:, 1] - y))
    chosen = []
    for _ in range(count):
        best = grid[np.argmax(gaps)]
        chosen.append(best)
        gaps = np.minimum(gaps, np.hypot(*(grid - best).T))
    return np.array(chosen)


def _grid(room: BaseGeometry, least: int) -> np.ndarray:
    """Places evenly strewn in `room`, at least so many, however thin it is."""
    left, bottom, right, top = room.bounds
    steps = GRID
    while True:
        columns, rows = np.linspace(left, right, steps), np.linspace(bottom, top, steps)
        grid = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        grid = grid[shapely.contains_xy(room, *grid.T)]
        if len(grid) >= least:
            return grid
        steps *= 2
