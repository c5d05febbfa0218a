"""Adjectives for the index of public records."""

from __future__ import annotations

from typing import Any, Self

from django.db import models


class IndexedRecordQuerySet(models.QuerySet):
    def on_map(self) -> Self:
        """What has a point, its own or its region's."""
        return self.filter(location__isnull=False)

    def by_name(self) -> Self:
        """In the order of a Thai dictionary (the column's own collation)."""
        return self.order_by("name_th", "id")


def as_sql(rows: models.QuerySet) -> tuple[str, tuple[Any, ...]]:
    """The rows as SQL with placeholders, in no order, and what the placeholders stand for."""
    return rows.order_by().query.sql_with_params()
