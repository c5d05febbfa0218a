"""What a region is compared with: the regions that hold it, and those that it touches."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from django.db.models import Q

from regions.models import Level, Region, RegionOutline

# For each level with neighbours the RegionOutline.band that shows whether two regions touch.
TOUCHING = {Level.PROVINCE: 7, Level.DISTRICT: 9, Level.TAMBON: 11}


@dataclass(frozen=True)
class Around:
    """A figure among those of the neighbours, in the same year.

    `known`: the neighbours that have one, the highest first. `rank`: of ours among them and
    itself, from the highest. `neighbours`: how many there are, with a figure or without.
    """

    neighbours: int
    known: list[tuple[Region, float]]
    rank: int

    @property
    def ranked(self) -> int:
        return len(self.known) + 1

    @property
    def highest(self) -> float:
        return self.known[0][1]

    @property
    def middle(self) -> float:
        return median(value for _region, value in self.known)

    @property
    def lowest(self) -> float:
        return self.known[-1][1]


def among(ours: float, known: Iterable[tuple[Region, float]], neighbours: int) -> Around | None:
    """None where no neighbour's figure is known."""
    ordered = sorted(known, key=lambda one: (-one[1], one[0].code))
    if not ordered:
        return None
    return Around(neighbours, ordered, 1 + sum(value > ours for _region, value in ordered))


def neighbours(region: Region) -> list[Region]:
    """The regions of its level that touch it, by code; none where it has no outline."""
    band = TOUCHING.get(Level(region.level))
    if band is None or region.valid_to:
        return []
    outlines = RegionOutline.objects.filter(band=band, region__level=region.level)
    own = outlines.filter(region=region).first()
    if own is None:
        return []
    touching = outlines.filter(shape__intersects=own.shape, region__valid_to=None)
    found = Region.objects.filter(pk__in=touching.values("region")).exclude(pk=region.pk)
    return list(found.without_boundary().order_by("code"))


def holders(region: Region) -> list[Region]:
    """Its parent, the groups of provinces that it is in, and the country."""
    which = Q(pk=region.parent_id) | Q(code=region.path[-1]) | Q(level=Level.GROUP, members=region)
    found = Region.objects.filter(which).exclude(pk=region.pk).without_boundary().distinct()
    return sorted(
        found,
        key=lambda one: (one.pk != region.parent_id, one.level == Level.COUNTRY, one.code),
    )
