"""The figures as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.search.scoring import ALL

COSTS = (
    "| set | asked | p50 ms | p95 ms | at the client: p50 | p95 "
    "| processor ms, workers | processor ms, database |\n"
    "|---|---|---|---|---|---|---|---|"
)
HEAD = "| {} | queries | recall@10 | MRR@10 | p50 ms | p95 ms |\n|---|---|---|---|---|---|"


def markdown(measured: dict[str, Any]) -> str:
    """Every set: the engines beside each other, then the platform's classes."""
    return "\n".join(_parts(measured))


def _parts(measured: dict[str, Any]) -> Iterator[str]:
    yield f"{measured['records']:,} records; {measured['machine']}\n"
    for name, engines in measured["sets"].items():
        yield f"### {name}\n"
        yield HEAD.format("engine")
        for engine, classes in engines.items():
            yield _line(engine, classes[ALL])
        platform = next(iter(engines))
        yield "\n" + HEAD.format(f"{platform}: class")
        for cls, score in engines[platform].items():
            if cls != ALL:
                yield _line(cls, score)
        yield ""
    yield from _costs(measured)


def _costs(measured: dict[str, Any]) -> Iterator[str]:
    """Of each set in the server, one row a way of asking; then what writing costs."""
    load = " ".join(f"{one:.1f}" for one in measured["load"])
    yield "### In the server\n"
    yield f"Load of the machine at the end, over 1, 5 and 15 minutes: {load}.\n"
    yield COSTS
    for name, ways in measured["costs"].items():
        for way, cost in ways.items():
            database = "" if cost["database"] is None else f"{cost['database']:.1f}"
            yield (
                f"| {name} | {way} | {cost['p50']:.1f} | {cost['p95']:.1f} "
                f"| {cost['client_p50']:.1f} | {cost['client_p95']:.1f} "
                f"| {cost['workers']:.1f} | {database} |"
            )
    yield "\n| writing a record, columns of the search | processor ms, database |\n|---|---|"
    yield from (f"| {how} | {cost:.2f} |" for how, cost in measured["writing"].items())


def _line(name: str, score: dict[str, Any]) -> str:
    return (
        f"| {name} | {score['queries']} | {score['recall']:.3f} | {score['mrr']:.3f} "
        f"| {score['p50']:.1f} | {score['p95']:.1f} |"
    )
