"""Finding: from the strictest reading of a query to the loosest, until something is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from tisep.explore.search.clauses import (
    Clause,
    about,
    either,
    every,
    has_term,
    pattern,
    phrase,
    score,
    whole_name,
)
from tisep.explore.search.forms import Term
from tisep.explore.search.meaning import Reading

# How many documents are ranked, and how many of them can be paged through.
CAP, RANKED = 800, 500
# And of those that only fill a page.
FILLING = 150
EXACT = 100
# Whatever the planner believes, a few of many matches are not sought by reading the whole table.
PLANNED = "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; "
QUERY = """
WITH hit AS MATERIALIZED (
    {sources}
)
SELECT o.id, o.kind, o.ref, o.public_id, o.indexed, ({score})::real AS score, count(*) OVER ()
FROM hit JOIN explore_searchdocument o ON o.id = hit.id
ORDER BY score DESC, length(o.key), o.key, o.id LIMIT %s
"""
SOURCE = "(SELECT o.id FROM explore_searchdocument o WHERE {condition} {order}LIMIT %s)"


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    kind: str
    ref: int
    public_id: str
    indexed: int | None
    score: float


@dataclass
class Hits:
    """The best of what was found, how much it was at least, and whether there is more."""

    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    capped: bool = False
    condition: Clause | None = None

    def __bool__(self) -> bool:
        return bool(self.hits)

    @property
    def exact(self) -> bool:
        return bool(self.hits) and self.hits[0].score >= EXACT


def execute(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(PLANNED + sql, params)
        return cursor.fetchall()


def ranked(
    sources: Sequence[tuple[Clause, str, int]], scored: Clause, within: Clause | None
) -> Hits:
    """The best of the documents that any of the sources (condition, order, most) gives."""
    parts, params = [], []
    for condition, order, most in sources:
        clause = every([condition, within]) if within else condition
        parts.append(SOURCE.format(condition=clause.sql, order=order))
        params += [*clause.params, most]
    sql = QUERY.format(sources="\n    UNION ".join(parts), score=scored.sql)
    rows = execute(sql, [*params, *scored.params, RANKED])
    count = rows[0][-1] if rows else 0
    everything = either(condition for condition, _order, _most in sources)
    return Hits([Hit(*row[:6]) for row in rows], count, count >= CAP, everything)


def find(
    reading: Reading, terms: Sequence[Term], keys: Sequence[str], within: Clause | None,
    *, named: bool = True, loosely: bool = False, most: int = CAP,
) -> Hits:  # fmt: skip
    """Documents named so, and those that answer every term (or, loosely, any), place and year."""
    parts = about(reading, terms)
    if loosely and terms:
        parts = [either(has_term(term) for term in terms), *parts[len(terms) :]]
    sources: list[tuple[Clause, str, int]] = []
    if named:
        sources.append((whole_name(keys), "", 200))
        begins = Clause("o.key LIKE %s", (pattern(keys[0])[1:],))
        sources.append((begins, "ORDER BY o.key ", 200))
        if len(parts) != 1 or reading.places:
            sources.append((phrase(reading), "", most // 2))
    if parts:
        sources.append((every(parts), "", most))
    return ranked(sources, score(reading, terms, keys), within)
