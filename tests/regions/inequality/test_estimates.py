"""Point estimates and standard errors against libraries that others keep.

The figures named below were computed from CASE by PySAL's inequality 1.1.2 (Gini, Theil and its
split; each household repeated by its weight times members, as it takes no weights), samplics 0.6.1
(means and their linearised standard errors) and numpy 2.4 (weighted median);
bench/inequality/agree.py computes them anew.
"""

from __future__ import annotations

import numpy as np
import pytest

from regions.inequality.estimates import Z95, Estimates, estimate
from regions.inequality.own import Own
from regions.inequality.sample import Sample
from regions.inequality.theil import Parts

# region, members, income, weight
CASE = [
    (1, 1, 6025, 3), (0, 1, 3599, 1), (1, 4, 16580, 1), (2, 3, 0, 5), (1, 3, 2601, 1),
    (2, 4, 6302, 3), (1, 4, 8315, 3), (1, 1, 4653, 1), (2, 3, 3662, 4), (1, 1, 12447, 4),
    (2, 3, 24780, 5), (0, 5, 10031, 1), (2, 3, 6668, 5), (2, 1, 16448, 1), (2, 3, 21456, 1),
    (0, 1, 9508, 3), (0, 4, 18689, 5), (0, 5, 27841, 5), (1, 5, 10243, 4), (1, 4, 6305, 1),
    (2, 5, 15964, 3), (0, 2, 14735, 5), (0, 1, 29116, 3), (2, 3, 4325, 1), (0, 3, 7120, 4),
    (2, 4, 6182, 1), (0, 5, 3019, 4), (1, 2, 13375, 1), (0, 5, 18439, 2), (1, 1, 6694, 2),
    (2, 2, 36626, 5), (2, 4, 23331, 4), (2, 2, 19968, 4), (2, 4, 16669, 3), (1, 3, 25965, 2),
    (2, 3, 4164, 5), (1, 5, 19754, 5), (0, 5, 19579, 2), (1, 5, 2939, 2), (1, 3, 15956, 2),
]  # fmt: skip
LINE = 3043.0
FROM_LIBRARIES = {
    "gini": 0.44793220507261133,
    "theil": 0.3582893944719484,
    "theil_between": 0.0042471,
    "theil_within": 0.35404229,
    "mean": 4365.62599469496,
    "poverty_headcount": 0.4297082228116711,
    "poverty_gap": 0.22964999463917277,
    "median": 3915.8,
}
ERRORS_FROM_SAMPLICS = {
    "mean": 638.7781816109115,
    "poverty_headcount": 0.09682466741228336,
    "poverty_gap": 0.061467695983680244,
}


def sample(rows, scale: int = 100) -> Sample:
    region, members, income, weight = np.array(rows, np.int64).T
    return Sample.of(members=members, income=income, weight=weight * scale, region=region)


def whole(rows, scale: int = 100) -> Estimates:
    """Of all rows as one group, split by region."""
    chosen, group = sample(rows, scale), np.zeros(3, np.int64)
    own = Own.of(chosen, int(chosen.region.max()) + 1)
    group = group[: len(own["n"])]
    return estimate(chosen, group, 1, own=own, line=LINE, parts=Parts(own, group))


def of_groups(chosen: Sample, group, count: int) -> Estimates:
    own = Own.of(chosen, len(group))
    return estimate(chosen, np.array(group), count, own=own, line=LINE)


@pytest.mark.parametrize("measure", FROM_LIBRARIES)
def test_agrees_with_libraries_to_six_digits(measure):
    assert whole(CASE).value[measure][0] == pytest.approx(FROM_LIBRARIES[measure], rel=1e-6)


@pytest.mark.parametrize("measure", ERRORS_FROM_SAMPLICS)
def test_standard_errors_agree_with_samplics_to_six_digits(measure):
    ours = whole(CASE)
    error = (ours.high[measure] - ours.value[measure])[0] / Z95
    assert error == pytest.approx(ERRORS_FROM_SAMPLICS[measure], rel=1e-6)


def test_shares_and_ratios_are_those_of_the_lorenz_curve():
    people = np.sort(np.repeat([r[2] / r[1] for r in CASE], [r[1] * r[3] for r in CASE]))
    lorenz = np.interp(
        np.linspace(0, 1, 11),
        np.linspace(0, 1, len(people) + 1),
        np.append(0, np.cumsum(people) / people.sum()),
    )
    ours = whole(CASE).value
    for tenth in range(1, 11):
        share = lorenz[tenth] - lorenz[tenth - 1]
        assert ours[f"decile_share_{tenth}"][0] == pytest.approx(share, rel=1e-9, abs=1e-12)
    assert ours["quintile_share_2"][0] == pytest.approx(lorenz[4] - lorenz[2], rel=1e-9)
    assert ours["palma"][0] == pytest.approx((1 - lorenz[9]) / lorenz[4], rel=1e-9)
    assert ours["quintile_ratio"][0] == pytest.approx((1 - lorenz[8]) / lorenz[2], rel=1e-9)
    assert ours["top10_bottom10"][0] == pytest.approx((1 - lorenz[9]) / lorenz[1], rel=1e-9)


