"""A small hand-drawn country: two provinces of unit squares, easy to reason about.

Province 95 covers lon 101-103, lat 6-7 and province 94 lon 103-104, lat 6-7. District 9501 is the
west half of 95, 9502 the east half; each has two tambons, south (01) and north (02).
"""

from __future__ import annotations

from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from actors.models import Actor, Issue, Project, TargetGroup
from regions.models import Level, Region
from resources.models import Need, Resource


def box(west: float, south: float, east: float, north: float) -> MultiPolygon:
    return MultiPolygon(Polygon.from_bbox((west, south, east, north)), srid=4326)


# level, code, parent, Thai name, English name, boundary
ROWS: list[tuple[str, str, str | None, str, str, tuple[float, float, float, float] | None]] = [
    (Level.COUNTRY, "TH", None, "ประเทศไทย", "Thailand", (101, 6, 104, 7)),
    (Level.PART, "TH-S", "TH", "ภาคใต้", "South", (101, 6, 104, 7)),
    (Level.PROVINCE, "95", "TH-S", "ยะลา", "Yala", (101, 6, 103, 7)),
    (Level.PROVINCE, "94", "TH-S", "ปัตตานี", "Pattani", (103, 6, 104, 7)),
    (Level.DISTRICT, "9501", "95", "เมืองยะลา", "Mueang Yala", (101, 6, 102, 7)),
    (Level.DISTRICT, "9502", "95", "เบตง", "Betong", (102, 6, 103, 7)),
    (Level.DISTRICT, "9401", "94", "เมืองปัตตานี", "Mueang Pattani", (103, 6, 104, 7)),
    (Level.TAMBON, "950101", "9501", "สะเตง", "Sateng", (101, 6, 102, 6.5)),
    (Level.TAMBON, "950102", "9501", "ท่าสาป", "Tha Sap", (101, 6.5, 102, 7)),
    (Level.TAMBON, "950201", "9502", "เบตง", "Betong", (102, 6, 103, 6.5)),
    (Level.TAMBON, "950202", "9502", "ยะรม", "Yarom", (102, 6.5, 103, 7)),
    (Level.TAMBON, "940101", "9401", "สะบารัง", "Sabarang", (103, 6, 104, 7)),
]


def draw_country() -> dict[str, Region]:
    """Store the drawn regions; returns them by code."""
    regions: dict[str, Region] = {}
    for level, code, parent, name_th, name_en, bounds in ROWS:
        boundary = box(*bounds) if bounds else None
        regions[code] = Region.objects.create(
            level=level,
            code=code,
            parent=regions[parent] if parent else None,
            name_th=name_th,
            name_en=name_en,
            boundary=boundary,
            point=boundary.centroid if boundary else None,
            point_by="drawn",
        )
    for region in regions.values():
        region.refresh_from_db()
    return regions


def placed(region: Region | None, at: tuple[float, float] | None) -> dict[str, Any]:
    place: dict[str, Any] = {"location": Point(*at, srid=4326) if at else None}
    if region is not None:
        place |= {"region": region, "placed_by": "code"}
    return place


def an_actor(
    name: str = "มูลนิธิตัวอย่าง", *, region: Region | None = None, at=None, **values: Any
) -> Actor:
    """A published actor; `at` is (lon, lat)."""
    values = {"kind": "cso", "state": "published", "name_en": "Example Foundation", **values}
    return Actor.objects.create(name_th=name, **placed(region, at), **values)


def a_project(
    name: str = "โครงการตัวอย่าง", *, region: Region | None = None, at=None, **values: Any
) -> Project:
    values = {"state": "published", "name_en": "Example Project", **values}
    return Project.objects.create(name_th=name, **placed(region, at), **values)


def a_resource(
    name: str = "กองทุนตัวอย่าง", *, region: Region | None = None, at=None, **values: Any
) -> Resource:
    values = {"kind": "fund", "state": "published", "name_en": "Example Fund", **values}
    return Resource.objects.create(name_th=name, **placed(region, at), **values)


def a_need(
    actor: Actor, name: str = "รถเข็น", *, region: Region | None = None, at=None, **values: Any
) -> Need:
    values = {"kind": "equipment", "state": "published", "name_en": "Wheelchairs", **values}
    return Need.objects.create(name_th=name, actor=actor, **placed(region, at), **values)


def themes() -> tuple[dict[str, Issue], dict[str, TargetGroup]]:
    """Two chains with one sub-issue each, and two target groups; by slug."""
    issues = {
        slug: Issue.objects.create(slug=slug, name_th=th, name_en=en)
        for slug, th, en in [
            ("social-power", "พลังทางสังคม", "Social power"),
            ("equality", "ความเสมอภาคและหลักประกันทางสังคม", "Equality and social security"),
        ]
    }
    for slug, parent, th, en in [
        ("waste", "social-power", "ขยะ", "Waste"),
        ("child-protection", "equality", "การคุ้มครองเด็ก", "Child protection"),
    ]:
        issues[slug] = Issue.objects.create(
            slug=slug, parent=issues[parent], name_th=th, name_en=en
        )
    groups = {
        slug: TargetGroup.objects.create(slug=slug, name_th=th, name_en=en)
        for slug, th, en in [
            ("children-and-youth", "เด็กและเยาวชน", "Children and youth"),
            ("older-persons", "ผู้สูงอายุ", "Older persons"),
        ]
    }
    return issues, groups
