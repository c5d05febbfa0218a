"""The regions that figures are computed for, as numbers: each in one parent, the country first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from regions.inequality.sample import Ints
from regions.models import Level, Region

Row = tuple[int, str, str, int | None]
LEVELS = (Level.COUNTRY, Level.PART, Level.PROVINCE, Level.DISTRICT, Level.TAMBON)


@dataclass(frozen=True)
class Tree:
    """Today's regions in the order of level and code; `parent` is -1 for the country.

    Groups of provinces cut across it and are not in it.
    """

    ids: Ints
    codes: list[str]
    level: Ints
    parent: Ints
    children: list[list[int]]

    @classmethod
    def of_today(cls) -> Tree:
        regions = Region.objects.current().exclude(level=Level.GROUP).order_by("pk")
        return _tree(tuple(regions.values_list("id", "code", "level", "parent_id")))

    @classmethod
    def of(cls, regions: Iterable[Row]) -> Tree:
        """From each region's id, code, level and parent."""
        rank = {level.value: number for number, level in enumerate(LEVELS)}
        rows = sorted(regions, key=lambda row: (rank[row[2]], row[1]))
        number = {row[0]: place for place, row in enumerate(rows)}
        children: list[list[int]] = [[] for _ in rows]
        parent = [number.get(row[3] or 0, -1) for row in rows]
        for place, above in enumerate(parent):
            if above >= 0:
                children[above].append(place)
        level = np.array([rank[row[2]] for row in rows], np.int64)
        ids = np.array([row[0] for row in rows], np.int64)
        codes = [row[1] for row in rows]
        return cls(ids, codes, level, np.array(parent, np.int64), children)

    def __len__(self) -> int:
        return len(self.ids)

    def numbers(self, ids: Ints) -> Ints:
        """The number of each region's id; -1 for one that is not of today."""
        order = np.argsort(self.ids)
        found = order[np.minimum(np.searchsorted(self.ids[order], ids), len(order) - 1)]
        return np.where(self.ids[found] == ids, found, -1)

    def ancestors(self, level: int) -> Ints:
        """For each region the one at the level that holds it, itself included, or -1."""
        found = np.where(self.level == level, np.arange(len(self)), -1)
        for below in range(level + 1, len(LEVELS)):
            here = self.level == below
            found[here] = found[self.parent[here]]
        return found

    def at(self, level: int) -> Ints:
        return np.flatnonzero(self.level == level)


# Regions change seldom: to read them is little beside putting them in order.
_tree = lru_cache(maxsize=1)(Tree.of)
