"""What the database's history says of one record: an event for each time that it was stored."""

from __future__ import annotations

from typing import Any

from django.db import models

# What a save writes by itself; telling it, or restoring it, would say nothing.
BOOKKEEPING = frozenset(
    {
        *("id", "uuid", "created_at", "created_by", "updated_at", "updated_by", "edited_fields"),
        *("opened_at", "closed_at", "path"),
    }
)


def events_of(record: models.Model) -> models.QuerySet[Any]:
    return record.pgh_event_model.objects.filter(pgh_obj=record.pk).order_by("pgh_id")  # type: ignore[attr-defined]


def latest(record: models.Model) -> int:
    """The number of the record's last event: another one means that something was stored."""
    return events_of(record).aggregate(last=models.Max("pgh_id"))["last"] or 0


def kept_fields(model: type[models.Model]) -> list[models.Field]:
    """The fields of a record that people write."""
    return [f for f in model._meta.concrete_fields if f.name not in BOOKKEEPING]
