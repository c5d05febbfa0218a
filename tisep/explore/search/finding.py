"""Finding: from the strictest reading of a query to the loosest, until something is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from tisep.explore.search.clauses import (
    NEVER,
    Clause,
    either,
    every,
    pattern,
    phrase,
    score,
    whole_name,
)
from tisep.explore.search.conditions import Condition, about, every_condition
from tisep.explore.search.forms import Term
from tisep.explore.search.meaning import Reading

# How many documents are ranked, and how many of them can be paged through.
CAP, RANKED = 400, 400
# And of those that only fill a page, or have nothing but a place in common.
FILLING, IN_A_PLACE = 150, 150
EXACT = 100
# As the index of beginnings has them: the first of many need no other to be read.
BY_KEY = " ORDER BY o.key USING ~<~"
# Whatever the planner believes, a few of many matches are not sought by reading the whole table,
# nor by comparing long texts where an index tells, nor by starting other processes.
PLANNED = (
    "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL cpu_operator_cost = 0.2; "
    "SET LOCAL max_parallel_workers_per_gather = 0; "
)
# Rows are handed on by where they stand, and only what is told of them is sorted.
QUERY = """
WITH main AS MATERIALIZED (
    {main}
), hit AS MATERIALIZED (
    SELECT row, bool_or(so_named) AS so_named FROM (
        SELECT row, false AS so_named FROM main{others}
    ) AS found GROUP BY row
)
SELECT id, kind, ref, public_id, indexed, score, (SELECT count(*) FROM hit),
    (SELECT count(*) FROM main)
FROM (
    SELECT o.id, o.kind, o.ref, o.public_id, o.indexed, o.key, ({score})::real AS score
    FROM hit JOIN explore_searchdocument o ON o.ctid = hit.row
) AS scored
ORDER BY score DESC, length(key), key, id LIMIT %s
"""
# Where an index leads to much that is not meant, so many documents are compared.
COMPARED = 2000
AMONG = """SELECT o.row FROM (
    SELECT o.ctid AS row, o.* FROM explore_searchdocument o WHERE {found} LIMIT {compared}
) AS o WHERE {meant}"""
OTHER = """
        UNION ALL SELECT row, {so_named} FROM {documents} AS other"""
DOCUMENTS = "SELECT o.ctid AS row FROM explore_searchdocument o WHERE "


class Hit(NamedTuple):
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
    # Statements that are sent together are a transaction by themselves: what is set is set for
    # them alone, without the two more ways to the server that BEGIN and COMMIT would be.
    with connection.cursor() as cursor:
        cursor.execute(PLANNED + sql, params)
        return cursor.fetchall()


@dataclass(frozen=True, slots=True)
class Source:
    """Some documents: those that the first of its ways leads to, then the next, up to `most`."""

    ways: Sequence[Clause]
    most: int
    order: str = ""
    #: Whether what it leads to is called so; that of no other source is.
    so_named: bool = False

    def clause(self, within: Clause | None) -> Clause:
        ways = [every([way, within]) if within else way for way in self.ways]
        sql = " UNION ALL ".join(self.documents(way) for way in ways)
        params = tuple(p for way in ways for part in way.parts or (way,) for p in part.params)
        if len(ways) > 1:
            # Read one after the other: what comes behind the last that is wanted costs nothing.
            sql = f"SELECT row FROM ({sql}) AS ways"  # noqa: S608 - clauses, no words of others
        return Clause(f"({sql} LIMIT %s)", (*params, self.most))

    def documents(self, way: Clause) -> str:
        if way.parts is None:
            return f"{DOCUMENTS}{way.sql}{self.order}"
        found, meant = way.parts
        return AMONG.format(found=found.sql, compared=COMPARED, meant=meant.sql)


def ranked(
    main: Source, others: Sequence[Source], scored: Clause, within: Clause | None,
    *, shown: int = RANKED,
) -> Hits:  # fmt: skip
    """The best `shown` of the documents that any of the sources gives."""
    parts = [source.clause(within) for source in (main, *others)]
    sql = QUERY.format(
        main=parts[0].sql,
        others="".join(
            OTHER.format(so_named=source.so_named, documents=part.sql)
            for source, part in zip(others, parts[1:], strict=True)
        ),
        score=scored.sql,
    )
    params = [p for part in parts for p in part.params]
    rows = execute(sql, [*params, *scored.params, shown])
    count, of_main = rows[0][-2:] if rows else (0, 0)
    everything = either(way for source in (main, *others) for way in source.ways)
    hits = [Hit._make(row[:6]) for row in rows]
    return Hits(hits, count, of_main >= main.most, everything)


def find(
    reading: Reading, terms: Sequence[Term], keys: Sequence[str], within: Clause | None,
    *, named: bool = True, loosely: bool = False, most: int = CAP, shown: int = RANKED,
) -> Hits:  # fmt: skip
    """Documents named so, and those that answer every term (or, loosely, any), place and year."""
    parts = about(reading, terms)
    ways = [every(every_condition(parts))] if parts else []
    if loosely and terms:
        rest = parts[len(terms) :]
        ways = [every(every_condition([part, *rest])) for part in parts[: len(terms)]]
    elif len(parts) == 1 and terms:
        ways = [*parts[0].ways]
    # Of what is only in a place none is better than another.
    most = most if terms else min(most, IN_A_PLACE)
    main = Source(ways or [NEVER], most)
    others = named_so(reading, keys, parts, most) if named else []
    return ranked(main, others, score(reading, terms, keys), within, shown=shown)


def named_so(
    reading: Reading, keys: Sequence[str], parts: Sequence[Condition], most: int
) -> list[Source]:
    """What is called so, or begins so, or says it in so many words."""
    begins = Clause("o.key LIKE %s", (pattern(keys[0])[1:],))
    sources = [Source([whole_name(keys)], 100, so_named=True), Source([begins], 100, BY_KEY)]
    if len(parts) != 1 or reading.places:
        sources.append(Source([phrase(reading)], most // 2))
    return sources
