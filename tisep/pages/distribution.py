"""How values are spread, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

BARS = 12
WIDTH, HEIGHT = 360, 90


@dataclass(frozen=True, slots=True)
class Bar:
    """From one value to the next, how many there are; drawn in a box of WIDTH by HEIGHT."""

    start: float
    end: float
    count: int
    x: float
    width: float
    height: float

    @property
    def y(self) -> float:
        return HEIGHT - self.height


def distribution(values: Sequence[float]) -> list[Bar]:
    """Bars of equal width over the range of the values; none for fewer than two values."""
    if len(set(values)) < 2:
        return []
    counts, edges = np.histogram(values, bins=BARS)
    step, most = WIDTH / BARS, int(counts.max())
    return [
        Bar(
            start=float(edges[number]),
            end=float(edges[number + 1]),
            count=int(count),
            x=round(number * step, 1),
            width=round(step - 2, 1),
            height=round(HEIGHT * int(count) / most, 1),
        )
        for number, count in enumerate(counts)
    ]
