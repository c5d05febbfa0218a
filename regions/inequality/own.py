"""Sums over the households known by each region itself: of what needs no order of incomes.

A region's are added up in the order of its own incomes, and those of many regions in the order of
the regions: the same households give the same digits, whoever else changes. So they are kept, and
a small change adds up its own regions anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from regions.inequality.sample import Floats, Ints, Sample


@dataclass(frozen=True)
class Own:
    """By name one sum for each region, or for each group of regions.

    `n` counts households, `weight` persons and `income` theirs, `logged` is the income times its
    logarithm per head; `a` is the squared weight, alone and times x, x again, and l = x ln x.
    """

    sums: dict[str, Floats]

    @classmethod
    def of(cls, sample: Sample, count: int, *, squares: bool = True) -> Own:
        """The sums of the regions from 0 to `count`; `squares` are what intervals rest on."""
        log = np.log(np.maximum(sample.x, 1))
        rows = {"n": None, "weight": sample.w, "income": sample.y, "logged": sample.y * log}
        if squares:
            rows["a"] = a = sample.w * sample.w
            rows["ax"] = ax = a * sample.x
            rows["axx"] = ax * sample.x
            log *= sample.x
            rows["al"] = al = a * log
            rows["alx"], rows["all"] = al * sample.x, al * log
        return cls({name: _summed(sample.region, row, count) for name, row in rows.items()})

    def __getitem__(self, name: str) -> Floats:
        return self.sums[name]

    def with_(self, changed: NDArray, sample: Sample) -> Own:
        """With the changed regions' sums anew; `changed` is one truth a region."""
        anew = Own.of(sample[np.flatnonzero(changed[sample.region])], len(changed))
        sums = {name: np.where(changed, anew[name], kept) for name, kept in self.sums.items()}
        return Own(sums)

    def grouped(self, group_of_region: Ints, count: int) -> Own:
        """The sums of groups from 0 to `count`; a region of group -1 is in none."""
        group = group_of_region + 1
        sums = {name: _summed(group, one, count + 1)[1:] for name, one in self.sums.items()}
        return Own(sums)


def _summed(place: Ints, row: Floats | None, count: int) -> Floats:
    return np.bincount(place, row, count).astype(np.float64, copy=False)
