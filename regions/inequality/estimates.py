"""Measures of income and inequality of many regions in one pass, with 95 % intervals.

Everything is per head: a person's income is the household's, shared equally by its members, and a
household counts with its weight times its members. The intervals are linearised: the variance of
a measure is that of the weighted sum of its influence function, households being drawn
independently (Deville 1999; Langel and Tillé 2013 for Gini; Woodruff 1952 for the median).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from regions.inequality.lorenz import LorenzCovariance
from regions.inequality.moments import TENTHS, Moments
from regions.inequality.own import Own
from regions.inequality.sample import Floats, Groups, Ints, Sample
from regions.inequality.theil import Parts, add_theil

Z95 = 1.959963984540054
# Each share of total income, and each ratio of two shares, by the tenths between which they lie.
SHARES = {f"decile_share_{tenth}": (tenth - 1, tenth) for tenth in range(1, 11)} | {
    f"quintile_share_{fifth}": (2 * fifth - 2, 2 * fifth) for fifth in range(1, 6)
}
RATIOS = {
    "top10_bottom10": ((9, 10), (0, 1)),
    "palma": ((9, 10), (0, 4)),
    "quintile_ratio": ((8, 10), (0, 2)),
}


@dataclass
class Estimates:
    """By measure, one value a group with its interval; nan where it is not defined.

    Incomes are in baht a month per head; shares, headcount and gap fractions of 1. `n` is the
    number of households.
    """

    n: Ints
    value: dict[str, Floats] = field(default_factory=dict)
    low: dict[str, Floats] = field(default_factory=dict)
    high: dict[str, Floats] = field(default_factory=dict)

    def add(self, measure: str, value: Floats, variance: Floats | None) -> None:
        self.value[measure] = value
        if variance is None:
            return
        # Where all are equal, rounding may leave a variance a hair below zero.
        spread = Z95 * np.sqrt(np.maximum(variance, 0) * self.n / (self.n - 1))
        self.low[measure] = np.maximum(value - spread, 0)
        self.high[measure] = value + spread


def estimate(
    sample: Sample,
    group_of_region: Ints,
    count: int,
    *,
    own: Own,
    line: float | None = None,
    parts: Parts | None = None,
    intervals: bool = True,
) -> Estimates:
    """All measures of `count` groups, none of them empty.

    `group_of_region` gives each region's group, or -1; `own` are each region's sums; `line` is the
    poverty line in baht a month per head, without which there is no headcount and no gap.
    """
    own = own.grouped(group_of_region, count)
    groups = Groups.of(sample, group_of_region, own["n"].astype(np.int64))
    estimates = Estimates(groups.n)
    with np.errstate(divide="ignore", invalid="ignore"):
        moments = Moments(groups, own, line, squares=intervals)
        _add_incomes(estimates, moments, intervals)
        _add_shares(estimates, moments, intervals)
        _add_gini(estimates, moments, intervals)
        add_theil(estimates.add, moments, parts, intervals=intervals)
        if line is not None:
            _add_poverty(estimates, moments, line, intervals)
    return estimates


def _add_incomes(estimates: Estimates, m: Moments, intervals: bool) -> None:
    median = m.at_cut[:, 4]
    estimates.add("median", median, None)
    if not intervals:
        estimates.add("mean", m.mean, None)
        return
    a, ax, axx = m.a[:, -1], m.ax[:, -1], m.axx[:, -1]
    variance = (axx - 2 * m.mean * ax + m.mean**2 * a) / m.weight**2
    estimates.add("mean", m.mean, variance)
    # Woodruff: the interval of the share below the median, read back as incomes.
    spread = Z95 * 0.5 * np.sqrt(a * m.groups.n / (m.groups.n - 1)) / m.weight
    for bounds, share in ((estimates.low, 0.5 - spread), (estimates.high, 0.5 + spread)):
        wanted = np.ceil(np.clip(np.nan_to_num(share), 0, 1) * m.weight)
        at = np.searchsorted(m.cum, np.clip(wanted, 1, m.weight) + m.cum_from)
        bounds["median"] = m.groups.x[at]


def _add_shares(estimates: Estimates, m: Moments, intervals: bool) -> None:
    """Shares of the poorest tenths are points of the Lorenz curve; a household that a tenth cuts
    through counts to both sides in proportion."""
    tenths = m.weight[:, None] * TENTHS / 10
    at = m.at_cut[:, :9]
    lorenz = m.income_before[:, :9] + (tenths - m.weight_before[:, :9]) * at
    lorenz = lorenz / m.income[:, None]
    zero, one = np.zeros((len(lorenz), 1)), np.ones((len(lorenz), 1))
    lorenz = np.column_stack([zero, lorenz, one])
    shares = {pair: lorenz[:, pair[1]] - lorenz[:, pair[0]] for pair in SHARES.values()}
    for pair in {pair for ratio in RATIOS.values() for pair in ratio} - shares.keys():
        shares[pair] = lorenz[:, pair[1]] - lorenz[:, pair[0]]
    covariance = LorenzCovariance(m, lorenz) if intervals else None
    for measure, pair in SHARES.items():
        estimates.add(measure, shares[pair], covariance.of(pair, pair) if covariance else None)
    for measure, (top, bottom) in RATIOS.items():
        ratio = np.where(shares[bottom] > 0, shares[top] / shares[bottom], np.nan)
        variance = None
        if covariance:
            variance = covariance.of(top, top) - 2 * ratio * covariance.of(top, bottom)
            variance = (variance + ratio**2 * covariance.of(bottom, bottom)) / shares[bottom] ** 2
        estimates.add(measure, ratio, variance)


def _add_gini(estimates: Estimates, m: Moments, intervals: bool) -> None:
    gini = 2 * m.ranked / (m.weight * m.income) - 1
    variance = None
    if intervals:
        on_q, on_x = 2 / m.income, -(1 + gini) / m.mean
        constant = 1 - gini
        variance = (
            on_q**2 * m.aqq
            + constant**2 * m.a[:, -1]
            + on_x**2 * m.axx[:, -1]
            + 2 * (on_q * constant * m.aq + on_q * on_x * m.aqx + constant * on_x * m.ax[:, -1])
        ) / m.weight**2
    estimates.add("gini", gini, variance)


def _add_poverty(estimates: Estimates, m: Moments, line: float, intervals: bool) -> None:
    weight = m.weight
    headcount = m.weight_before[:, 9] / weight
    gap = (m.weight_before[:, 9] - m.income_before[:, 9] / line) / weight
    if not intervals:
        estimates.add("poverty_headcount", headcount, None)
        estimates.add("poverty_gap", gap, None)
        return
    poor, a = m.a[:, 9], m.a[:, -1]
    short = poor - m.ax[:, 9] / line
    squared = poor - 2 * m.ax[:, 9] / line + m.axx[:, 9] / line**2
    of_headcount = poor * (1 - 2 * headcount) + headcount**2 * a
    estimates.add("poverty_headcount", headcount, of_headcount / weight**2)
    estimates.add("poverty_gap", gap, (squared - 2 * gap * short + gap**2 * a) / weight**2)
