"""Measure the search: python -m bench.search [--queries FILE]... [--records 200000]."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.core.management import call_command

from bench.search.database import SET_UP, make, manage
from bench.search.queries import HELD_OUT, OWN, read_queries, read_rows
from bench.search.report import markdown
from bench.search.serving import production

SHARED = Path("../shared/search")


def main() -> None:
    arguments = read_arguments()
    corpus = read_rows(arguments.corpus)
    sets = {path.stem: read_queries(path, corpus) for path in arguments.queries}
    name = f"{arguments.database}_{arguments.records or 'corpus'}"
    if not arguments.reuse:
        make_database(name)
    os.environ |= production(name)
    django.setup()
    # What rests on models can be imported only now that their database is named.
    from bench.search.corpus import load_corpus, more_of, multiply, things  # noqa: PLC0415
    from bench.search.measuring import measure  # noqa: PLC0415

    if not arguments.reuse:
        load_corpus(corpus, whole_country=bool(arguments.records))
        multiply(more_of(corpus, arguments.records))
        call_command("load_glossary", apply=True, stdout=sys.stderr)
    measured = {
        "machine": machine(),
        "records": things(),
        **measure(
            name,
            corpus,
            [*corpus, *more_of(corpus, arguments.records)],
            sets,
            arguments.misses,
            alone=arguments.alone,
        ),
    }
    if arguments.json:
        arguments.json.write_text(json.dumps(measured, ensure_ascii=False, indent=1) + "\n")
    print(markdown(measured))


def make_database(name: str) -> None:
    """A platform with its regions and no record."""
    make(name)
    for command in SET_UP:
        manage(name, *command)


def machine() -> str:
    """Cores, processor and memory."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores ({(named or [platform.processor()])[0]}), {memory:.0f} GB"


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus.jsonl")
    parser.add_argument("--queries", type=Path, action="append", help="a file; repeatable")
    parser.add_argument("--records", type=int, default=0, help="multiply the corpus to so many")
    parser.add_argument("--database", default="tisep_bench_search", help="its name begins so")
    parser.add_argument("--reuse", action="store_true", help="the database of the last run")
    parser.add_argument("--alone", action="store_true", help="without the plain searches")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    parser.add_argument("--misses", type=Path, help="a folder for what was not found")
    read = parser.parse_args(arguments)
    read.queries = read.queries or [SHARED / "queries.jsonl", OWN, HELD_OUT]
    return read


if __name__ == "__main__":
    main()
