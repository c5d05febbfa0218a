"""Poverty lines by year, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

LINES = Path(__file__).parent / "poverty_lines.toml"


class PovertyLine(NamedTuple):
    """Baht a month per head in a year C.E., and who says so."""

    year: int
    baht: float
    source: str


@cache
def poverty_lines() -> dict[int, PovertyLine]:
    document = tomllib.loads(LINES.read_text())
    return {line["year"]: PovertyLine(**line) for line in document["line"]}


def line_of(year: int) -> float | None:
    """None for a year without a line: its headcount is not known, and not zero."""
    line = poverty_lines().get(year)
    return line.baht if line else None
