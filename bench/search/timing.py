"""What answers cost in the server: their time, and that of the processors, whoever else works."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from bench.search.queries import Query
from bench.search.scoring import percentile
from bench.search.serving import SEARCH, SUGGESTIONS, Answer, Server, ask_all

TICKS = os.sysconf("SC_CLK_TCK")
COLLEAGUES = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"


@dataclass
class Cost:
    """Milliseconds: of each answer in the server and at the client, and of the processors for one.

    At the client it has waited its turn too, and come over HTTP. `database` is None where the
    server of the database does not run on this machine.
    """

    times: list[float] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    workers: float = 0.0
    database: float | None = None

    def as_json(self) -> dict[str, Any]:
        return {
            "p50": percentile(self.times, 0.5),
            "p95": percentile(self.times, 0.95),
            "client_p50": percentile(self.waited, 0.5),
            "client_p95": percentile(self.waited, 0.95),
            "workers": self.workers,
            "database": self.database,
        }


def change_the_index() -> None:
    """What any change of a record does: no answer that was kept holds any longer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT explore_count_change()")


def round_of(
    server: Server, queries: Sequence[Query], *, at_a_time: int, path: str = SEARCH
) -> tuple[list[Answer], Cost]:
    """The answers of one round, and what they cost."""
    cost = Cost()
    with processors(server, cost, len(queries)):
        answers = ask_all(server.port, queries, at_a_time=at_a_time, path=path)
    told = in_the_log(server.log)
    cost.times = [told[answer.request_id] for answer in answers]
    cost.waited = [answer.milliseconds for answer in answers]
    return answers, cost


def suggested(server: Server, queries: Sequence[Query]) -> Cost:
    """Suggestions for the first half of each query, as its writer comes by it."""
    begun = [Query(q.id, q.cls, q.q[: max(2, len(q.q) // 2)], q.relevant) for q in queries]
    change_the_index()
    return round_of(server, begun, at_a_time=8, path=SUGGESTIONS)[1]


@contextmanager
def processors(server: Server, cost: Cost, answers: int) -> Iterator[None]:
    """Fill in what the processors do for the workers and for their database meanwhile."""
    workers, backends = server.workers(), of_backends()
    before = sum(map(of_process, workers))
    yield
    cost.workers = (sum(map(of_process, workers)) - before) / answers
    after = of_backends()
    if backends is not None and after is not None:
        spent = sum(used - backends.get(pid, 0.0) for pid, used in after.items())
        cost.database = spent / answers


def of_process(pid: int) -> float:
    """Milliseconds of the processors that a process has had, for its threads and in the kernel."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / TICKS


def of_backends() -> dict[int, float] | None:
    """The same of each process of PostgreSQL that serves this database."""
    with connection.cursor() as cursor:
        cursor.execute(COLLEAGUES)
        pids = [pid for (pid,) in cursor.fetchall()]
    try:
        return {pid: of_process(pid) for pid in pids}
    except OSError:
        return None


def in_the_log(log: Path) -> dict[str, float]:
    """Milliseconds in the server by the id of the request, as the platform itself logs them."""
    lines = (line for line in log.read_text(encoding="utf-8").splitlines() if line[:1] == "{")
    told = map(json.loads, lines)
    return {one["request_id"]: one["duration_ms"] for one in told if "duration_ms" in one}
