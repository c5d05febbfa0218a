"""Each set of queries to each engine, on one database; the platform answers over HTTP."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.search import plain_engines
from bench.search.corpus import corpus_ids
from bench.search.queries import Query, Row
from bench.search.scoring import as_json, by_class, recall, reciprocal_rank
from bench.search.serving import Answer, Server, ask_all, serving
from bench.search.timing import change_the_index, round_of, suggested
from bench.search.writing import write_cost

PLATFORM = "TISEP, /api/search"
TOGETHER = f"{PLATFORM}, 8 at a time"
FRESH = f"{PLATFORM}, 8 at a time, for the first time"
AGAIN = f"{PLATFORM}, 8 at a time, answers kept"
SUGGESTED = "suggestions, 8 at a time"
# Asked until each thread of each worker has its way to the database.
WARMING = [Query("", "", "สวัสดี", frozenset())] * 100


def measure(
    database: str, corpus: list[Row], rows: list[Row], sets: dict[str, list[Query]],
    misses: Path | None, *, alone: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Scores by set, engine and class of query; the plain engines look through `rows`.

    `alone` leaves those out: over many rows they take longer than all else.
    """
    plain = {} if alone else plain_engines.ENGINES
    if plain:
        plain_engines.fill(rows)
    ids = corpus_ids(corpus)
    scores: dict[str, Any] = {}
    costs: dict[str, Any] = {}
    with serving(database) as server:
        for name, queries in sets.items():
            answers, costs[name] = of_platform(server, queries, ids)
            for engine, search in plain.items():
                answers[engine] = plain_engines.ask_all(search, queries)
            scores[name] = {
                engine: as_json(by_class(queries, given)) for engine, given in answers.items()
            }
            if misses:
                tell_misses(misses / f"{name}.txt", queries, answers[PLATFORM], corpus)
    return {"sets": scores, "costs": costs, "writing": write_cost(), "load": os.getloadavg()}


def of_platform(
    server: Server, queries: Sequence[Query], ids: dict[str, str]
) -> tuple[dict[str, list[Answer]], dict[str, Any]]:
    """Answers and costs: each query for the first time, then again, once a record has changed.

    Then its reading is kept and its answer is not; the last round finds that kept too.
    """
    ask_all(server.port, WARMING, at_a_time=8)
    answers, costs = {}, {}
    costs[FRESH] = round_of(server, queries, at_a_time=8)[1].as_json()
    for how, at_a_time in ((PLATFORM, 1), (TOGETHER, 8)):
        change_the_index()
        given, cost = round_of(server, queries, at_a_time=at_a_time)
        answers[how], costs[how] = in_corpus_ids(given, ids), cost.as_json()
    costs[AGAIN] = round_of(server, queries, at_a_time=8)[1].as_json()
    costs[SUGGESTED] = suggested(server, queries).as_json()
    return answers, costs


def in_corpus_ids(answers: Sequence[Answer], ids: dict[str, str]) -> list[Answer]:
    """What the corpus does not have keeps the API's id, and its place: it counts as a miss."""
    return [replace(one, ids=tuple(ids.get(found, found) for found in one.ids)) for one in answers]


def tell_misses(
    path: Path, queries: Sequence[Query], answers: Sequence[Answer], corpus: list[Row]
) -> None:
    """What was not found, or not first, with what was found instead."""
    names = {row["id"]: f"{row['name_th']} {row['province']}" for row in corpus}
    lines = []
    for query, answer in zip(queries, answers, strict=True):
        got, first = recall(query, answer.ids), reciprocal_rank(query, answer.ids)
        if got < 1 or first < 1:
            lines.append(f"{query.id} {query.cls}: {query.q}  recall {got:.2f} rank {first:.2f}")
            lines += [
                f"    {'+' if one in query.relevant else '-'} {one} {names.get(one, '')}"
                for one in answer.ids
            ]
            missed = [one for one in sorted(query.relevant) if one not in answer.ids]
            lines += [f"    missing {one} {names.get(one, '')}" for one in missed[:3]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
