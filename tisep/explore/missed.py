"""Searches that found nothing: counted by what was asked, forgotten after 90 days.

Who asked is not known here: no person, no address, no session. What looks like an identity number,
a telephone number or an e-mail address is not kept, and curators are shown only what was asked
several times, for a rare search may be a private person's name.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import BooleanField, QuerySet, Sum
from django.db.models.expressions import RawSQL
from django.utils import timezone

from tisep.explore.models import MissedSearch, MissedSearchDay
from tisep.explore.models.missed import LONGEST, PERSONAL

KEPT_DAYS = 90
SHOWN_FROM = 3
# More different questions than this are a machine's.
MOST = 20_000

log = logging.getLogger(__name__)

COUNT = """
WITH asked AS (
    SELECT th_norm(%(text)s) AS whole
), missed AS (
    INSERT INTO explore_missedsearch (key, last_at)
    SELECT btrim(left(whole, %(longest)s)), clock_timestamp()
    FROM asked WHERE whole <> '' AND whole !~ %(personal)s
    ON CONFLICT (key) DO UPDATE SET last_at = EXCLUDED.last_at
    RETURNING id
)
INSERT INTO explore_missedsearchday (missed_id, day, count)
SELECT id, %(day)s, 1 FROM missed
ON CONFLICT (missed_id, day) DO UPDATE SET count = explore_missedsearchday.count + 1
"""

# A word of a term that was written after the search was last missed stands in what was asked:
# Thai anywhere, other scripts as whole words.
EXPLAINED = """EXISTS (
    SELECT 1 FROM explore_glossaryterm AS term, unnest(term.keys) AS word
    WHERE term.active AND term.updated_at > explore_missedsearch.last_at
    AND CASE WHEN word ~ '[ก-๛]' THEN position(word IN explore_missedsearch.key) > 0
        ELSE position(' ' || word || ' ' IN ' ' || explore_missedsearch.key || ' ') > 0 END
)"""


def missed(text: str) -> None:
    """Count a search that found nothing; never in the way of its answer, whatever goes wrong."""
    values: dict[str, Any] = {
        # No more than can be of use; nothing that PostgreSQL cannot hold.
        "text": text[: LONGEST * 4].replace("\0", "").encode(errors="ignore").decode(),
        "longest": LONGEST,
        "personal": PERSONAL,
        "day": timezone.localdate(),
    }
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # Two that ask the same wait for each other, but not for long.
            cursor.execute("SET LOCAL lock_timeout = '50ms'")
            cursor.execute(COUNT, values)
    except DatabaseError as error:
        # Without its words: they may quote what was asked.
        log.warning("a missed search was not counted: %s", type(error).__name__)


def waiting() -> QuerySet[MissedSearch]:
    """What a curator may find words for: asked often enough, and explained by no newer term.

    With `count`, how often it was asked in the days that are kept; the most frequent first. When
    it is missed again after the term was written, it comes back.
    """
    explained = RawSQL(EXPLAINED, [], output_field=BooleanField())  # noqa: S611 - no words of others
    return (
        MissedSearch.objects.annotate(count=Sum("days__count"))
        .filter(count__gte=SHOWN_FROM)
        .alias(explained=explained)
        .filter(explained=False)
        .order_by("-count", "key")
    )


def forget() -> None:
    """Drop the days that are older than 90, and what was asked on none of the others."""
    oldest = timezone.localdate() - timedelta(days=KEPT_DAYS)
    MissedSearchDay.objects.filter(day__lte=oldest).delete()
    MissedSearch.objects.filter(days=None).delete()
    often = MissedSearch.objects.annotate(count=Sum("days__count")).order_by("-count", "-last_at")
    MissedSearch.objects.filter(pk__in=often.values("pk")[MOST:]).delete()
