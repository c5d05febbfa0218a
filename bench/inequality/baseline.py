"""The same estimates without intervals, written plainly: what the intervals are measured against.

One sort by income, then for every level one stable sort by region and sums over its stretches.
"""

from __future__ import annotations

import numpy as np

from regions.inequality.store import Rows
from regions.inequality.tree import LEVELS, Tree

Array = np.ndarray
TENTHS = np.arange(1, 10) / 10


def without_intervals(rows: Rows, tree: Tree, line: float) -> list[dict[str, np.ndarray]]:
    """By level, each measure's values of the regions that have households."""
    region = tree.numbers(rows.region)
    x, w = rows.income / rows.members, rows.weight.astype(float) * rows.members
    order = np.argsort(x)
    x, w, region = x[order], w[order], region[order]
    return [_of_level(tree, level, x, w, region, line) for level in range(len(LEVELS))]


def _of_level(  # noqa: PLR0917
    tree: Tree, level: int, x: Array, w: Array, region: Array, line: float
) -> dict[str, np.ndarray]:
    group = tree.ancestors(level)[region].astype(np.int16)
    child = tree.ancestors(level + 1)[region] if level + 1 < len(LEVELS) else None
    order = np.argsort(group, kind="stable")
    order = order[np.searchsorted(group[order], 0) :]
    group, x, w = group[order], x[order], w[order]
    start = np.flatnonzero(np.diff(group, prepend=-1))
    number = np.cumsum(np.bincount(start, minlength=len(x))) - 1
    y = w * x
    weight, income = np.add.reduceat(w, start), np.add.reduceat(y, start)
    mean = income / weight
    c, d = np.cumsum(w), np.cumsum(y)
    c0, d0 = c[start] - w[start], d[start] - y[start]
    out = {"mean": mean}
    at = np.searchsorted(c, c0[:, None] + weight[:, None] * TENTHS - 1e-4)
    out["median"] = x[at[:, 4]]
    inside = weight[:, None] * TENTHS - (c[at] - w[at] - c0[:, None])
    lorenz = (d[at] - y[at] - d0[:, None] + inside * x[at]) / income[:, None]
    lorenz = np.column_stack([np.zeros(len(mean)), lorenz, np.ones(len(mean))])
    for tenth in range(10):
        out[f"decile_share_{tenth + 1}"] = lorenz[:, tenth + 1] - lorenz[:, tenth]
    for fifth in range(5):
        out[f"quintile_share_{fifth + 1}"] = lorenz[:, 2 * fifth + 2] - lorenz[:, 2 * fifth]
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, top, bottom in (
            ("top10_bottom10", 9, 1),
            ("palma", 9, 4),
            ("quintile_ratio", 8, 2),
        ):
            ratio = (1 - lorenz[:, top]) / lorenz[:, bottom]
            out[name] = np.where(lorenz[:, bottom] > 0, ratio, np.nan)
    rank = c - c0[number] - w / 2
    out["gini"] = 2 * np.add.reduceat(y * rank, start) / (weight * income) - 1
    log = np.log(np.maximum(x, 1))
    out["theil"] = np.add.reduceat(y * log, start) / income - np.log(mean)
    poor = x < line
    out["poverty_headcount"] = np.add.reduceat(w * poor, start) / weight
    out["poverty_gap"] = np.add.reduceat(w * poor * (1 - x / line), start) / weight
    if child is not None:
        out |= _split(tree, child[order], group, number, w, y, income, mean, out["theil"])
    return out


def _split(  # noqa: PLR0917
    tree: Tree,
    child: Array,
    group: Array,
    number: Array,
    w: Array,
    y: Array,
    income: Array,
    mean: Array,
    theil: Array,
) -> dict[str, np.ndarray]:
    # Those known no finer are a part of their own.
    part = np.where(child >= 0, child, len(tree) + group)
    weight, total = np.bincount(part, w, 2 * len(tree)), np.bincount(part, y, 2 * len(tree))
    above = np.zeros(2 * len(tree), np.int64)
    above[part] = number
    filled = np.flatnonzero(weight)
    shares = total[filled] * np.log(np.maximum(total[filled], 1e-300) / weight[filled])
    between = np.bincount(above[filled], shares, len(mean)) / income - np.log(mean)
    between[np.bincount(above[filled], minlength=len(mean)) < 2] = np.nan
    return {"theil_between": between, "theil_within": theil - between}
