"""What is no longer public, for those who keep a copy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from records.api.parameters import UUID_SCHEMA
from tisep.explore.models import RecordType, Tombstone

# A change carries the time at which it was written, and is seen when its transaction commits.
# Nothing that is still to be seen was written before the oldest transaction that is writing now.
COMPLETE_UNTIL = """
SELECT least(clock_timestamp(), min(xact_start)) FROM pg_stat_activity
WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
"""
# What stands beside the results of a list that is asked with `updated_since`.
REMOVED_SCHEMA = {
    "as_of": {
        "type": "string",
        "format": "date-time",
        "description": "With `updated_since`: what to give there the next time.",
    },
    "removed": {
        "type": "array",
        "description": "With `updated_since`: what has ceased to be public since then.",
        "items": {
            "type": "object",
            "required": ["record", "uuid", "removed_at"],
            "properties": {
                "record": {"type": "string", "enum": RecordType.values},
                "uuid": UUID_SCHEMA,
                "removed_at": {"type": "string", "format": "date-time"},
            },
            "additionalProperties": False,
        },
    },
}


def removed_since(instant: datetime, records: Sequence[str] | None = None) -> dict[str, Any]:
    """`as_of`, to ask from next time, and `removed`: what has ceased to be public since then.

    To be asked before the records are: nothing is missed between two answers, though something
    may come twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(COMPLETE_UNTIL)
        (as_of,) = cursor.fetchone()
    gone = Tombstone.objects.filter(removed_at__gte=instant).order_by("removed_at", "uuid")
    if records:
        gone = gone.filter(record__in=records)
    return {"as_of": as_of, "removed": list(gone.values("record", "uuid", "removed_at"))}
