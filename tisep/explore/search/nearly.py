"""Names that are nearly what was typed, by the rare runs of three letters that they share.

Looking through all names that sound alike never ends in a large index: words such as "community
welfare fund of tambon" are in one name of ten. The letters that few names have tell them apart,
and two edits in a long name leave most of those.
"""

from __future__ import annotations

from collections.abc import Sequence

from tisep.explore.search.clauses import Clause
from tisep.explore.search.finding import Hits, Source, ranked
from tisep.explore.search.frequencies import worth
from tisep.explore.search.spelling import skeleton, spaced

SOUGHT, COMPARED, MOST = 8, 24, 1000
ALIKE_ENOUGH = 0.42


def grams(text: str) -> list[str]:
    padded = f" {spaced(skeleton(text)).strip()} "
    return list(dict.fromkeys(padded[i : i + 3] for i in range(len(padded) - 2)))


def nearly_named(text: str, within: Clause | None, most: int = SOUGHT) -> Hits:
    """Documents with a name like the text, the likest first; the score is 100 for the same."""
    sought = grams(text)
    if len(sought) < 3:
        return Hits()
    worths = {gram: worth(gram) for gram in sought}
    # Of letters that are as rare, the last: names begin alike and end with what is their own.
    last_first = {gram: -place for place, gram in enumerate(sought)}
    by_worth = sorted(sought, key=lambda gram: (-worths[gram], last_first[gram]))
    rare = by_worth[:most]
    source = Clause("explore_grams(o.named) && %s", (rare,))
    scored = _shared(text, by_worth[:COMPARED], worths)
    found = ranked(Source([source], MOST), [], scored, within)
    kept = [hit for hit in found.hits if hit.score >= 100 * ALIKE_ENOUGH]
    return Hits(kept, len(kept), False)


def _shared(text: str, sought: Sequence[str], worths: dict[str, float]) -> Clause:
    """The part of the text's letters that a name has, by their worth, of 100; then likeness."""
    total = sum(worths[gram] for gram in sought)
    parts = [
        Clause("%s * (strpos(o.named, %s) > 0)::int", (100 * worths[gram] / total, gram))
        for gram in sought
    ]
    sql = " + ".join(part.sql for part in parts)
    whole = spaced(skeleton(text)).strip()
    likeness = Clause("10 * similarity(%s, left(o.named, 200))", (whole,))
    return Clause(
        f"({sql}) * 0.9 + {likeness.sql}",
        tuple(p for part in parts for p in part.params) + likeness.params,
    )
