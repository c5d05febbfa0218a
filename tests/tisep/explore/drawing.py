"""Random records over the hand-drawn country, and random changes to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from django.contrib.gis.geos import Point
from django.db import connection

from actors.models import Actor, ActorKind, Issue, Project, Role, TargetGroup
from regions.models import Region
from resources.models import Need, NeedStatus, OfferState, Resource, ResourceKind

KINDS = (Actor, Project, Resource, Need)
STATES = ["published", "published", "published", "draft", "archived"]
WORDS = ["มูลนิธิ", "ชุมชน", "ศูนย์", "เด็ก", "ผู้สูงอายุ", "น้ำ", "เกษตร", "Yala", "กองทุน", "ขยะ"]
# On the edges of the regions and of the boxes that the tests ask for too.
LONGITUDES = [101, 101.25, 101.5, 102, 102.5, 102.999999, 103, 103.5, 104]
LATITUDES = [6, 6.1, 6.25, 6.5, 6.75, 7]


@dataclass
class Country:
    """What the random records are drawn from."""

    random: Random
    standing: Random = field(default_factory=lambda: Random(6))
    regions: list[Region] = field(default_factory=lambda: list(Region.objects.order_by("code")))
    issues: list[Issue] = field(default_factory=lambda: list(Issue.objects.order_by("slug")))
    groups: list[TargetGroup] = field(
        default_factory=lambda: list(TargetGroup.objects.order_by("slug"))
    )

    def values(self, model: type) -> dict[str, Any]:
        chance, pick = self.random.random, self.random.choice
        region = pick(self.regions) if chance() < 0.8 else None
        values: dict[str, Any] = {
            "name_th": " ".join(self.random.sample(WORDS, 2)),
            "name_en": pick(["", "Foundation", "Fund of Yala"]),
            "aliases": [pick(WORDS)] if chance() < 0.3 else [],
            "abbreviations": [pick(["มชศ.", "PPAOS"])] if chance() < 0.3 else [],
            "description_th": pick(["", "ช่วยเหลือคนพิการ"]),
            "state": pick(STATES),
            "region": region,
            "placed_by": "code" if region else "",
            "location": Point(pick(LONGITUDES), pick(LATITUDES)) if chance() < 0.5 else None,
        }
        if model is Actor:
            values["kind"] = pick(ActorKind.values)
            values["roles"] = self.random.sample(Role.values, self.random.randrange(3))
        elif model is not Project:
            values["kind"] = pick(ResourceKind.values)
        if model is Need:
            values["actor"] = Actor.objects.order_by("id").first() or self.draw(Actor)
        return values

    def draw(self, model: type) -> Any:
        """One more record, tagged and serving at random."""
        record = model.objects.create(**self.values(model), **self.listing(model))
        self.tag(record)
        return record

    def listing(self, model: type) -> dict[str, Any]:
        """How it stands from the first: only some changes are allowed later."""
        pick, until = self.standing.choice, date(2026, 1, self.standing.randint(1, 31))
        if model is Need:
            return {"status": pick(NeedStatus.values), "needed_by": until}
        if model is not Resource:
            return {}
        owner = Actor.objects.order_by("id").first()
        state = pick(OfferState.values) if owner else OfferState.NOT_OFFERED
        return {"owner": owner, "offer": state, "available_until": until}

    def tag(self, record: Any) -> None:
        for links, some in [
            (record.issues, self.issues),
            (record.target_groups, self.groups),
            (record.serves, self.regions),
        ]:
            links.set(self.random.sample(some, self.random.randrange(3)))

    def draw_many(self, each: int) -> None:
        for model in KINDS:
            for _ in range(each):
                self.draw(model)


def sql(statement: str, *params: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params or None)
