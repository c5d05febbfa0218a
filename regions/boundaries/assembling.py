"""Checked official shapes made into boundaries that nest: one coverage, dissolved upwards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
import shapely

from regions.boundaries.checking import LEVEL_NAMES, Checked, Codes
from regions.boundaries.lending import Cell, lend
from regions.boundaries.nesting import check_nesting
from regions.boundaries.tessellate import cut_to, dissolve, multi

# Gaps between neighbours up to this many degrees (about 200 m) are slivers, not lakes.
SLIVER = 0.002

Shapes = dict[str, shapely.MultiPolygon]
Points = Mapping[str, shapely.Point]


@dataclass
class Assembled:
    """Boundaries (SRID 4326) by code.

    `lent` are approximate cells, with their points, of current codes without a polygon;
    `origin` names the abolished code whose polygon some of them are cut from.
    """

    official: Shapes = field(default_factory=dict)
    lent: dict[str, Cell] = field(default_factory=dict)
    abolished: Shapes = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    refitted: bool = False


def assemble(
    checked: Checked, codes: Codes, points: Points, say: Callable[[str], None]
) -> Assembled:
    """Neighbours share their edges, and every upper region is the union of those in it.

    An abolished code's polygon goes to its successors that have none of their own, cut among
    them around `points`. Raises Refused where the levels that were given do not nest.
    """
    lowest = max(checked.levels)
    whole = Assembled()
    shapes = _share_out(checked.levels[lowest], codes, points, whole)
    say(f"edges of {len(shapes):,} polygons")
    shapes = _fit_together(shapes, whole)
    by_file = dissolve(shapes, lambda code: whole.origin.get(code, code))
    say("nesting")
    check_nesting(checked, {code: multi(shape) for code, shape in by_file.items()})
    whole.abolished = {c: multi(s) for c, s in by_file.items() if c in codes.abolished}
    living = {code: shape for code, shape in shapes.items() if code in codes.current}
    for length in range(2, lowest, 2):
        uppers = dissolve(living, cut_to(length))
        whole.official |= {code: multi(shape) for code, shape in uppers.items()}
    whole.official |= {c: shape for c, shape in living.items() if c not in whole.origin}
    whole.lent = {c: (living[c], whole.lent[c][1]) for c in whole.origin}
    if lowest == max(LEVEL_NAMES):
        _lend_in_districts(checked.lacking, points, whole)
    return whole


def _share_out(shapes: Shapes, codes: Codes, points: Points, whole: Assembled) -> Shapes:
    """The shapes with each abolished code's cut among its successors that have no polygon."""
    shared = dict(shapes)
    for code in sorted(shapes.keys() & codes.abolished.keys()):
        heirs = [heir for heir in codes.abolished[code] if heir not in shared]
        if heirs:
            cells = lend(shared.pop(code), {heir: points[heir] for heir in sorted(heirs)})
            whole.lent |= cells
            whole.origin |= dict.fromkeys(cells, code)
            shared |= {heir: shape for heir, (shape, _) in cells.items()}
    return shared


def _fit_together(shapes: Shapes, whole: Assembled) -> Shapes:
    """The same shapes without overlaps and slivers, neighbours' edges alike to the last digit."""
    array = np.array(list(shapes.values()), dtype=object)
    if shapely.coverage_is_valid(array):
        return shapes
    whole.refitted = True
    fitted = shapely.coverage_clean(array, gap_width=SLIVER)  # type: ignore[attr-defined]
    return {code: multi(shape) for code, shape in zip(shapes, fitted, strict=True)}


def _lend_in_districts(lacking: list[str], points: Points, whole: Assembled) -> None:
    """Cells for tambons that nothing was drawn of: upon their neighbours', within the district."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for code in lacking:
        if len(code) == 6 and code not in whole.lent:
            wanted[code[:4]].append(code)
    for district, codes in wanted.items():
        rivals = [
            named_at(shape, points.get(code))
            for code, shape in whole.official.items()
            if len(code) == 6 and code[:4] == district
        ]
        room = whole.official[district]
        whole.lent |= lend(room, {code: points[code] for code in codes}, rivals)


def named_at(shape: shapely.MultiPolygon, point: shapely.Point | None) -> shapely.Point:
    """Where a region's name is drawn: at its point, or else somewhere inside."""
    return point if point and shape.contains(point) else shape.point_on_surface()
