"""How far shares of the income move together when other households had been drawn."""

from __future__ import annotations

import numpy as np

from regions.inequality.moments import TENTHS, Moments
from regions.inequality.sample import Floats

Pair = tuple[int, int]


class LorenzCovariance:
    """Covariances of the Lorenz curve's points at 0, 1/10 … 1, one a group.

    The influence of x on the point L at p is ((x - q) [x < q] + p q - L x) / mean, q being the
    income at p; a pair's covariance is computed when it is asked for, once.
    """

    def __init__(self, m: Moments, lorenz: Floats) -> None:
        self.q, self.points = m.at_cut[:, :9].T.copy(), lorenz[:, 1:10].T.copy()
        self.a, self.ax, self.axx = m.a.T.copy(), m.ax.T.copy(), m.axx.T.copy()
        self.k = TENTHS[:, None] / 10 * self.q
        # Sums with (x - q) [x < q]: by itself, and times x.
        self.u = self.ax[:9] - self.q * self.a[:9]
        self.ux = self.axx[:9] - self.q * self.ax[:9]
        self.scale = m.income**2
        self.known: dict[Pair, Floats | float] = {}

    def of(self, one: Pair, other: Pair) -> Floats:
        """The covariance of two shares, each between two tenths."""
        (a, b), (c, d) = one, other
        total = self._points(b, d) - self._points(b, c) - self._points(a, d) + self._points(a, c)
        return total / self.scale

    def _points(self, one: int, other: int) -> Floats | float:
        i, j = sorted((one, other))
        if i == 0 or j == 10:
            # Nobody has nothing and everybody has all, whoever is drawn.
            return 0.0
        if (i, j) not in self.known:
            self.known[i, j] = self._covariance(i - 1, j - 1)
        return self.known[i, j]

    def _covariance(self, i: int, j: int) -> Floats:
        q, k, points = self.q, self.k, self.points
        # Of two points the rows below the lower one count.
        both = self.axx[i] - (q[i] + q[j]) * self.ax[i] + q[i] * q[j] * self.a[i]
        both += k[j] * self.u[i] - points[j] * self.ux[i]
        both += k[i] * self.u[j] - points[i] * self.ux[j]
        both += k[i] * k[j] * self.a[-1] + points[i] * points[j] * self.axx[-1]
        both -= (k[i] * points[j] + k[j] * points[i]) * self.ax[-1]
        return np.asarray(both)
