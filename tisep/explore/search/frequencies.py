"""How common runs of letters are, as some of the documents show."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

HOW_MANY = "SELECT reltuples FROM pg_class WHERE oid = 'explore_searchdocument'::regclass"
SAMPLE = """
SELECT named, told FROM explore_searchdocument TABLESAMPLE SYSTEM (%s) REPEATABLE (1) LIMIT %s
"""
SAMPLED = 1500
# They are counted again after so long.
KEPT_SECONDS = 3600
# A run that no document of the sample has is taken to be as rare as this.
RARE = 0.0002
# So many letters of a longer text are looked up; the others are compared where those are found.
WINDOW = 6


@dataclass(frozen=True)
class Frequencies:
    """How large a part of the documents has a run of three letters, in a name and at all."""

    named: dict[str, float]
    told: dict[str, float]


_known: tuple[float, Frequencies] = (-math.inf, Frequencies({}, {}))


def frequencies() -> Frequencies:
    global _known  # noqa: PLW0603
    if time.monotonic() - _known[0] > KEPT_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute(HOW_MANY)
            part = 100 * SAMPLED / max(cursor.fetchone()[0], SAMPLED)
            cursor.execute(SAMPLE, (part, 2 * SAMPLED))
            rows = cursor.fetchall()
        named, told = (counted(texts) for texts in zip(*rows, strict=True)) if rows else ({}, {})
        _known = time.monotonic(), Frequencies(named, told)
    return _known[1]


def counted(texts: Iterable[str]) -> dict[str, float]:
    texts = list(texts)
    found: Counter[str] = Counter()
    for text in texts:
        found.update({text[i : i + 3] for i in range(len(text) - 2)})
    return {run: often / len(texts) for run, often in found.items()}


def worth(run: str) -> float:
    """How much it tells that a name has this run of three letters."""
    return -math.log(max(frequencies().named.get(run, 0), RARE))


def telling_part(drawn: str) -> str:
    """The letters of a text that fewest documents have, to be looked up for the whole.

    An index of runs of letters reads a list for each that the text has, most of them long.
    """
    if len(drawn) <= WINDOW + 2:
        return drawn
    told = frequencies().told
    # A run with a space inside is none of the index's.
    worths = [
        -math.log(max(told.get(drawn[i : i + 3], 0), RARE)) * (drawn[i + 1] != " ")
        for i in range(len(drawn) - 2)
    ]
    starts = range(len(drawn) - WINDOW + 1)
    # Of parts that tell as much, the last: names begin alike and end with what is their own.
    start = max(starts, key=lambda i: (sum(worths[i : i + WINDOW - 2]), i))
    return drawn[start : start + WINDOW]
