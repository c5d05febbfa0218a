"""Years in a query, of the Buddhist era or the common one."""

from __future__ import annotations

import re

from records.thai import BUDDHIST_ERA, to_arabic_digits

MARKED = re.compile(
    r"(?:ปีงบประมาณ|ปีงบ|ปี|year)?\s*"
    r"(?P<era>พ\.?\s*ศ\.?|ค\.?\s*ศ\.?|b\.?e\.?|[ac]\.?[de]\.?)?\s*"
    r"(?<![0-9])(?<![0-9][,.])(?P<number>[0-9]{4}|[0-9]{2})(?![0-9,]|\.[0-9])",
    re.IGNORECASE,
)
BUDDHIST = range(2490, 2600)
COMMON = range(1950, 2060)
# ปี 67; fewer than forty is rather a number of years.
SHORT = range(40, 100)


def without_years(text: str) -> tuple[str, list[int]]:
    """The text without the years that it names, and those years (C.E.)."""
    years: list[int] = []

    def taken(hit: re.Match[str]) -> str:
        marked = hit.start("number") > hit.start() and bool(hit[0][: -len(hit["number"])].strip())
        year = year_of(int(hit["number"]), len(hit["number"]), marked)
        if year is None:
            return hit[0]
        years.append(year)
        return " "

    rest = MARKED.sub(taken, to_arabic_digits(text))
    return rest, sorted(set(years))


def year_of(number: int, digits: int, marked: bool) -> int | None:
    if digits == 2:
        return 2500 + number - BUDDHIST_ERA if marked and number in SHORT else None
    if number in BUDDHIST:
        return number - BUDDHIST_ERA
    return number if number in COMMON else None