def test_every_interval_is_what_small_changes_of_the_weights_say():
    """The influence of each household, from the outside: more and less of it, by a little."""
    rows = np.array(CASE)
    ours, count = whole(CASE, 10**6), len(CASE)
    influence = {measure: np.zeros(count) for measure in ours.value}
    for household in range(count):
        more, less = rows.copy(), rows.copy()
        more[:, 3] *= 10**4
        less[:, 3] *= 10**4
        more[household, 3] += 5
        less[household, 3] -= 5
        up, down = whole(more), whole(less)
        weight = rows[household, 3] * 10**4
        for measure, values in influence.items():
            change = up.value[measure][0] - down.value[measure][0]
            values[household] = weight * change / 10
    for measure in ours.value.keys() - {"median"}:
        error = np.sqrt(count / (count - 1) * (influence[measure] ** 2).sum())
        high = ours.value[measure][0] + Z95 * error
        assert ours.high[measure][0] == pytest.approx(high, rel=1e-6), measure


def test_the_medians_interval_is_woodruffs():
    ours = whole(CASE)
    people = np.array([r[1] * r[3] for r in CASE], float)
    spread = Z95 * 0.5 * np.sqrt((people**2).sum() * 40 / 39) / people.sum()
    incomes = np.array([r[2] / r[1] for r in CASE])
    low, high = np.quantile(
        incomes, [0.5 - spread, 0.5 + spread], weights=people, method="inverted_cdf"
    )
    assert (ours.low["median"][0], ours.high["median"][0]) == (low, high)


def test_where_all_are_equal_nothing_is_unequal():
    ours = whole([(n % 3, 2, 10_000, 1) for n in range(40)])
    expected = {"mean": 5000, "median": 5000, "gini": 0, "theil": 0, "theil_between": 0}
    expected |= {"top10_bottom10": 1, "palma": 0.25, "quintile_ratio": 1, "decile_share_1": 0.1}
    expected |= {"poverty_headcount": 0, "poverty_gap": 0, "quintile_share_5": 0.2}
    for measure, value in expected.items():
        assert ours.value[measure][0] == pytest.approx(value, abs=1e-12), measure
        assert ours.high[measure][0] == pytest.approx(value, abs=1e-5), measure


def test_what_is_not_defined_is_no_number():
    poorest_have_nothing = whole([(0, 1, 0 if n < 10 else 9000, 1) for n in range(40)])
    assert np.isnan(poorest_have_nothing.value["top10_bottom10"][0])
    assert poorest_have_nothing.value["palma"][0] > 0
    nobody_has_anything = whole([(0, 1, 0, 1)] * 40)
    assert np.isnan(nobody_has_anything.value["gini"][0])
    assert nobody_has_anything.value["mean"][0] == 0
    assert nobody_has_anything.value["poverty_headcount"][0] == 1
    one = np.zeros(1, np.int64)
    chosen = sample([(0, 1, 9000 + n, 1) for n in range(40)])
    own = Own.of(chosen, 1)
    undivided = estimate(chosen, one, 1, own=own, parts=Parts(own, one))
    assert np.isnan(undivided.value["theil_between"][0])
    assert "poverty_headcount" not in undivided.value


def test_many_groups_at_once_are_the_same_as_each_alone_to_the_last_digit():
    rows = CASE * 3 + [(region, 2, 3043 * 2 - 1, 7) for region in (0, 1, 2)]
    chosen = sample(rows)
    together = of_groups(chosen, [0, 1, 2], 3)
    for region in range(3):
        group = np.where(np.arange(3) == region, 0, -1)
        alone = of_groups(chosen, group, 1)
        for measure, values in together.value.items():
            assert values[region] == alone.value[measure][0], measure
            assert together.high[measure][region] == alone.high[measure][0], measure


def test_a_group_wholly_below_the_line_may_stand_last():
    rows = [(0, 1, 9000 + n, 1) for n in range(35)] + [(1, 1, 100 + n, 1) for n in range(35)]
    ours = of_groups(sample(rows), [0, 1], 2)
    assert ours.value["poverty_headcount"].tolist() == [0, 1]
    alone = of_groups(sample(rows[35:]), [-1, 0], 1)
    assert ours.high["poverty_gap"][1] == alone.high["poverty_gap"][0]


def test_households_come_and_go_without_sorting_anew():
    rows = np.array(CASE * 2)
    before, after = sample(rows[:60]), sample(np.concatenate([rows[:20], rows[30:]]))
    changed = before.without(sample(rows[20:30])).with_(sample(rows[60:]))
    for name in ("x", "w", "y"):
        assert (getattr(changed, name) == getattr(after, name)).all()
    assert sorted(changed.region) == sorted(after.region)
    mended = Own.of(before, 3).with_(np.bincount(rows[20:30, 0], minlength=3) > 0, changed)
    mended = mended.with_(np.bincount(rows[60:, 0], minlength=3) > 0, changed)
    for name, sums in Own.of(after, 3).sums.items():
        assert (mended[name] == sums).all(), name


def test_sums_that_would_not_be_exact_are_refused():
    with pytest.raises(OverflowError):
        sample([(0, 1, 10**9, 10**6)] * 10, scale=10**3)
