"""Who already does, or asks for, what somebody is about to write down: to join, not to repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.gis.geos import GEOSGeometry, Point
from django.db import connection
from django.db.models import Q
from django.urls import reverse

from actors.models import Project
from resources.models import Need
from tisep.explore.models import IndexedRecord, RecordType

NEAR_KM, MOST = 15, 5
LOOKED_AT = 200
EFFORTS = (RecordType.PROJECT, RecordType.NEED)
# Metres around a point, as a polygon in degrees that the index on `location` is asked with.
AROUND = "SELECT ST_AsEWKB(ST_Buffer(%s::geography, %s)::geometry)"


@dataclass(frozen=True, slots=True)
class Meant:
    """What is about to be written, in the words of the index: slugs, a kind, codes from the
    narrowest up, and a point (SRID 4326) where one is known."""

    issues: Sequence[str] = ()
    target_groups: Sequence[str] = ()
    kind: str = ""
    path: Sequence[str] = ()
    at: Point | None = None
    #: The record itself, once it is stored.
    uuid: object = None


def already_here(meant: Meant, km: int = NEAR_KM, limit: int = MOST) -> list[IndexedRecord]:
    """Public projects and open needs about the same, for the same people or of the same kind, in
    or for the same place or within `km` of it; what shares most comes first."""
    if not meant.path or not (meant.issues or meant.target_groups):
        return []
    same = Q(issues_up__overlap=list(meant.issues)) | Q(
        target_groups_up__overlap=list(meant.target_groups)
    )
    here = [meant.path[0]]
    where = Q(path__overlap=here) | Q(serves__overlap=here)
    if meant.at is not None:
        where |= Q(location__coveredby=around(meant.at, km))
    found = (
        IndexedRecord.objects.defer("mark")
        .filter(same, where, record__in=EFFORTS)
        .exclude(Q(uuid=meant.uuid) if meant.uuid else Q(pk=None))
        .exclude(record=RecordType.NEED, listing__in=["met", "withdrawn", "expired"])
        .order_by("pk")[:LOOKED_AT]
    )
    ranked = sorted(found, key=lambda row: (-shares(meant, row), row.name_th, row.pk))
    return [row for row in ranked if shares(meant, row) > 1][:limit]


def shares(meant: Meant, row: IndexedRecord) -> int:
    """How many of issue, target group and kind are the same."""
    return (
        (not set(meant.issues).isdisjoint(row.issues_up))
        + (not set(meant.target_groups).isdisjoint(row.target_groups_up))
        + (row.record == RecordType.NEED and row.kind == meant.kind)
    )


def around(at: Point, km: int) -> GEOSGeometry:
    with connection.cursor() as cursor:
        cursor.execute(AROUND, [bytes(at.ewkb), km * 1000])
        return GEOSGeometry(memoryview(cursor.fetchone()[0]))


def way_to_join(row: IndexedRecord) -> str:
    """Where one comes forward to help with a need, or writes to a project."""
    return reverse("need-help" if row.record == "need" else "project-write", args=[row.uuid])


def shown(meant: Meant) -> list[dict[str, Any]]:
    """As templates/records/already.html takes them."""
    rows = already_here(meant)
    records: dict[Any, Any] = {}
    for model in (Project, Need):
        named = model.objects.public().filter(uuid__in=[row.uuid for row in rows])
        light = named.select_related("region").defer("region__boundary", "region__point")
        records |= {one.uuid: one for one in light}
    return [
        {"record": records[row.uuid], "kind": row.record, "join": way_to_join(row)}
        for row in rows
        if row.uuid in records
    ]
