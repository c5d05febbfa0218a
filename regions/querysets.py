"""Adjectives for regions and for what is placed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models.functions import Collate

from records.querysets import RecordQuerySet

if TYPE_CHECKING:
    from regions.models import Region

THAI = "th-x-icu"


class RegionQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Only regions that exist today."""
        return self.filter(valid_to__isnull=True)

    def at_level(self, level: str) -> Self:
        return self.filter(level=level)

    def below(self, region: Region) -> Self:
        """The region and everything in it."""
        return self.filter(path__contains=[region.code])

    def above(self, region: Region) -> Self:
        """The regions that hold it, and itself."""
        return self.filter(code__in=region.path)

    def by_name(self) -> Self:
        """In the order of a Thai dictionary."""
        return self.order_by(Collate("name_th", THAI), "code")

    def without_boundary(self) -> Self:
        """Deferred geometry, for lists that show only names."""
        return self.defer("boundary", "point")


class PlacedQuerySet(RecordQuerySet):
    def located_in(self, region: Region) -> Self:
        """Records that sit in the region or below it."""
        return self.filter(region__path__contains=[region.code])

    def unplaced(self) -> Self:
        return self.filter(region__isnull=True)


class EstimateQuerySet(models.QuerySet):
    def current(self) -> Self:
        """What is published now, without what it has superseded."""
        return self.filter(until__isnull=True)
