"""How long finding what fits a record takes among 200,000 records.

python -m bench.matching, on the database of DATABASE_URL as it is after script/setup: a copy of it
gets the records, and stays for the next time.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bench.frame import begin, heading, table, use, write

begin()

from statistics import median, quantiles  # noqa: E402

from bench.frame import seconds  # noqa: E402
from bench.synthetic import TEMPLATE, need_database  # noqa: E402
from tisep.explore.models import IndexedRecord  # noqa: E402
from tisep.matching.finding import (  # noqa: E402
    actors_for,
    needs_for,
    offers_for,
    partners_for,
)

HERE = Path(__file__).parent
RECORDS = {"actors": 60_000, "projects": 40_000, "resources": 70_000, "needs": 30_000}
ASKED = {
    "offers for a need": ("need", offers_for),
    "organisations for a need": ("need", actors_for),
    "needs for an offer": ("resource", needs_for),
    "partners of an organisation": ("actor", partners_for),
}
SAMPLE = 20


def measure() -> list[list[str]]:
    """Of each way: milliseconds, median and 95th percentile, of the same SAMPLE records."""
    lines = []
    for what, (record, find) in ASKED.items():
        rows = IndexedRecord.objects.defer("mark").filter(record=record).order_by("uuid")
        taken = [seconds(partial(find, row)) * 1000 for row in rows[:SAMPLE]]
        lines.append([what, f"{median(taken):.0f}", f"{quantiles(taken, n=20)[-1]:.0f}"])
    return lines


name = f"{TEMPLATE}_matching"
need_database(name, indexed=True, **RECORDS)
use(name)
write(
    HERE.parent / "MATCHING.md",
    heading("Finding what fits among 200,000 records", "bench.matching"),
    f"Milliseconds for the 20 best with their parts, one statement and the rows, for {SAMPLE} "
    "records of each kind. Nothing is stored for it: pages find matches when they are opened; "
    "a worker remembers since when those of open needs are known.\n",
    table(("asked", "median", "95th percentile"), measure()),
)
