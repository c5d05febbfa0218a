"""Names that are nearly what was typed, by the rare runs of three letters that they share.

Looking through all names that sound alike never ends in a large index: words such as "community
welfare fund of tambon" are in one name of ten. The letters that few names have tell them apart,
and two edits in a long name leave most of those.
"""

from __future__ import annotations

import math
import time
from collections.abc import Sequence

from django.db import connection

from tisep.explore.search.clauses import Clause, pattern
from tisep.explore.search.finding import Hits, ranked
from tisep.explore.search.spelling import skeleton, spaced

STATISTICS = """
SELECT unnest(most_common_elems::text::text[]), unnest(most_common_elem_freqs)
FROM pg_stats WHERE schemaname = current_schema() AND tablename = 'explore_searchdocument'
    AND attname = 'signs'
"""
# The planner's statistics, which say how common a sign is, are read again after so long.
KEPT_SECONDS = 60
# A sign that is not among the most common ones is taken to be as rare as this.
RARE = 0.0005
SOUGHT, COMPARED, MOST = 8, 24, 1000
ALIKE_ENOUGH = 0.42
_known: tuple[float, dict[str, float]] = (-math.inf, {})


def frequencies() -> dict[str, float]:
    """How large a part of the documents has a sign, for the most common ones."""
    global _known  # noqa: PLW0603
    if time.monotonic() - _known[0] > KEPT_SECONDS:
        with connection.cursor() as cursor:
            cursor.execute(STATISTICS)
            rows = cursor.fetchall()
        # Behind the elements' frequencies stand their least, greatest and that of null.
        _known = time.monotonic(), {sign: often for sign, often in rows if sign is not None}
    return _known[1]


def grams(text: str) -> list[str]:
    padded = f" {spaced(skeleton(text)).strip()} "
    return list(dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2)))


def nearly_named(text: str, within: Clause | None, most: int = SOUGHT) -> Hits:
    """Documents with a name like the text, the likest first; the score is 100 for the same."""
    sought = grams(text)
    if len(sought) < 3:
        return Hits()
    often = frequencies()
    worth = {gram: -math.log(often.get(f"<{gram}", RARE)) for gram in sought}
    # Of letters that are as rare, the last: names begin alike and end with what is their own.
    last_first = {gram: -place for place, gram in enumerate(sought)}
    by_worth = sorted(sought, key=lambda gram: (-worth[gram], last_first[gram]))
    rare = by_worth[:most]
    source = Clause("o.signs && %s", ([f"<{gram}" for gram in rare],))
    scored = _shared(text, by_worth[:COMPARED], worth)
    found = ranked([(source, "", MOST)], scored, within)
    kept = [hit for hit in found.hits if hit.score >= 100 * ALIKE_ENOUGH]
    return Hits(kept, len(kept), False)


def _shared(text: str, sought: Sequence[str], worth: dict[str, float]) -> Clause:
    """The part of the text's letters that a name has, by their worth, of 100; then likeness."""
    total = sum(worth[gram] for gram in sought)
    named = "left(o.skeleton, o.skeleton_ends[2] - 1)"
    parts = [
        Clause(f"%s * ({named} LIKE %s)::int", (100 * worth[gram] / total, pattern(gram)))
        for gram in sought
    ]
    sql = " + ".join(part.sql for part in parts)
    whole = spaced(skeleton(text)).strip()
    likeness = Clause(f"10 * similarity(%s, left({named}, 200))", (whole,))
    return Clause(
        f"({sql}) * 0.9 + {likeness.sql}",
        tuple(p for part in parts for p in part.params) + likeness.params,
    )
