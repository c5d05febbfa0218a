"""Refreshing the statistics over 200,000 records, beside SQL by hand and counting by geometry.

python -m bench.statistics, on the database of DATABASE_URL as it is after script/setup: a copy of
it gets the records, and stays for the next time.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from bench.frame import begin, heading, medians, table, use, write

begin()

from django.db import connection, transaction  # noqa: E402

from bench.statistics import by_geometry  # noqa: E402
from bench.synthetic import TEMPLATE, need_database  # noqa: E402
from regions.models import RegionStatistics  # noqa: E402
from tisep.explore import statistics  # noqa: E402

HERE = Path(__file__).parent
RECORDS: dict[str, Any] = {
    "actors": 120_000,
    "projects": 20_000,
    "resources": 40_000,
    "needs": 20_000,
}
TABLES = """
CREATE TABLE IF NOT EXISTS by_hand (code text, actors int, projects int, resources int, needs int,
    confirmed_on date, counts jsonb);
CREATE TABLE IF NOT EXISTS nearest_by_hand (code text, kind text, metres float8)"""


def sql(text: str) -> None:
    """In one transaction, with what the platform gives its own counting."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL enable_memoize = off"
        )
        cursor.execute(text)


def full() -> None:
    with transaction.atomic():
        statistics.run(everything=True)


def changed() -> None:
    with transaction.atomic():
        statistics.run(everything=False)


turns = count(1)


def edit_a_thousand() -> None:
    sql((HERE / "change.sql").read_text() % {"turn": next(turns)})


name = f"{TEMPLATE}_statistics"
need_database(name, **RECORDS)
use(name)
sql(TABLES)
emptied = RegionStatistics.objects.all().delete
times = {
    "all": medians(full, before=emptied),
    "again": medians(full),
    "hand": medians(lambda: sql((HERE / "by_hand.sql").read_text())),
    "knn": medians(lambda: sql((HERE / "nearest.sql").read_text())),
    "changed": medians(changed, before=edit_a_thousand),
}
with transaction.atomic():
    check = statistics.run(everything=True)
geometry, levels = by_geometry.measure()
peer = times["hand"] + times["knn"]
rows = [
    ("Full refresh, every row written (nearest resources included)", times["all"], ""),
    ("Full refresh, nothing to write", times["again"], ""),
    ("By hand: one SQL pass by stored codes", times["hand"], ""),
    ("By hand: one KNN pass, 9 kinds for each tambon", times["knn"], ""),
    ("By hand: both", peer, f"full refresh takes {times['all'] / peer:.2f} times as long"),
    ("By geometry, region by region (sampled, see below)", geometry,
     f"full refresh is {geometry / times['all']:.0f} times as fast"),
    ("After 1,000 changed records", times["changed"],
     f"{times['all'] / times['changed']:.1f} times as fast as the full refresh"),
]  # fmt: skip
found = RegionStatistics.objects.count()
write(
    HERE.parent / "STATISTICS.md",
    heading("Statistics of every region over 200,000 records", "bench.statistics"),
    f"{sum(RECORDS.values()):,} synthetic records, of which nine tenths are public, in {found:,} "
    "regions (those abolished included). After the changes a full recount found "
    f"{check.regions} regions to differ.\n",
    table(
        ("what", "seconds", "ratio"),
        [(what, f"{taken:.2f}", ratio) for what, taken, ratio in rows],
    ),
    "The pass by hand leaves out who reaches a region from elsewhere; the KNN pass takes the "
    "nearest on a sphere, where the refresh gives the nearest on the ellipsoid.\n",
    "By geometry, each level's sample taken for all of it, once:\n",
    table(
        ("level", "regions", "counted", "seconds each"),
        [(level, total, some, f"{each:.3f}") for level, total, some, each in levels],
    ),
)
