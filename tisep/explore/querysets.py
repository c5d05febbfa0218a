"""Adjectives for the index of public records."""

from __future__ import annotations

from typing import Any, Self

from django.contrib.gis.db.models import PointField
from django.contrib.gis.geos import Point
from django.db import models
from django.db.models import F, FloatField, Func, IntegerField, Value
from django.db.models.functions import Cast, Coalesce

# Further than anything on the Earth, in metres.
NOWHERE = 99_999_999


class IndexedRecordQuerySet(models.QuerySet):
    def on_map(self) -> Self:
        """What has a point, its own or its region's."""
        return self.filter(location__isnull=False)

    def from_spot(self, spot: Point) -> Self:
        """With `metres` to the spot (SRID 4326); NOWHERE of what is not on the map."""
        here = Value(spot, PointField(srid=4326))
        away = Func(F("location"), here, function="ST_DistanceSphere", output_field=FloatField())
        metres = Coalesce(Cast(away, IntegerField()), NOWHERE)
        return self.annotate(metres=metres)

    def by_name(self) -> Self:
        """In the order of a Thai dictionary (the column's own collation)."""
        return self.order_by("name_th", "id")


def as_sql(rows: models.QuerySet) -> tuple[str, tuple[Any, ...]]:
    """The rows as SQL with placeholders, in no order, and what the placeholders stand for."""
    return rows.order_by().query.sql_with_params()
