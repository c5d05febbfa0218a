"""Values over the years as a small line; years without a value leave a gap in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, MARGIN = 160, 40, 5

Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """In a view box of WIDTH by HEIGHT, y downwards: a stroke for each run of years, all spots."""

    strokes: list[str]
    spots: list[Spot]
    width: int = WIDTH
    height: int = HEIGHT


def drawn_line(values: Sequence[tuple[int, Decimal]]) -> Line | None:
    """The line of (year, value), ascending by year; None for fewer than two."""
    if len(values) < 2:
        return None
    years, heights = [year for year, _value in values], [value for _year, value in values]
    low, high = min(heights), max(heights)

    def place(year: int, value: Decimal) -> Spot:
        across = (year - years[0]) / (years[-1] - years[0])
        up = float((value - low) / (high - low)) if high > low else 0.5
        x = MARGIN + across * (WIDTH - 2 * MARGIN)
        return round(x, 1), round(HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN), 1)

    runs: list[list[Spot]] = []
    for before, (year, value) in zip([None, *years], values, strict=False):
        if before is None or year != before + 1:
            runs.append([])
        runs[-1].append(place(year, value))
    strokes = [" ".join(f"{x},{y}" for x, y in run) for run in runs if len(run) > 1]
    return Line(strokes, [spot for run in runs for spot in run])
