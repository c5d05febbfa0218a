"""What a brief says of a region: only what is public, as the region's page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from actors.models import Actor, Project
from regions.around import neighbours
from regions.inequality.told import ToldBySurvey, inequality_of
from regions.models import Level, Region, RegionStatistics
from regions.querysets import in_the_tree
from regions.situation import Figure, situation
from resources.models import Resource
from tisep.briefs.shading import Shade, shade_of
from tisep.explore.filters import in_or_serving, located_in
from tisep.pages.open_needs import OpenNeeds, open_needs
from tisep.pages.outline import OutlineMap, outline_map
from tisep.pages.places import full_name, way_to
from tisep.pages.region_gaps import BELOW, Ranking, Standings, ranked_by, ranking, standings
from tisep.pages.regions import those

NAMED = 24


@dataclass(frozen=True)
class Listed:
    """How many records there are, and the first of them."""

    count: int
    first: list[Any]


@dataclass(frozen=True)
class Brief:
    """`way`: the regions from the country down to it. `address`: of its page.

    `provinces`: codes of those that it is, has or lies in; none for the country.
    """

    region: Region
    way: list[Region]
    address: str
    made_at: datetime
    statistics: RegionStatistics | None
    figures: list[Figure]
    inequality: list[ToldBySurvey]
    neighbours: list[Region]
    here: Listed
    reaching: Listed
    projects: Listed
    resources: Listed
    needs: OpenNeeds
    standings: Standings | None
    ranking: Ranking | None
    drawing: OutlineMap | None
    provinces: list[str]
    shade: Shade | None

    @property
    def title(self) -> str:
        return full_name(self.region)

    @property
    def other_title(self) -> str:
        """The name in the other language; empty where there is none."""
        other = "th" if get_language() == "en" else "en"
        return full_name(self.region, other) if getattr(self.region, f"name_{other}") else ""

    @property
    def holders(self) -> list[Region]:
        """Its parent and the country, which its figures are compared with."""
        above = self.way[-2::-1]
        return [*above[:1], *above[-1:]] if len(above) > 1 else above


def brief_of(region: Region, address: str) -> Brief:
    """In the reader's language, in a number of queries that its level alone decides."""
    places, beside, way = in_the_tree([region]), neighbours(region), way_to(region)
    inside, around = located_in(places), in_or_serving(places)
    told, by = inequality_of(region, beside), ranked_by()
    drawing = outline_map(region, places=places)
    drawn = [one.region for one in drawing.inside] if drawing else []
    below = drawn if region.level == Level.GROUP or region.level in BELOW else []
    return Brief(
        region=region,
        way=way,
        address=address,
        made_at=timezone.now(),
        statistics=RegionStatistics.objects.with_population().filter(region=region).first(),
        figures=[one for system in situation(region, beside) for one in system.figures],
        inequality=told,
        neighbours=beside,
        here=listed(those(Actor, inside, places)),
        reaching=listed(those(Actor, around & ~inside, places)),
        projects=listed(those(Project, around, places)),
        resources=listed(those(Resource, around, places)),
        needs=open_needs(places, most=NAMED),
        standings=standings(region, way, by),
        ranking=ranking(region, by),
        drawing=drawing,
        provinces=provinces_of(region, way, drawn),
        shade=shade_of(below, told, by),
    )


def provinces_of(region: Region, way: list[Region], drawn: list[Region]) -> list[str]:
    if region.level == Level.COUNTRY:
        return []
    held_by = [one.code for one in way if one.level == Level.PROVINCE]
    return held_by or [one.code for one in drawn]


def listed(records: QuerySet[Any]) -> Listed:
    return Listed(records.count(), list(records[:NAMED]))


def named(regions: Sequence[Region]) -> str:
    return " › ".join(full_name(one) for one in regions)
