"""The sums over groups of households that every measure and its variance are made of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from regions.inequality.own import Own
from regions.inequality.sample import Floats, Groups, Ints

TENTHS = np.arange(1, 10)


class Moments:
    """One pass over the rows of all groups; `own` are the groups' sums that need no order.

    `a` is the squared weight of a row; arrays that end in `before` hold one column a cut: sums
    over the rows of the group below it. The cuts are the nine tenths of the persons, then the
    poverty line (in baht a month per head, or none).
    """

    def __init__(
        self, groups: Groups, own: Own, line: float | None, *, squares: bool = True
    ) -> None:
        self.groups, self.own = groups, own
        g = groups
        c, d = np.cumsum(g.w), np.cumsum(g.y)
        self.cum = c
        self.cum_from, income_from = c[g.start] - g.w[g.start], d[g.start] - g.y[g.start]
        self.weight = c[g.end - 1] - self.cum_from
        self.income = d[g.end - 1] - income_from
        self.mean = self.income / self.weight
        self.cuts = self._cuts(line)
        last = np.minimum(self.cuts, len(g.x) - 1)
        whole = self.cuts > last
        weight, income = np.where(whole, c[-1], c[last] - g.w[last]), d[last] - g.y[last]
        self.weight_before = weight - self.cum_from[:, None]
        self.income_before = np.where(whole, d[-1], income) - income_from[:, None]
        self.at_cut = g.x[last]
        rank, below = c - g.w / 2, d - g.y / 2
        if len(g.start) > 1:
            rank -= np.repeat(self.cum_from, g.n)
            below -= np.repeat(income_from, g.n)
        self._rows(rank, below, squares)

    def _cuts(self, line: float | None) -> Ints:
        """The row at which each tenth of the persons is reached, and the first not below line."""
        g = self.groups
        wanted = np.ceil(self.weight[:, None] * TENTHS / 10) + self.cum_from[:, None]
        below = np.add.reduceat(g.x < (line or 0), g.start, dtype=np.int64)
        return np.column_stack([np.searchsorted(self.cum, wanted), g.start + below])

    def _rows(self, rank: Floats, below: Floats, squares: bool) -> None:
        """`rank` and `below` are weight and income up to the middle of each row, in its group."""
        g, sums = self.groups, self.groups.sums
        self.ranked = sums(g.y * rank)
        if not squares:
            return
        row_a = g.w * g.w
        row_ax = row_a * g.x
        self.a, self.ax, self.axx = self._up_to_cuts(row_a, row_ax, row_ax * g.x)
        # Gini's influence rests on q.
        rank *= g.x
        rank -= below
        q, product = rank, below
        np.multiply(row_a, q, out=product)
        self.aq = sums(product)
        q *= product
        self.aqq = sums(q)
        product *= g.x
        self.aqx = sums(product)

    def _up_to_cuts(self, *rows: Floats) -> list[NDArray]:
        """For each array of rows its sums before every cut and, last, over the whole group."""
        g, tenths, line = self.groups, self.cuts[:, :-1], self.cuts[:, -1:]
        before_line = (tenths < line).sum(axis=1, keepdims=True)
        place = np.arange(9) + (np.arange(9) >= before_line)
        place = np.column_stack([place, before_line, np.full(len(place), 10)])
        edges = np.column_stack([g.start, np.sort(self.cuts, axis=1), g.end])
        empty = np.diff(edges, axis=1) == 0
        if self.cuts.max() == len(g.x):
            rows = tuple(np.append(row, 0) for row in rows)
        summed = [np.add.reduceat(row, edges[:, :-1].ravel()).reshape(empty.shape) for row in rows]
        for one in summed:
            # Of an empty stretch numpy gives the first row.
            one[empty] = 0
        return [np.take_along_axis(np.cumsum(one, axis=1), place, axis=1) for one in summed]
