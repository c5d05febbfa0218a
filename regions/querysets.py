"""Adjectives for regions and for what is placed in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Collate

from records.querysets import RecordQuerySet

if TYPE_CHECKING:
    from regions.models import Region

THAI = "th-x-icu"


def in_the_tree(regions: Iterable[Region]) -> list[Region]:
    """The regions, and for a group of provinces, which is in no path, its provinces."""
    return [
        one
        for region in regions
        for one in (region.members.without_boundary() if region.level == "group" else [region])
    ]


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

    def in_or_around(self, regions: Sequence[Region]) -> Self:
        """The regions, what is in them, what holds them, and groups that share a province."""
        inside = in_the_tree(regions)
        above = {code for region in (*regions, *inside) for code in region.path}
        near = Q(path__overlap=[region.code for region in inside]) | Q(code__in=above)
        groups = self.model._default_manager.filter(
            members__in=self.model._default_manager.filter(near)
        )
        return self.filter(near | Q(pk__in=groups.values("pk")))

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
