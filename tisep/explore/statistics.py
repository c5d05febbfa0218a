"""The counts of every region: all of them from the index, or what its changes add to them."""

from __future__ import annotations

import json
import logging
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from regions.models import StatisticsRun

SQL = Path(__file__).parent / "sql"
LOCK = 7_083_004
# From so many changes on it is quicker to count everything.
MOST_CHANGES = 20_000
KEPT = timedelta(days=90)

logger = logging.getLogger(__name__)


def statement(name: str) -> str:
    """One statement, so that it counts one state of the index and takes the changes up to it."""
    text = (SQL / f"statistics_{name}.sql").read_text()
    for part in ("tally", "store"):
        text = text.replace(f"{{{part}}}", (SQL / f"statistics_{part}.sql").read_text())
    return text


EVERYTHING, CHANGED = statement("all"), statement("changed")


def refresh() -> StatisticsRun:
    """Count every region anew. What turns out wrong for no reason is mended and logged."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        StatisticsRun.objects.filter(started_at__lt=timezone.now() - KEPT).delete()
        # What is waiting is told apart from what is wrong.
        if StatisticsRun.objects.exists() and not everything_waits():
            run(everything=False)
        return run(everything=True)


def refresh_if_moved() -> StatisticsRun | None:
    """Count what has changed, if anything has; None too while another is counting.

    Asked often, it makes many changes into one count, and one that a lost message would have
    brought is found the next time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
        cursor.execute("SELECT EXISTS (SELECT FROM explore_statisticsqueue)")
        if not cursor.fetchone()[0]:
            return None
        return run(everything=everything_waits())


def everything_waits() -> bool:
    """Whether the changes concern every region, or are too many to be added one by one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) > %s OR bool_or(sign = 0) "
            "FROM (SELECT sign FROM explore_statisticsqueue LIMIT %s) AS waiting",
            [MOST_CHANGES, MOST_CHANGES + 1],
        )
        return bool(cursor.fetchone()[0])


def run(*, everything: bool) -> StatisticsRun:
    """Count and store, by whoever holds the lock, and note it in the same transaction."""
    started, begun = timezone.now(), time.monotonic()
    with connection.cursor() as cursor:
        # With hundreds of thousands of rows, each of the others costs seconds.
        cursor.execute(
            "SET LOCAL work_mem = '64MB'; SET LOCAL jit = off; SET LOCAL enable_memoize = off"
        )
        cursor.execute(EVERYTHING if everything else CHANGED)
        version, changes, regions, differing = cursor.fetchone()
    done = StatisticsRun.objects.create(
        started_at=started,
        seconds=round(time.monotonic() - begun, 3),
        everything=everything,
        index_version=version,
        changes=changes,
        regions=regions,
        mended=json.loads(differing) if differing and everything and not changes else None,
    )
    say(done)
    return done


def say(done: StatisticsRun) -> None:
    facts: dict[str, Any] = {"regions": done.regions, "seconds": done.seconds}
    logger.info("Counted anew: %(regions)d regions in %(seconds).1f s.", facts)
    if done.mended:
        logger.error("The statistics were wrong and are mended; some of it: %s", done.mended)
