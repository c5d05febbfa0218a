"""Inequality of a synthetic country: all of it with and without intervals, then a small change.

    script/shell python bench/inequality/run.py [households]

Works in the database that DATABASE_URL names, in transactions that it rolls back.
"""

from __future__ import annotations

import dataclasses
import os
import platform
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, cast

sys.path.insert(0, str(Path(__file__).parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tisep.settings")

import django

django.setup()

import numpy as np  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from bench.inequality.baseline import without_intervals  # noqa: E402
from regions.inequality import computing, demo, loading, publishing  # noqa: E402
from regions.inequality.figures import figures  # noqa: E402
from regions.inequality.own import Own  # noqa: E402
from regions.inequality.reading import Key  # noqa: E402
from regions.inequality.sample import Ints, Sample  # noqa: E402
from regions.inequality.store import Rows, add  # noqa: E402
from regions.inequality.suppression import PUBLISHED, release  # noqa: E402
from regions.inequality.tree import Tree  # noqa: E402
from regions.models import HouseholdFile, InequalityEstimate  # noqa: E402

LINE = 3078.0
TIMES = 7
CHANGES = 9


def timed(work: Callable[[], Any], times: int = TIMES) -> tuple[float, Any]:
    """The median of the processor's seconds that it takes (one thread), and what it gives.

    What else runs on the machine then tells less on it.
    """
    seconds = []
    for _time in range(times):
        started = process_time()
        given = work()
        seconds.append(process_time() - started)
    return median(seconds), given


def all_levels(rows: Rows, tree: Tree, *, intervals: bool) -> Any:
    """From columns in memory to estimates of every region that has households."""
    sample = Sample.of(
        members=rows.members,
        income=rows.income,
        weight=rows.weight,
        region=tree.numbers(rows.region),
    )
    status = _all_published(tree, sample)
    wanted = np.ones(len(tree), bool)
    own = Own.of(sample, len(tree), squares=intervals)
    return list(figures(tree, sample, status, wanted, LINE, own=own, intervals=intervals))


def _all_published(tree: Tree, sample: Sample) -> np.ndarray:
    filled = np.bincount(sample.region, minlength=len(tree))
    for level in range(4, 0, -1):
        here = tree.at(level)
        np.add.at(filled, tree.parent[here], filled[here])
    return np.where(filled > 0, PUBLISHED, 0)


def whole(rows: Rows, tree: Tree) -> None:
    with_, ours = timed(lambda: all_levels(rows, tree, intervals=True))
    same, _ours = timed(lambda: all_levels(rows, tree, intervals=False))
    plain, theirs = timed(lambda: without_intervals(rows, tree, LINE))
    for (_places, estimates), other in zip(ours, theirs, strict=True):
        for measure, values in other.items():
            np.testing.assert_allclose(estimates.value[measure], values, rtol=1e-9, atol=1e-12)
    regions = sum(len(places) for places, _estimates in ours)
    print(
        f"{len(rows.region):,} households, {regions:,} regions, 26 measures; columns to estimates"
    )
    print(f"  with 95 % intervals                       {with_ * 1000:7.0f} ms")
    print(
        f"  the same code without intervals           {same * 1000:7.0f} ms   x {with_ / same:.2f}"
    )
    print(
        f"  one plain vectorised NumPy pass         {plain * 1000:9.0f} ms  x {with_ / plain:.2f}"
    )


def processor() -> float:
    """Seconds of the processor that this process and the database's, which serves it, have used.

    None of them is of another program; the database's are told in hundredths.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone() or (0,)
    told = Path(f"/proc/{backend}/stat").read_text().rpartition(")")[2].split()
    return process_time() + (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def spent(work: Callable[[], Any]) -> np.ndarray:
    """Seconds by the clock, and of the processor."""
    before = np.array([perf_counter(), processor()])
    work()
    return np.array([perf_counter(), processor()]) - before


def small_change(rows: Rows, tree: Tree) -> None:
    """1,000 households of one province's tambons are surveyed anew: 1,000 leave, 1,000 enter."""
    survey = demo.load_demo(len(rows.region))
    all_ = spent(lambda: computing.compute(survey))
    print("from the database to the figures           by the clock   of the processor")
    print("  all                                    {:10.2f} s {:14.2f} s".format(*all_))
    chosen = changed(rows, tree)
    file = HouseholdFile.objects.get(source=survey.source)
    before = Rows(*(column[chosen] for column in rows))
    times = []
    for version in range(2, CHANGES + 2):
        after = demo.replaced(rows, chosen, version)
        survey.version = version
        survey.save()
        replace(survey, file.pk, before, after)
        keep_sorted()
        change = computing.read(survey)
        times.append(spent(lambda: computing.compute(survey)))
        before = after
    # The processor's seconds are too coarse for one change alone.
    some = np.array([np.median(times, axis=0)[0], np.mean(times, axis=0)[1]])
    print("  {:,} changed, of {} times         {:13.3f} s {:14.3f} s".format(
        len(chosen), CHANGES, *some))  # fmt: skip
    print("                                         x {:8.1f}   x {:12.1f}".format(*(all_ / some)))
    keep_sorted()
    times_alone = parts_of(change)
    print("  computing alone: all {:.0f} ms, the change {:.1f} ms, x {:.1f}".format(*times_alone))
    figures_before = published(survey)
    computing.forget()
    computing.compute(survey, everything=True)
    print(f"  the same to the last digit as all anew: {published(survey) == figures_before}")


def parts_of(change: computing.Change) -> tuple[float, float, float]:
    """Milliseconds of computing all and the change alone, from arrays to rounded rows."""

    def run(everything: bool) -> publishing.Rows:
        known = None if everything else change.own
        done, sample, own = computing.release_of(dataclasses.replace(change, own=known))
        wanted = computing.touched(change, done, everything=everything)
        rows = publishing.Rows(change.tree)
        for places, estimates in figures(
            change.tree, sample, done.status, wanted, change.line, own=own
        ):
            rows.add(places, estimates)
        return rows

    def anew() -> publishing.Rows:
        sample = change.counted
        nobody = sample[np.zeros(0, np.int64)]
        status = np.zeros(len(change.tree), np.int64)
        sample = shuffled(sample)
        release(change.tree, status, nobody, sample, nobody)
        return run(True)

    all_, _rows = timed(anew, 5)
    some, _rows = timed(lambda: run(False), 15)
    return all_ * 1000, some * 1000, all_ / some


def shuffled(sample: Sample) -> Sample:
    """As it comes from the store, in no order: a computation of all sorts it first."""
    order = np.random.default_rng(1).permutation(len(sample))
    x, w = sample.x[order], sample.w[order]
    return Sample.of(
        members=np.ones(len(x), np.int64),
        # Heads instead of households: neither needs to be whole for this.
        income=cast("Ints", x),
        weight=cast("Ints", w),
        region=sample.region[order],
    )


def changed(rows: Rows, tree: Tree) -> np.ndarray:
    """1,000 households in tambons of one province, all of a tambon together."""
    place = tree.numbers(rows.region)
    province = tree.ancestors(2)[place]
    inside = np.flatnonzero((province == np.bincount(province).argmax()) & (tree.level[place] == 4))
    return inside[np.argsort(place[inside], kind="stable")][:1000]


def replace(survey: Any, file: int, before: Rows, after: Rows) -> None:
    """The survey's next version, in which some households have others in their place."""
    named = ("region", "members", "income", "weight")
    keys = [
        Key(0, *row)
        for row in zip(*(getattr(before, name).tolist() for name in named), strict=True)
    ]
    loading.take_out(survey, file, list(Counter(keys).items()))
    add(survey, file, after, survey.version)


def keep_sorted() -> None:
    """As a worker's process does once the transaction is committed, which it never is here."""
    for callback in transaction.get_connection().run_on_commit[-1:]:
        callback[1]()


def published(survey: Any) -> set[tuple]:
    rows = InequalityEstimate.objects.current().filter(survey=survey)
    return set(rows.values_list("region_id", "measure", "value", "low", "high", "n", "suppressed"))


def main() -> None:
    settings.DEBUG = False
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 500_000
    print(f"Python {platform.python_version()}, NumPy {np.__version__}, {os.cpu_count()} cores")
    tree = Tree.of_today()
    rows = demo.households(tree, size)
    whole(rows, tree)
    with transaction.atomic():
        small_change(rows, tree)
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
