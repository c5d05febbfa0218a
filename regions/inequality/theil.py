"""Theil's index and its split: inequality between a region's parts, and within them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from regions.inequality.moments import Moments
from regions.inequality.sample import Floats, Ints

Add = Callable[[str, Floats, Floats | None], None]


@dataclass(frozen=True)
class Parts:
    """How groups split: the part of each region, from 0, and the group of each part.

    No part is empty. A region without a group may have any part.
    """

    of_region: Ints
    group: Ints


def add_theil(add: Add, m: Moments, parts: Parts | None, *, intervals: bool) -> None:
    """Theil's T; between and within only for groups of two parts or more.

    Influence of x on T, with l = x ln x: l / mean + 1 - slope x.
    """
    per_head = m.logged / m.weight
    theil = per_head / m.mean - np.log(m.mean)
    slope = (per_head + m.mean) / m.mean**2
    variance = None
    if intervals:
        variance = m.all / m.mean**2 + m.a[:, -1] + slope**2 * m.axx[:, -1]
        variance += 2 * ((m.al - slope * m.alx) / m.mean - slope * m.ax[:, -1])
        variance /= m.weight**2
    add("theil", theil, variance)
    if parts is not None:
        _add_split(add, m, parts, theil, slope if intervals else None)


def _add_split(add: Add, m: Moments, parts: Parts, theil: Floats, slope: Floats | None) -> None:
    g, group, count = m.groups, parts.group, len(parts.group)
    part = parts.of_region[g.region]
    weight, income = np.bincount(part, g.w, count), np.bincount(part, g.y, count)
    mean, whole = income / weight, m.mean[group]
    log = np.log(np.where(income > 0, mean, 1))
    between = np.bincount(group, income * log, len(theil)) / m.income - np.log(m.mean)
    between[np.bincount(group, minlength=len(theil)) < 2] = np.nan
    spread: list[Floats | None] = [None, None]
    if slope is not None:
        # Influence of x in a part on between: on_x x + one; within is what is left of Theil's.
        on_x, one = (log - between[group] - np.log(whole)) / whole, 1 - mean / whole
        z = on_x[part] * g.x
        z += one[part]
        spread[0] = _variance(m, z)
        z = m.row_l * (1 / whole)[part]
        z -= g.x * (slope[group] + on_x)[part]
        z += (1 - one)[part]
        spread[1] = _variance(m, z)
    add("theil_between", between, spread[0])
    add("theil_within", theil - between, spread[1])


def _variance(m: Moments, z: Floats) -> Floats:
    z *= z
    z *= m.row_a
    return m.groups.sums(z) / m.weight**2
