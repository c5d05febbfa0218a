"""What somebody could find out who has every figure that was ever published.

Each household (each edition of it) is an unknown; each published region of each run is one
equation, its sum over the households that counted then. Whatever is a sum of equations is known.
"""

from __future__ import annotations

import numpy as np

from regions.inequality.sample import Sample
from regions.inequality.suppression import PUBLISHED
from regions.inequality.tree import LEVELS, Tree


class Attacker:
    """Gathers equations; `household` names each row of a sample for good."""

    def __init__(self, tree: Tree, households: int) -> None:
        self.tree, self.equations = tree, np.zeros((0, households))

    def read(self, sample: Sample, household: np.ndarray, status: np.ndarray) -> None:
        """Learn every published region's sum over the sample's households."""
        rows = [self.members(sample, household, place) for place in np.flatnonzero(
            status == PUBLISHED)]  # fmt: skip
        self.equations = np.vstack([self.equations, *rows])

    def members(self, sample: Sample, household: np.ndarray, place: int) -> np.ndarray:
        level = int(self.tree.level[place])
        inside = self.tree.ancestors(level)[sample.region] == place
        row = np.zeros(self.equations.shape[1])
        row[household[inside]] = 1
        return row

    def knows(self, row: np.ndarray) -> bool:
        """Whether the sum over these households follows from what was published."""
        solved = np.linalg.lstsq(self.equations.T, row, rcond=None)[0]
        return bool(np.allclose(self.equations.T @ solved, row, atol=1e-6))


def a_tree(*children: int) -> Tree:
    """A country of one part whose regions have so many children at each level below."""
    level, parent = [0], [-1]
    above = [0]
    for depth, count in enumerate((1, *children), start=1):
        here = []
        for place in above:
            for _child in range(count):
                here.append(len(level))
                level.append(depth)
                parent.append(place)
        above = here
    below: list[list[int]] = [[] for _ in level]
    for place, up in enumerate(parent):
        if up >= 0:
            below[up].append(place)
    assert depth == len(LEVELS) - 1
    ids = np.arange(len(level)) + 1000
    return Tree(ids, [str(one) for one in ids], np.array(level), np.array(parent), below)
