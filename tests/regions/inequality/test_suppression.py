"""No sum of published figures, of one version or of several, tells of an unsafe set."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from regions.inequality.sample import Sample
from regions.inequality.suppression import (
    FEWEST,
    PUBLISHED,
    SUPPRESSED,
    UNKNOWN,
    Holding,
    decide,
    release,
    rests,
)
from tests.regions.inequality.attack import Attacker, a_tree


def a_sample(region, income) -> Sample:
    """Households of one person that each stand for one, with these incomes."""
    region, income = np.asarray(region, np.int64), np.asarray(income, np.int64)
    ones = np.ones(len(region), np.int64)
    return Sample.of(members=ones, income=income, weight=ones * 100, region=region)


def is_unsafe(y: np.ndarray) -> bool:
    return len(y) > 0 and (len(y) < FEWEST or y.max() > y.sum() / 2)


def random_country(chance, tree, size):
    """Households in very uneven tambons, some very rich, some known no finer than a province."""
    tambons = tree.at(4)
    share = chance.pareto(0.7, len(tambons)) + 0.02
    place = chance.choice(tambons, size, p=share / share.sum())
    coarse = chance.random(size) < 0.01
    place = np.where(coarse, tree.ancestors(2)[place], place)
    income = np.exp(chance.normal(9, 0.6, size))
    income[chance.integers(0, size, 3)] *= 60
    # Each income differs: a household is found again by its income.
    return place, np.argsort(np.argsort(income)) + np.round(income).astype(np.int64) * 1000


@pytest.mark.parametrize("seed", range(12))
def test_no_suppressed_region_follows_from_the_published(seed):
    tree, chance = a_tree(3, 3, 4), np.random.default_rng(seed)
    sample = a_sample(*random_country(chance, tree, 1500))
    status = decide(tree, sample)
    assert status[0] == PUBLISHED
    assert (status == SUPPRESSED).any()
    household = np.arange(len(sample))
    attacker = Attacker(tree, len(sample))
    attacker.read(sample, household, status)
    for place in np.flatnonzero(status == SUPPRESSED):
        row = attacker.members(sample, household, place)
        assert not attacker.knows(row), f"region {place} is found by solving"
    rest = rests(tree, status)[sample.region]
    for place in np.unique(rest):
        assert not is_unsafe(sample.y[rest == place])


@pytest.mark.parametrize("seed", range(8))
def test_nothing_unsafe_follows_from_several_versions(seed):
    """Households enter and leave a few or many at a time; every version is published."""
    tree, chance = a_tree(2, 3, 3), np.random.default_rng(100 + seed)
    place, income = random_country(chance, tree, 1400)
    counted, entering = a_sample([], []), a_sample(place[:700], income[:700])
    waiting, leaving, later = entering, counted, 700
    status = np.full(len(tree), UNKNOWN)
    number = {value: name for name, value in enumerate(np.sort(income).tolist())}
    attacker, seen = Attacker(tree, len(income)), []
    for _version in range(6):
        done = release(tree, status, counted, waiting, leaving)
        may = np.isin(waiting.region, done.regions)
        goes = np.isin(leaving.region, done.regions)
        counted = counted.without(leaving[goes]).with_(waiting[may])
        status, waiting, leaving = done.status, waiting[~may], leaving[~goes]
        household = np.array([number[y] for y in (counted.y / 100).tolist()], np.int64)
        attacker.read(counted, household, status)
        seen.append((counted, household))
        step = int(chance.integers(1, 200))
        focus = chance.choice(place[later : later + step])
        region = np.where(chance.random(step) < 0.7, focus, place[later : later + step])
        waiting = waiting.with_(a_sample(region, income[later : later + step]))
        later += step
        stays = counted.without(leaving)
        some = np.flatnonzero(stays.region == focus)[: int(chance.integers(0, 45))]
        leaving = leaving.with_(stays[some])
        if later > 1150:
            break
    for sample, household in seen:
        for region in np.flatnonzero(status == SUPPRESSED):
            row = attacker.members(sample, household, region)
            own = sample.y[row[household] == 1]
            assert not (is_unsafe(own) and attacker.knows(row))
    for (one, names), (other, others) in combinations(seen, 2):
        for region in range(len(tree)):
            gone = attacker.members(one, names, region) - attacker.members(other, others, region)
            changed = np.count_nonzero(gone)
            assert not (0 < changed < FEWEST and attacker.knows(gone)), (region, changed)


def test_a_lone_small_child_takes_the_next_smallest_with_it():
    tree = a_tree(1, 1, 3)
    region = [4] * 5 + [5] * 40 + [6] * 90
    status = decide(tree, a_sample(region, 9000 + np.arange(135)))
    assert status[4:].tolist() == [SUPPRESSED, SUPPRESSED, PUBLISHED]


def test_two_small_children_that_are_few_together_take_a_third():
    tree = a_tree(1, 1, 4)
    region = [4] * 5 + [5] * 7 + [6] * 40 + [7] * 90
    status = decide(tree, a_sample(region, 9000 + np.arange(142)))
    assert status[4:].tolist() == [SUPPRESSED, SUPPRESSED, SUPPRESSED, PUBLISHED]


def test_small_children_that_are_thirty_together_hide_one_another():
    tree = a_tree(1, 1, 3)
    region = [4] * 15 + [5] * 15 + [6] * 90
    status = decide(tree, a_sample(region, 9000 + np.arange(120)))
    assert status[4:].tolist() == [SUPPRESSED, SUPPRESSED, PUBLISHED]


def test_households_known_no_finer_than_a_province_are_not_left_over_alone():
    tree = a_tree(1, 2, 1)
    region = [2] * 3 + [5] * 40 + [6] * 50
    status = decide(tree, a_sample(region, 9000 + np.arange(93)))
    # Province 2 less both districts would be three households.
    assert status[[2, 3, 4]].tolist() == [PUBLISHED, SUPPRESSED, PUBLISHED]


def test_one_household_with_over_half_the_income_is_suppressed():
    assert not Holding(40, 100.0, 50.1).is_safe
    assert Holding(40, 100.0, 50.0).is_safe
    assert not Holding(29, 100.0, 5.0).is_safe


def test_nothing_is_told_of_a_country_of_few_or_of_one_rich():
    tree = a_tree(1, 1, 2)
    few = a_sample([4] * 29, np.arange(29) + 9000)
    assert (decide(tree, few) == PUBLISHED).sum() == 0
    none = np.full(len(tree), UNKNOWN)
    assert not len(release(tree, none, a_sample([], []), few, a_sample([], [])).regions)


class TestLaterVersions:
    tree = a_tree(1, 1, 3)

    def first(self):
        sample = a_sample([4] * 10 + [5] * 40 + [6] * 90, 9000 + np.arange(140))
        return sample, decide(self.tree, sample)

    def after(self, entering, leaving=None):
        counted, status = self.first()
        nobody = a_sample([], [])
        return release(self.tree, status, counted, entering, leaving or nobody)

    def test_few_new_households_wait(self):
        done = self.after(a_sample([6] * 29, 20_000 + np.arange(29)))
        assert not len(done.regions)

    def test_thirty_count(self):
        done = self.after(a_sample([6] * 30, 20_000 + np.arange(30)))
        assert done.regions.tolist() == [6]

    def test_thirty_with_one_that_stands_out_wait(self):
        income = 20_000 + np.arange(30)
        income[0] = 900_000
        assert not len(self.after(a_sample([6] * 30, income)).regions)

    def test_thirty_of_a_suppressed_and_its_companion_count_together(self):
        done = self.after(a_sample([4] * 10 + [5] * 20, 20_000 + np.arange(30)))
        assert {4, 5} <= set(done.regions.tolist())
        assert 6 not in done.regions

    def test_a_suppressed_region_that_has_grown_stays_suppressed(self):
        done = self.after(a_sample([4] * 300, 20_000 + np.arange(300)))
        assert 4 in done.regions
        assert done.status[4] == SUPPRESSED

    def test_leaving_waits_where_too_few_would_be_left(self):
        counted, _status = self.first()
        most = counted[np.flatnonzero(counted.region == 6)[:70]]
        assert not len(self.after(a_sample([], []), most).regions)
        some = counted[np.flatnonzero(counted.region == 6)[:40]]
        assert self.after(a_sample([], []), some).regions.tolist() == [6]

    def test_a_region_that_had_nobody_is_published_when_its_first_are_safe(self):
        tree = a_tree(1, 1, 4)
        counted = a_sample([4] * 40 + [5] * 40 + [6] * 90, 9000 + np.arange(170))
        nobody = a_sample([], [])
        status = decide(tree, counted)
        assert status[7] == UNKNOWN
        many = release(tree, status, counted, a_sample([7] * 30, np.arange(30) + 5000), nobody)
        assert (many.status[7], many.regions.tolist()) == (PUBLISHED, [7])
        few = release(tree, status, counted, a_sample([7] * 29, np.arange(29) + 5000), nobody)
        assert (few.status[7], len(few.regions)) == (UNKNOWN, 0)
