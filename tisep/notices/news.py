"""What became public or changed among the things that people follow."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from records.api.errors import Refused
from tisep.explore.models import IndexedRecord
from tisep.notices.following import found
from tisep.notices.models import Follow, Notice

# A long transaction stamps its rows when it begins, and they are seen when it ends. Looking this
# far back finds them; that a change is told once is a rule of the database.
LONGEST_TRANSACTION = timedelta(hours=1)
KEPT = timedelta(days=180)

log = logging.getLogger(__name__)


def gather() -> set[int]:
    """Write down what is new for everybody who follows something; returns who has news."""
    oldest = Follow.objects.aggregate(at=Min("looked_at"))["at"]
    newest = IndexedRecord.objects.aggregate(at=Max("updated_at"))["at"]
    if oldest is None or newest is None or newest < oldest - LONGEST_TRANSACTION:
        return set()
    now = timezone.now()
    # Whose data is held still (PDPA, section 34) is not looked for.
    follows = Follow.objects.filter(person__restriction=None).order_by("pk")
    return {followed.person_id for followed in follows if _of(followed, now)}


def forget() -> None:
    """Drop what was told half a year ago: it stands on the records' own pages."""
    Notice.objects.filter(changed_at__lt=timezone.now() - KEPT).delete()


@transaction.atomic
def _of(followed: Follow, now: datetime) -> int:
    """How much is new of one thing for one person; two at once write it once."""
    # Locked, so that whoever stops following meanwhile is not told after it.
    if not Follow.objects.select_for_update().filter(pk=followed.pk).exists():
        return 0
    rows = _changed(followed)
    before = Notice.objects.filter(person=followed.person_id).count()
    Notice.objects.bulk_create(
        [
            Notice(person_id=followed.person_id, word=word, record=uuid, changed_at=changed_at)
            for word, uuid, changed_at in rows.values_list("record", "uuid", "updated_at")
        ],
        ignore_conflicts=True,
    )
    Follow.objects.filter(pk=followed.pk).update(looked_at=now)
    return Notice.objects.filter(person=followed.person_id).count() - before


def _changed(followed: Follow) -> QuerySet[IndexedRecord]:
    begun = Q(updated_at__gt=max(followed.looked_at - LONGEST_TRANSACTION, followed.begun_at))
    if followed.record:
        return IndexedRecord.objects.filter(begun, uuid=followed.record)
    try:
        return found(followed.query).filter(begun)
    except Refused:
        log.info("follow %s means nothing any more", followed.pk)
        return IndexedRecord.objects.none()
