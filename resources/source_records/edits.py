"""What people did here since an earlier load, beyond the fields that a row says they edited."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from records.imports import Incoming, Plan, Rejection

REMOVED = "removed here since it was loaded; add it again in the admin if it should be back"


def removed_since(
    stored: QuerySet, scope: Q, incoming: list[Incoming], keys: Sequence[str]
) -> list[Rejection]:
    """Rows that an earlier load stored, as the history tells, and somebody has deleted."""
    model: Any = stored.model
    once = _keys(model.pgh_event_model.objects.filter(scope), keys) - _keys(stored, keys)
    return [Rejection(row.where, REMOVED) for row in incoming if row.key in once]


def leave_to_people(plan: Plan) -> None:
    """Take out what hangs together with a person's edit though it is a field of its own."""
    for change in list(plan.change):
        if {"region", "location"} & set(getattr(change.stored, "edited_fields", [])):
            change.fields.pop("placed_by", None)
        before, after = change.fields.get("confirmed_on", (None, None))
        if before and (after is None or before > after):
            del change.fields["confirmed_on"]
        if not change.fields:
            plan.change.remove(change)
            plan.keep.append(change.where)


def _keys(rows: QuerySet, keys: Sequence[str]) -> set[Hashable]:
    return set(rows.values_list(*keys, flat=len(keys) == 1))
