"""Matches of open needs as they are known, brought up to date with what has changed.

Asked often, it makes many changes into one look, and only needs that a change may concern are
looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from resources.models import Match, MatchingRun, Need
from tisep.explore.models import IndexedRecord, RecordType, Tombstone
from tisep.matching.finding import actors_for, offers_for

LOCK = 7_083_021
# From so many changes on, every open need is looked at.
MOST_CHANGES = 500
ASKED = ["open", "partly_met"]
# What was written while the last look was under way may have become visible after it.
OVERLAP = timedelta(minutes=10)
KEPT = 50


def refresh_if_changed() -> MatchingRun | None:
    """None where nothing has changed, or while another is looking."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return None
        last = MatchingRun.objects.order_by("-pk").first()
        since = last.looked_until if last else datetime(1, 1, 1, tzinfo=UTC)
        until = newest()
        if until is None or until <= since:
            return None
        needs = concerned(since - OVERLAP if last else since)
        found = sum(look_at(need) for need in needs)
        Match.objects.exclude(need__state="published", need__status__in=ASKED).delete()
        run = MatchingRun.objects.create(looked_until=until, needs=len(needs), found=found)
        MatchingRun.objects.filter(pk__lte=run.pk - KEPT).delete()
        return run


def newest() -> datetime | None:
    """When what is public changed last."""
    latest = IndexedRecord.objects.order_by("-updated_at").values_list("updated_at", flat=True)
    removed = Tombstone.objects.order_by("-removed_at").values_list("removed_at", flat=True)
    return max(filter(None, (latest.first(), removed.first())), default=None)


def concerned(since: datetime) -> list[IndexedRecord]:
    """The open needs that changed since, and those that what changed may fit or have fitted."""
    needs = IndexedRecord.objects.defer("mark").filter(
        record=RecordType.NEED,
        record_id__in=Need.objects.public().filter(status__in=ASKED).values("pk"),
    )
    changed = IndexedRecord.objects.filter(updated_at__gt=since).exclude(record=RecordType.PROJECT)
    rows = list(changed.defer("mark")[: MOST_CHANGES + 1])
    if len(rows) > MOST_CHANGES:
        return list(needs.order_by("pk"))
    gone = Tombstone.objects.filter(removed_at__gt=since).values("uuid")
    had = Match.objects.filter(Q(resource__uuid__in=gone) | Q(actor__uuid__in=gone))
    had |= Match.objects.filter(known(rows))
    touched = Q(record_id__in=had.values("need")) | Q(pk__in=[row.pk for row in rows])
    for row in rows:
        if row.record != RecordType.NEED:
            touched |= may_fit(row)
    return list(needs.filter(touched).order_by("pk"))


def known(rows: Iterable[IndexedRecord]) -> Q:
    """The matches that there are with these records."""
    ids: dict[str, list[int]] = {"resource": [], "actor": []}
    for row in rows:
        ids.get(row.record, []).append(row.record_id)
    return Q(resource__in=ids["resource"]) | Q(actor__in=ids["actor"])


def may_fit(row: IndexedRecord) -> Q:
    """Needs about the same, or for what it is: more than fit it, and none that does left out."""
    same = Q(issues_up__overlap=row.issues_up) | Q(target_groups_up__overlap=row.target_groups_up)
    return same | Q(kind=row.kind, path__overlap=[*row.path[:3], *row.serves])


def look_at(need: IndexedRecord) -> int:
    """Keep what fits it now; returns how many of that are new."""
    fitting = [
        Match(need_id=need.record_id, resource_id=one.row.record_id, score=one.score)
        for one in offers_for(need)
    ]
    fitting += [
        Match(need_id=need.record_id, actor_id=one.row.record_id, score=one.score)
        for one in actors_for(need)
    ]
    there: QuerySet[Match] = Match.objects.filter(need=need.record_id)
    before = set(there.values_list("resource", "actor"))
    now = {(one.resource_id, one.actor_id) for one in fitting}
    for resource, actor in before - now:
        there.filter(resource=resource, actor=actor).delete()
    Match.objects.bulk_create(
        fitting,
        update_conflicts=True,
        unique_fields=["need", "resource", "actor"],
        update_fields=["score"],
    )
    return len(now - before)
