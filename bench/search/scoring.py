"""Recall, rank and time of answers, by class of query."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from bench.search.queries import Query
from bench.search.serving import Answer

FIRST = 10
ALL = "all"


@dataclass(frozen=True)
class Score:
    """Of some queries to one engine: recall@10, MRR@10, and milliseconds an answer."""

    queries: int
    recall: float
    mrr: float
    p50: float
    p95: float


def recall(query: Query, found: Sequence[str]) -> float:
    """Relevant ones among the first ten, of as many as could stand there."""
    hits = len(query.relevant & set(found[:FIRST]))
    return hits / min(FIRST, len(query.relevant))


def reciprocal_rank(query: Query, found: Sequence[str]) -> float:
    ranks = (rank for rank, one in enumerate(found[:FIRST], 1) if one in query.relevant)
    return 1 / next(ranks, float("inf"))


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def score(asked: Sequence[tuple[Query, Answer]]) -> Score:
    times = [answer.milliseconds for _, answer in asked]
    return Score(
        len(asked),
        fmean(recall(query, answer.ids) for query, answer in asked),
        fmean(reciprocal_rank(query, answer.ids) for query, answer in asked),
        percentile(times, 0.5),
        percentile(times, 0.95),
    )


def by_class(queries: Sequence[Query], answers: Sequence[Answer]) -> dict[str, Score]:
    """The score of every class, and of all queries under ALL."""
    asked = list(zip(queries, answers, strict=True))
    classes = dict.fromkeys(query.cls for query in queries)
    scores = {cls: score([pair for pair in asked if pair[0].cls == cls]) for cls in classes}
    return scores | {ALL: score(asked)}


def as_json(scores: dict[str, Score]) -> dict[str, Any]:
    return {cls: asdict(one) for cls, one in scores.items()}
