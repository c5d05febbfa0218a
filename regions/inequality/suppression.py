"""Which regions' figures are published, so that no figures together reveal what is not.

A set of households is safe when it counts 30 or more and none of them has over half of its
income. Published regions form a tree from the country down; what a reader can find out by adding
and subtracting are the *rests*: of each published region, the households outside its published
children. Every region's figures are sums of rests, so that it is enough that each rest is safe.

Later versions of a survey keep what was decided: which regions are published never changes where
figures exist, and households that enter or leave do so a rest at a time, when they are enough to
be safe by themselves. So the difference of two versions, too, is a sum of safe sets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from regions.inequality.sample import Floats, Ints, Sample
from regions.inequality.tree import LEVELS, Tree

FEWEST = 30
LARGEST_SHARE = 0.5
UNKNOWN, PUBLISHED, SUPPRESSED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Holding:
    """How many households, their income (each with its weight), and the largest one's."""

    n: int = 0
    income: float = 0.0
    largest: float = 0.0

    def __add__(self, other: Holding) -> Holding:
        largest = max(self.largest, other.largest)
        return Holding(self.n + other.n, self.income + other.income, largest)

    @property
    def is_safe(self) -> bool:
        return self.n >= FEWEST and self.largest <= LARGEST_SHARE * self.income


class Holdings:
    """The holding of each place: of what is known there and no finer, and with all below."""

    def __init__(self, tree: Tree, sample: Sample) -> None:
        self.own = _held(sample.region, sample.y, len(tree))
        n, income, largest = (self.own[0].copy(), self.own[1].copy(), self.own[2].copy())
        for level in range(len(LEVELS) - 1, 0, -1):
            here = tree.at(level)
            above = tree.parent[here]
            np.add.at(n, above, n[here])
            np.add.at(income, above, income[here])
            np.maximum.at(largest, above, largest[here])
        self.all = (n, income, largest)

    def own_at(self, place: int) -> Holding:
        return _holding(self.own, place)

    def all_at(self, place: int) -> Holding:
        return _holding(self.all, place)


Held = tuple[np.ndarray, Floats, Floats]


def _held(place: Ints, y: Floats, count: int) -> Held:
    largest = np.zeros(count)
    np.maximum.at(largest, place, y)
    income: Floats = np.bincount(place, y, count).astype(np.float64)
    return np.bincount(place, minlength=count), income, largest


def _holding(held: Held, place: int) -> Holding:
    return Holding(int(held[0][place]), float(held[1][place]), float(held[2][place]))


def decide(tree: Tree, sample: Sample, top: int = 0) -> Ints:
    """For each region PUBLISHED, SUPPRESSED, or UNKNOWN where nothing is at or below `top`.

    Of a published region's children the unsafe are suppressed, and then the smallest of the
    others until the rest is safe. Nothing below a suppressed region is published.
    """
    held = Holdings(tree, sample)
    status = np.where(held.all[0] > 0, SUPPRESSED, UNKNOWN)
    status[~_below(tree, [top])] = UNKNOWN
    if not held.all_at(top).is_safe:
        return status
    status[top] = PUBLISHED
    waiting = [top]
    while waiting:
        place = waiting.pop()
        children = _publishable(tree, held, place)
        status[children] = PUBLISHED
        waiting += children
    return status


def _publishable(tree: Tree, held: Holdings, place: int) -> list[int]:
    children = [(held.all_at(child), child) for child in tree.children[place]]
    safe = sorted(
        ((one, child) for one, child in children if one.is_safe), key=lambda row: -row[0].n
    )
    rest = held.own_at(place)
    for one, _child in children:
        if not one.is_safe:
            rest += one
    while rest.n and not rest.is_safe:
        rest += safe.pop()[0]
    return [child for _one, child in safe]


def _below(tree: Tree, places: Iterable[int]) -> np.ndarray:
    """Which regions are among the places or below one."""
    inside = np.zeros(len(tree), bool)
    inside[list(places)] = True
    for level in range(1, len(LEVELS)):
        here = tree.at(level)
        inside[here] |= inside[tree.parent[here]]
    return inside


def rests(tree: Tree, status: Ints) -> Ints:
    """For each region the published one whose rest its own households are in, or -1."""
    rest = np.where(status == PUBLISHED, np.arange(len(tree)), -1)
    for level in range(1, len(LEVELS)):
        here = tree.at(level)
        open_ = here[rest[here] < 0]
        rest[open_] = rest[tree.parent[open_]]
    return rest


@dataclass(frozen=True)
class Release:
    """The regions whose waiting households count from now on, and every region's status."""

    regions: Ints
    status: Ints


def release(
    tree: Tree, status: Ints, counted: Sample, entering: Sample, leaving: Sample
) -> Release:
    """What of the waiting changes may be published beside all that was published before.

    `counted` are the households that the present figures rest on, the leaving ones among them.
    """
    if not (status == PUBLISHED).any():
        status = decide(tree, entering)
        regions = np.flatnonzero(rests(tree, status) >= 0)
        return Release(regions if status[0] == PUBLISHED else regions[:0], status)
    status, fresh = _with_new(tree, status, entering)
    rest = rests(tree, status)
    may = np.zeros(len(tree), bool)
    asked = np.zeros(len(tree), bool)
    asked[rest[entering.region]] = asked[rest[leaving.region]] = True
    counted = counted[np.flatnonzero(asked[rest][counted.region])]
    for place in np.flatnonzero(asked):
        may[place] = fresh[place] or _may_change(
            *(one[rest[one.region] == place] for one in (counted, entering, leaving)),
            may_be_empty=bool((status[tree.children[place]] == PUBLISHED).any()),
        )
    held_back = ~may[rest]
    new = np.bincount(entering.region, minlength=len(tree)) > 0
    for level in range(len(LEVELS) - 1, 0, -1):
        here = tree.at(level)
        np.logical_or.at(new, tree.parent[here], new[here])
    status = np.where((status == UNKNOWN) & new & ~held_back, SUPPRESSED, status)
    return Release(np.flatnonzero(~held_back), status)


def _with_new(tree: Tree, status: Ints, entering: Sample) -> tuple[Ints, np.ndarray]:
    """Regions that had no household, published where the entering ones are safe by themselves."""
    status, fresh = status.copy(), np.zeros(len(tree), bool)
    held = Holdings(tree, entering)
    below = (tree.parent >= 0) & (status[tree.parent] == PUBLISHED)
    for child in np.flatnonzero(below & (status == UNKNOWN) & (held.all[0] >= FEWEST)).tolist():
        if held.all_at(child).is_safe:
            decided = decide(tree, entering, child)
            status = np.where(decided != UNKNOWN, decided, status)
            fresh |= decided == PUBLISHED
    return status, fresh


def _may_change(counted: Sample, entering: Sample, leaving: Sample, *, may_be_empty: bool) -> bool:
    """Whether one rest may change by these: they are many, none of them stands out, and what is
    left afterwards is safe, or nothing at all where the region has published parts."""
    if max(len(entering), len(leaving)) < FEWEST:
        return False
    changed = np.concatenate([entering.y, leaving.y])
    if changed.max() > LARGEST_SHARE * changed.sum():
        return False
    after = counted.without(leaving)
    y = np.concatenate([after.y, entering.y])
    if not len(y):
        return may_be_empty
    return Holding(len(y), float(y.sum()), float(y.max(initial=0))).is_safe
