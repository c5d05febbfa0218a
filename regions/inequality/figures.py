"""The figures of published regions, level by level; nothing here knows the database."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from regions.inequality.estimates import Estimates, estimate
from regions.inequality.measures import MEASURES
from regions.inequality.own import Own
from regions.inequality.sample import Ints, Sample
from regions.inequality.suppression import PUBLISHED
from regions.inequality.theil import Parts
from regions.inequality.tree import LEVELS, Tree

Row = tuple[int, str, float, float, float, int]


def figures(
    tree: Tree,
    sample: Sample,
    status: Ints,
    wanted: np.ndarray,
    line: float | None,
    *,
    own: Own,
    intervals: bool = True,
) -> Iterator[tuple[Ints, Estimates]]:
    """The numbers of the published among the wanted regions, and their estimates, by level.

    `own` are the sums of the sample's regions. Whatever holds a wanted region is wanted too.
    """
    for level in range(len(LEVELS)):
        places = np.flatnonzero((tree.level == level) & (status == PUBLISHED) & wanted)
        if not len(places):
            return
        group_of_place = np.full(len(tree) + 1, -1, np.int64)
        group_of_place[places] = np.arange(len(places))
        group = group_of_place[tree.ancestors(level)]
        if own["n"][group < 0].any():
            sample = sample[np.flatnonzero((group >= 0)[sample.region])]
        parts = _parts(tree, own, status, group, level)
        yield (
            places,
            estimate(
                sample, group, len(places), own=own, line=line, parts=parts, intervals=intervals
            ),
        )


def _parts(tree: Tree, own: Own, status: Ints, group: Ints, level: int) -> Parts | None:
    """Published children are parts; all that is suppressed or known no finer is one more, since
    a split of it would tell of its pieces."""
    if level == len(LEVELS) - 1:
        return None
    child = tree.ancestors(level + 1)
    open_ = (child >= 0) & (status[child] == PUBLISHED)
    key = np.where(open_, len(tree) + child, group)
    filled = np.zeros(2 * len(tree), bool)
    filled[key[(group >= 0) & (own["n"] > 0)]] = True
    names = np.flatnonzero(filled)
    number = np.full(2 * len(tree), -1)
    number[names] = np.arange(len(names))
    above = np.where(names < len(tree), names, group[names - len(tree)])
    return Parts(own.grouped(np.where(group >= 0, number[key], -1), len(names)), above)


def rows(places: Ints, estimates: Estimates) -> Iterator[Row]:
    """What is published: region's number, measure, value, low, high, n; none where undefined."""
    n = estimates.n.tolist()
    for measure, value in estimates.value.items():
        unit = MEASURES[measure].unit
        told = (
            np.round(one * unit.scale, unit.digits).tolist()
            for one in (value, estimates.low[measure], estimates.high[measure])
        )
        for row in zip(places.tolist(), *told, n, strict=True):
            if row[1] == row[1]:
                yield row[0], measure, *row[1:]
