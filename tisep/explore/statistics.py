"""The counts of every region, recounted from the index in one statement."""

from __future__ import annotations

import logging
from pathlib import Path

from django.db import connection, transaction
from django.db.models import Max

from regions.models import Region, RegionStatistics
from tisep.explore.versions import current_version

COUNT = (Path(__file__).parent / "sql" / "statistics.sql").read_text()
LOCK = 7_083_004

logger = logging.getLogger(__name__)


def refresh() -> int:
    """Recount every region; returns how many. Whoever comes while another counts does nothing."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(COUNT)
        counted = cursor.rowcount
    logger.info("Counted the records of %d regions.", counted)
    return counted


def refresh_if_moved() -> int:
    """Recount if the index has changed since the last count, or there are regions without one.

    Asked often, it makes many changes into one count, and one that a lost message would have
    brought is found the next time.
    """
    counted = RegionStatistics.objects.aggregate(version=Max("index_version"))["version"]
    uncounted = Region.objects.filter(statistics__isnull=True)
    if counted == current_version() and not uncounted.exists():
        return 0
    return refresh()
