"""What the filters should find, asked of the records themselves and by other means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from django.contrib.gis.geos import Polygon
from django.db import connection

from actors.models import Actor
from regions.models import Region
from resources.models import Need, Resource
from tests.tisep.explore.drawing import KINDS

Key = tuple[str, int]
Asked = Mapping[str, Sequence[str]]
DRAWN_AT = ("province", "district", "tambon")
EVERYWHERE = "-180,-90,180,90"


class Known:
    """A record with what is said about it, in plain Python."""

    def __init__(self, record: Any, regions: Mapping[str, Region]) -> None:
        self.record = record
        self.regions = regions
        self.key: Key = (record._meta.model_name, record.pk)
        self.issues = with_parents(record.issues)
        self.groups = with_parents(record.target_groups)
        self.sits = self.up(record.region.code) if record.region else []
        self.serves = [region.code for region in record.serves.all()]
        self.has = {
            "record": [self.key[0]],
            "actor_kind": [record.kind] if isinstance(record, Actor) else [],
            "resource_kind": [record.kind] if isinstance(record, Resource | Need) else [],
            "listing": listing_of(record),
            "role": record.roles if isinstance(record, Actor) else [],
            "issue": [issue.slug for issue in self.issues],
            "target_group": [group.slug for group in self.groups],
            "located": self.sits,
        }

    def up(self, code: str) -> list[str]:
        """The code and those of what holds it."""
        parent = self.regions[code].parent
        return [code, *(self.up(parent.code) if parent else [])]

    @cached_property
    def text(self) -> str:
        record = self.record
        named = [record, *self.issues, *self.groups]
        up = {code for served in self.serves for code in self.up(served)}
        named += [self.regions[code] for code in {*self.sits, *up} - {"TH"}]
        words = [f"{one.name_th} {one.name_en} {' '.join(one.aliases)}" for one in named]
        words += [*record.abbreviations, record.description_th, record.description_en]
        return " ".join(words).lower()

    def fits(self, name: str, value: str) -> bool:
        if name == "q":
            return all(term in self.text for term in value.lower().split())
        if name == "region":
            above = self.up(value)
            return value in self.sits or any(
                code in above or value in self.up(code) for code in self.serves
            )
        return value in self.has[name]


def listing_of(record: Any) -> list[str]:
    """How it stands, where it is offered or asked for at all."""
    if isinstance(record, Need):
        return [record.status]
    offered = isinstance(record, Resource) and record.offer != "not_offered"
    return [record.offer] if offered else []


def with_parents(tags: Any) -> list[Any]:
    found = list(tags.all())
    for tag in found:
        if tag.parent and tag.parent not in found:
            found.append(tag.parent)
    return found


class Reference:
    """All public records, read once."""

    def __init__(self) -> None:
        regions = {region.code: region for region in Region.objects.select_related("parent")}
        self.records = [
            Known(record, regions)
            for model in KINDS
            for record in model.objects.filter(state="published")
            .select_related("region")
            .prefetch_related("serves", "issues__parent", "target_groups__parent")
        ]
        self.boxes: dict[str, set[Key]] = {}

    def found(self, asked: Asked) -> set[Key]:
        """The records that fit: one value of each filter at least."""
        return {
            known.key
            for known in self.records
            if all(any(self.fits(known, name, one) for one in asked[name]) for name in asked)
        }

    def fits(self, known: Known, name: str, value: str) -> bool:
        if name == "bbox":
            return known.key in self.intersecting(value)
        if (name, value) == ("located", "none"):
            return known.key not in self.intersecting(EVERYWHERE)
        return known.fits(name, value)

    def on_map(self, keys: set[Key]) -> set[Key]:
        return keys & self.intersecting(EVERYWHERE)

    def intersecting(self, box: str) -> set[Key]:
        """What ST_Intersects says on the tables of the records."""
        if box not in self.boxes:
            edges = Polygon.from_bbox([float(edge) for edge in box.split(",")])
            self.boxes[box] = {key for model in KINDS for key in rows_within(model, edges)}
        return self.boxes[box]


def rows_within(model: Any, edges: Polygon) -> list[Key]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT t.id FROM {model._meta.db_table} t
            LEFT JOIN regions_region r ON r.id = t.region_id AND r.level IN %s
            WHERE ST_Intersects(coalesce(t.location, r.point), ST_GeomFromText(%s, 4326))""",
            [DRAWN_AT, edges.wkt],
        )
        return [(model._meta.model_name, pk) for (pk,) in cursor.fetchall()]
