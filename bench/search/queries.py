"""Queries and which records of the corpus are relevant to them.

A line holds {"id", "cls", "q"} and either "relevant", a list of corpus ids, or "relevant_where",
a list of conditions of which one has to hold. A condition: "type", "name", "year" are equal to the
record's; "province", "amphoe", "tambon" stand among the record's; of every list in "text" one
part stands in the record's own words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
OWN = Path(__file__).with_name("own_queries.jsonl")
# Kept from those who wrote the glossary and the engine until both were measured.
HELD_OUT = Path(__file__).with_name("held_out_queries.jsonl")


@dataclass(frozen=True)
class Query:
    """What is typed, its class, and the corpus ids that are relevant."""

    id: str
    cls: str
    q: str
    relevant: frozenset[str]


def read_rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def read_queries(path: Path, corpus: list[Row]) -> list[Query]:
    """The file's queries. Raises ValueError for one to which nothing is relevant."""
    queries = [
        Query(row["id"], row["cls"], row["q"], frozenset(relevant_to(row, corpus)))
        for row in read_rows(path)
    ]
    if vain := [query.id for query in queries if not query.relevant]:
        raise ValueError(f"nothing in the corpus is relevant to {', '.join(vain)}")
    return queries


def relevant_to(row: Row, corpus: list[Row]) -> list[str]:
    if "relevant" in row:
        return list(row["relevant"])
    return [
        record["id"]
        for record in corpus
        if any(holds(condition, record) for condition in row["relevant_where"])
    ]


def holds(condition: Row, record: Row) -> bool:
    words = " | ".join(own_words(record))
    return (
        condition.get("type", record["type"]) == record["type"]
        and condition.get("name", record["name_th"]) == record["name_th"]
        and condition.get("year", record["year"]) == record["year"]
        and all(
            condition[place] in record[place].split()
            for place in ("province", "amphoe", "tambon")
            if place in condition
        )
        and all(any(part in words for part in parts) for parts in condition.get("text", []))
    )


def own_words(record: Row) -> list[str]:
    """All that a record says of itself, its place and year apart."""
    lists = [*record["abbr"], *record["issues"], *record["target_groups"]]
    return [record["name_th"], record["name_en"], record["role"], record["desc"], *lists]
