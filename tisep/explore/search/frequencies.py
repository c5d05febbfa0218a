"""How common runs of letters are in names, as PostgreSQL's own statistics know."""

from __future__ import annotations

import math
import time

from django.db import connection

STATISTICS = """
SELECT unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)
FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'explore_searchdocument'
    AND attname = 'grams'
"""
# They are read again after so long.
KEPT_SECONDS = 60
# A run that is not among the most common ones is taken to be as rare as this.
RARE = 0.0005
# So many letters of a longer text are looked up; the others are compared where those are found.
WINDOW = 6
_known: tuple[float, dict[str, float]] = (-math.inf, {})


def frequencies() -> dict[str, float]:
    """How large a part of the documents has a run of letters in a name, for the most common."""
    global _known  # noqa: PLW0603
    if time.monotonic() - _known[0] > KEPT_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS)
            rows = cursor.fetchall()
        # Behind the elements' frequencies stand their least, greatest and that of null.
        _known = time.monotonic(), {gram: often for gram, often in rows if gram is not None}
    return _known[1]


def worth(gram: str) -> float:
    """How much it tells that a name has this run of three letters."""
    return -math.log(frequencies().get(gram, RARE))


def telling_part(drawn: str) -> str:
    """The letters of a run of Thai that fewest names have, to be looked up for the whole.

    An index of runs of letters reads a list for each that the text has, most of them long.
    """
    if len(drawn) <= WINDOW + 2:
        return drawn
    grams = [worth(drawn[i : i + 3]) for i in range(len(drawn) - 2)]
    starts = range(len(drawn) - WINDOW + 1)
    # Of parts that tell as much, the last: names begin alike and end with what is their own.
    start = max(starts, key=lambda i: (sum(grams[i : i + WINDOW - 2]), i))
    return drawn[start : start + WINDOW]
