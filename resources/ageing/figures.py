"""How long needs have been open in each province, and what became of those that ended.

Where they are few no figure is told; nor can it be had by subtraction from the country's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import connection

from records.small_numbers import FEWEST
from regions.models import Region

SQL = (Path(__file__).parent / "ages.sql").read_text()
# What is told together: first the number that the others are parts of.
OPEN = ("open", "under_30_days", "from_30_to_90_days", "over_90_days")
ENDED = ("ended", "met", "partly_met", "withdrawn", "expired", "helped", "median_days")


@dataclass(frozen=True, slots=True)
class Ageing:
    """Needs of a province or the country; `median_days` is from asking to meeting, even in part.

    Null: none to tell of, or too few; the latter says `open_suppressed` or `ended_suppressed`.
    """

    code: str
    name_th: str
    name_en: str
    open: int | None
    under_30_days: int | None
    from_30_to_90_days: int | None
    over_90_days: int | None
    ended: int | None
    met: int | None
    partly_met: int | None
    withdrawn: int | None
    expired: int | None
    helped: int | None
    median_days: float | None
    open_suppressed: bool = False
    ended_suppressed: bool = False

    @property
    def given_up(self) -> int:
        return (self.withdrawn or 0) + (self.expired or 0)


def ageing() -> list[Ageing]:
    """Of the country first, then of each province where anybody ever asked, by code."""
    with connection.cursor() as cursor:
        cursor.execute(SQL)
        rows = [Ageing(*row) for row in cursor.fetchall()]
    if not any(row.open or row.ended for row in rows):
        return []
    country, provinces = rows[0], rows[1:]
    for names in (OPEN, ENDED):
        hidden = to_hide([getattr(row, names[0]) for row in (country, *provinces)])
        country, *provinces = (
            without(row, names) if number in hidden else row
            for number, row in enumerate((country, *provinces))
        )
    return [without_few_helped(row) for row in (country, *provinces)]


def ageing_of(region: Region) -> Ageing | None:
    """Of a province or the country; None of any other, and where nobody asked."""
    return next((row for row in ageing() if row.code == region.code), None)


def to_hide(counts: Sequence[int]) -> set[int]:
    """Which of the counts are not told: the first is the sum of the others and of what is nowhere.

    With the few go the next fewest, until what is hidden is not few together.
    """
    if 0 < counts[0] < FEWEST:
        return {number for number, count in enumerate(counts) if count}
    fewest_first = sorted((count, number) for number, count in enumerate(counts[1:], 1) if count)
    nowhere = counts[0] - sum(counts[1:])
    hidden: set[int] = set()
    together = 0
    for count, number in fewest_first:
        enough = together == 0 or (together + nowhere >= FEWEST and len(hidden) + (nowhere > 0) > 1)
        if count >= FEWEST and enough:
            break
        hidden.add(number)
        together += count
    return hidden


def without(row: Ageing, names: Sequence[str]) -> Ageing:
    changes: dict[str, Any] = {**dict.fromkeys(names), f"{names[0]}_suppressed": True}
    return replace(row, **changes)


def without_few_helped(row: Ageing) -> Ageing:
    """A median of few says of each how long it took."""
    return row if row.helped is None or row.helped >= FEWEST else replace(row, median_days=None)
