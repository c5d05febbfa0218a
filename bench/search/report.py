"""The figures as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bench.search.scoring import ALL

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


def _line(name: str, score: dict[str, Any]) -> str:
    return (
        f"| {name} | {score['queries']} | {score['recall']:.3f} | {score['mrr']:.3f} "
        f"| {score['p50']:.1f} | {score['p95']:.1f} |"
    )
