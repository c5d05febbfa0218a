"""What the engine is measured against: three plain searches in the same PostgreSQL.

They look through one text a record that holds all that the corpus says of it, and are given
corpus ids straight; their times are of the query alone, without the way over HTTP.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import cache

from django.db import connection
from psycopg2.extras import execute_values
from pythainlp.tokenize import word_tokenize

from bench.search.queries import Query, Row, own_words
from bench.search.serving import Answer

TABLE = """
DROP TABLE IF EXISTS plain;
CREATE TEMPORARY TABLE plain (id text, name text, document text, words tsvector)
"""
INDEXES = """
CREATE INDEX ON plain USING gin (document gin_trgm_ops);
CREATE INDEX ON plain USING gist (name gist_trgm_ops(siglen = 64));
CREATE INDEX ON plain USING gin (words);
ANALYZE plain
"""
BY_NAME = "ORDER BY length(name), id LIMIT 10"
NEWMM_OR = """
SELECT id FROM plain, to_tsquery('simple', %s) AS query WHERE words @@ query
ORDER BY ts_rank(words, query) DESC, id LIMIT 10
"""


def fill(corpus: Sequence[Row]) -> None:
    """One row a record, in a table of this connection."""
    rows = [(row["id"], f"{row['name_th']} {row['name_en']}", _document(row)) for row in corpus]
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        execute_values(
            cursor.cursor,
            "INSERT INTO plain VALUES %s",
            [(*row, " ".join(_words(row[2]))) for row in rows],
            template="(%s, %s, %s, to_tsvector('simple', %s))",
        )
        cursor.execute(INDEXES)


def ilike(q: str) -> list[str]:
    """Every term somewhere in the document."""
    terms = [f"%{term}%" for term in q.split()]
    every = " AND ".join(["document ILIKE %s"] * len(terms)) or "false"
    return _ids(f"SELECT id FROM plain WHERE {every} {BY_NAME}", *terms)


def similarity(q: str) -> list[str]:
    """The names whose trigrams are most like the query's."""
    return _ids("SELECT id FROM plain ORDER BY name <-> %s, id LIMIT 10", q)


def newmm_or(q: str) -> list[str]:
    """Full text on words cut by newmm, any of them."""
    words = (word.replace("'", "").replace("\\", "") for word in _words(q))
    return _ids(NEWMM_OR, " | ".join(f"'{word}'" for word in words if word) or "''")


ENGINES: dict[str, Callable[[str], list[str]]] = {
    "ILIKE, every term": ilike,
    "trigram similarity of the name": similarity,
    "newmm words, OR": newmm_or,
}


def ask_all(search: Callable[[str], list[str]], queries: Sequence[Query]) -> list[Answer]:
    answers = []
    for query in queries:
        start = time.perf_counter()
        ids = search(query.q)
        answers.append(Answer(tuple(ids), (time.perf_counter() - start) * 1000))
    return answers


def _ids(statement: str, *arguments: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments)
        return [row[0] for row in cursor.fetchall()]


def _document(row: Row) -> str:
    places = [row["province"], row["amphoe"], row["tambon"], row["year"]]
    return " ".join(filter(None, [*own_words(row), *places]))


@cache
def _words(text: str) -> tuple[str, ...]:
    words = word_tokenize(text.lower(), engine="newmm", keep_whitespace=False)
    return tuple(word for word in words if any(letter.isalnum() for letter in word))
