"""How common runs of letters are, as some of the documents show."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import connection

HOW_MANY = "SELECT reltuples FROM pg_class WHERE oid = 'explore_searchdocument'::regclass"
SAMPLE = """
SELECT named, told, marks
FROM explore_searchdocument TABLESAMPLE SYSTEM (%s) REPEATABLE (1) LIMIT %s
"""
SAMPLED = 1500
# They are counted again after so long.
KEPT_SECONDS = 3600
# A run that no document of the sample has is taken to be as rare as this.
RARE = 0.0002
# So many letters of a longer text are looked up; the others are compared where those are found.
WINDOW = 6
# How large a part of the documents has what is too short to have such a run.
SHORT = 0.05


@dataclass(frozen=True)
class Frequencies:
    """How large a part of the documents has a run of three letters, in a name and at all.

    And a mark; and how many documents there are.
    """

    named: dict[str, float]
    told: dict[str, float]
    marks: dict[str, float]
    documents: float


NOTHING = Frequencies({}, {}, {}, 0)
_known: tuple[float, Frequencies] = (-math.inf, NOTHING)


def frequencies() -> Frequencies:
    global _known  # noqa: PLW0603
    if time.monotonic() - _known[0] > KEPT_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute(HOW_MANY)
            documents = max(cursor.fetchone()[0], SAMPLED)
            cursor.execute(SAMPLE, (100 * SAMPLED / documents, 2 * SAMPLED))
            rows = cursor.fetchall()
        known = Frequencies(
            counted(runs(named) for named, _told, _marks in rows),
            counted(runs(told) for _named, told, _marks in rows),
            counted(marks for _named, _told, marks in rows),
            documents,
        )
        _known = time.monotonic(), known
    return _known[1]


def runs(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def counted(documents: Iterable[Collection[str]]) -> dict[str, float]:
    """How large a part of the documents has each of what they have."""
    documents = list(documents)
    found = Counter(one for document in documents for one in document)
    return {one: often / len(documents) for one, often in found.items()}


def how_many() -> float:
    """About how many documents there are."""
    return frequencies().documents


def share_of_marks(marks: Iterable[str]) -> float:
    """How large a part of the documents bears one of the marks, at most."""
    known = frequencies().marks
    return sum(known.get(mark, RARE) for mark in marks)


def share_of(drawn: str) -> float:
    """How large a part of the documents tells of what is drawn so, at most."""
    told = frequencies().told
    return min((told.get(run, RARE) for run in runs(drawn)), default=SHORT)


def worth(run: str) -> float:
    """How much it tells that a name has this run of three letters."""
    return -math.log(max(frequencies().named.get(run, 0), RARE))


def telling_parts(drawn: str) -> list[str]:
    """The letters of a text that fewest documents have, to be looked up for the whole, in order.

    An index of runs of letters reads a list for each that the text has, most of them long.
    """
    if len(drawn) <= WINDOW + 2:
        return [drawn]
    told = frequencies().told
    # A run with a space inside is none of the index's.
    worths = [
        -math.log(max(told.get(drawn[i : i + 3], 0), RARE)) * (drawn[i + 1] != " ")
        for i in range(len(drawn) - 2)
    ]
    starts = range(len(drawn) - WINDOW + 1)
    # Of parts that tell as much, the last: names begin alike and end with what is their own.
    by_worth = sorted(starts, key=lambda i: (sum(worths[i : i + WINDOW - 2]), i), reverse=True)
    chosen = by_worth[:1]
    if share_of(drawn[chosen[0] : chosen[0] + WINDOW]) > RARE:
        chosen += [i for i in by_worth if abs(i - chosen[0]) >= WINDOW][:1]
    return [drawn[start : start + WINDOW] for start in sorted(chosen)]
