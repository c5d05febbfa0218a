"""Whether the levels of official boundaries nest: each region is what lies in it, no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import shapely
from django.utils.translation import gettext as _

from records.imports import Refused
from regions.boundaries.checking import LEVEL_NAMES, Checked, shortened
from regions.boundaries.tessellate import cut_to, dissolve

# Shares of an upper region's area that the regions in it may leave bare, or reach beyond it.
BARE, BEYOND = 0.03, 0.05

Shapes = Mapping[str, shapely.MultiPolygon]


def check_nesting(checked: Checked, shapes: Shapes) -> None:
    """Compare every upper level that was given with the union of the lowest level's `shapes`.

    Raises Refused, naming the upper region and the lower one that is most to blame.
    """
    lowest = max(checked.levels)
    reasons: list[str] = []
    for length, uppers in checked.levels.items():
        if length < lowest:
            reasons += _misfits(checked, uppers, shapes, length)
    if reasons:
        raise Refused(shortened(reasons))


def _misfits(checked: Checked, uppers: Shapes, shapes: Shapes, length: int) -> Iterator[str]:
    unions = dissolve(shapes, cut_to(length))
    inner: dict[str, list[str]] = defaultdict(list)
    for code in shapes:
        inner[code[:length]].append(code)
    level = LEVEL_NAMES[max(checked.levels)]
    for code, upper in uppers.items():
        union = unions.get(code, shapely.Polygon())
        bare = shapely.difference(upper, union).area / upper.area
        beyond = shapely.difference(union, upper).area / upper.area
        if beyond > BEYOND:
            worst = max(inner[code], key=lambda c: shapely.difference(shapes[c], upper).area)
            where = checked.where.get(worst, worst)
            why = _("{where}: lies outside {code}, where its code puts it. Correct code or shape.")
            yield why.format(where=where, code=code)
        elif bare > BARE:
            why = _(
                "{where}: {share} of it is covered by nothing of the lowest level ({level}). "
                "Give whole files of one edition."
            )
            yield why.format(where=checked.where[code], share=f"{bare:.0%}", level=level)
