"""A plan's rows into the database: many at a time, all of them or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

AT_ONCE = 1000
# Who changed a row and when, where its model keeps it.
STAMPS = {"updated_by", "updated_at"}


@transaction.atomic
def write(model: Any, rows: Iterable[Any], *, by: Any) -> None:
    """Rows as in records.exchange.rows: records with their values set, ids of their tags."""
    rows = [row for row in rows if row.new or row.changed]
    now = timezone.now()
    stamps = STAMPS & {one.name for one in model._meta.concrete_fields}
    for row in rows:
        row.record.updated_by, row.record.updated_at = by, now
        if row.new:
            row.record.created_by = by
    model.objects.bulk_create([row.record for row in rows if row.new], batch_size=AT_ONCE)
    alike: dict[frozenset[str], list[Any]] = defaultdict(list)
    for row in rows:
        if not row.new:
            names = {name.removesuffix("_id") for name in row.changed & set(row.values)}
            alike[frozenset(names)].append(row.record)
    for changed, records in alike.items():
        fields = sorted(changed | stamps)
        model.objects.bulk_update(records, fields, batch_size=AT_ONCE // 2)
    for tags in model._meta.many_to_many:
        _tag(tags, [row for row in rows if tags.name in row.changed])


def _tag(tags: Any, rows: list[Any]) -> None:
    through: Any = tags.remote_field.through
    mine, other = f"{tags.m2m_field_name()}_id", f"{tags.m2m_reverse_field_name()}_id"
    old = [row.record.pk for row in rows if not row.new]
    stored = set(through.objects.filter(**{f"{mine}__in": old}).values_list(mine, other))
    wanted = {(row.record.pk, pk) for row in rows for pk in row.tags[tags.name]}
    gone: dict[int, list[int]] = defaultdict(list)
    for record, tag in stored - wanted:
        gone[tag].append(record)
    for tag, records in gone.items():
        through.objects.filter(**{other: tag, f"{mine}__in": records}).delete()
    links = [through(**{mine: record, other: tag}) for record, tag in sorted(wanted - stored)]
    through.objects.bulk_create(links, batch_size=AT_ONCE)
