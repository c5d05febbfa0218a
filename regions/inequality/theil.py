"""Theil's index and its split: inequality between a region's parts, and within them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from regions.inequality.moments import Moments
from regions.inequality.own import Own
from regions.inequality.sample import Floats, Ints

Add = Callable[[str, Floats, Floats | None], None]


@dataclass(frozen=True)
class Parts:
    """How groups split: the sums of each part, none of them empty, and its group."""

    own: Own
    group: Ints


def add_theil(add: Add, m: Moments, parts: Parts | None, *, intervals: bool) -> None:
    """Theil's T; between and within only for groups of two parts or more.

    Influence of x on T, with l = x ln x: l / mean + 1 - slope x.
    """
    own = m.own
    per_head = own["logged"] / m.weight
    theil = per_head / m.mean - np.log(m.mean)
    slope = (per_head + m.mean) / m.mean**2
    variance = None
    if intervals:
        variance = own["all"] / m.mean**2 + own["a"] + slope**2 * own["axx"]
        variance += 2 * ((own["al"] - slope * own["alx"]) / m.mean - slope * own["ax"])
        variance /= m.weight**2
    add("theil", theil, variance)
    if parts is not None:
        _add_split(add, m, parts, theil, slope if intervals else None)


def _add_split(add: Add, m: Moments, parts: Parts, theil: Floats, slope: Floats | None) -> None:
    own, group = parts.own, parts.group
    mean, whole = own["income"] / own["weight"], m.mean[group]
    log = np.log(np.where(own["income"] > 0, mean, 1))
    between = np.bincount(group, own["income"] * log, len(theil)) / m.income - np.log(m.mean)
    between[np.bincount(group, minlength=len(theil)) < 2] = np.nan
    spread: list[Floats | None] = [None, None]
    if slope is not None:
        # Influence of x in a part on between: on_x x + one; within is what is left of Theil's.
        on_x, one = (log - between[group] - np.log(whole)) / whole, 1 - mean / whole
        spread = [
            np.bincount(group, squares, len(theil)) / m.weight**2
            for squares in (_squares(own, 0, on_x, one),
                            _squares(own, 1 / whole, -slope[group] - on_x, 1 - one))
        ]  # fmt: skip
    add("theil_between", between, spread[0])
    add("theil_within", theil - between, spread[1])


def _squares(own: Own, on_l: Floats | int, on_x: Floats, one: Floats) -> Floats:
    """The weighted sum of (on_l l + on_x x + one) squared over each part."""
    return (
        on_l * (on_l * own["all"] + 2 * on_x * own["alx"] + 2 * one * own["al"])
        + on_x * (on_x * own["axx"] + 2 * one * own["ax"])
        + one**2 * own["a"]
    )
