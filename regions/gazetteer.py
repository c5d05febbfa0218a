"""Codes and names of Thailand's regions, and the tambons' points, as two packages carry them.

Codes, names and abolished codes: GeoThai (CC BY 4.0), from the Department of Provincial
Administration. Points: the address table inside `thaiaddress` (Apache 2.0). Nothing here knows
the database.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import distribution
from pathlib import Path

import geothai
from geothai.abolished import abolished_areas

COUNTRY = "TH"
LEVEL_OF_LENGTH = {2: "province", 4: "district", 6: "tambon"}

# The parts as NESDC's Human Achievement Index groups the provinces: Bangkok, its vicinity and the
# west (Ratchaburi, Kanchanaburi, Phetchaburi, ...) are Central; the East has eight provinces,
# Nakhon Nayok among them (the statistical office of other series puts it in Central).
PARTS = {
    "TH-N": ("ภาคเหนือ", "North", "50 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 67"),
    "TH-NE": (
        "ภาคตะวันออกเฉียงเหนือ",
        "Northeast",
        "30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49",
    ),
    "TH-C": (
        "ภาคกลาง",
        "Central",
        "10 11 12 13 14 15 16 17 18 19 70 71 72 73 74 75 76 77",
    ),
    "TH-E": ("ภาคตะวันออก", "East", "20 21 22 23 24 25 26 27"),
    "TH-S": ("ภาคใต้", "South", "80 81 82 83 84 85 86 90 91 92 93 94 95 96"),
}

# What people say and write instead of a region's name, by code.
OTHER_NAMES = Path(__file__).resolve().parent / "data" / "place_names.toml"

# Sets of provinces that the Human Achievement Index reports on beside the parts.
SOUTHERNMOST = "94 95 96"
GROUPS = {
    "TH-C-X10": (
        "ภาคกลาง ไม่รวมกรุงเทพมหานคร",
        "Central without Bangkok",
        PARTS["TH-C"][2].removeprefix("10 "),
    ),
    "TH-S-11": (
        "ภาคใต้ 11 จังหวัด",
        "South, 11 provinces",
        PARTS["TH-S"][2].removesuffix(f" {SOUTHERNMOST}"),
    ),
    "TH-S-3": ("3 จังหวัดชายแดนใต้", "3 southernmost provinces", SOUTHERNMOST),
}


@dataclass(frozen=True, slots=True)
class Area:
    """One region as the gazetteer knows it; `valid_to` and `successors` when it was abolished."""

    code: str
    level: str
    parent: str | None
    name_th: str
    name_en: str
    aliases: tuple[str, ...] = ()
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def areas() -> list[Area]:
    """The country, 5 parts, 77 provinces, 928 districts, 7,436 tambons and the abolished codes.

    Parents come before their children.
    """
    found = [Area(COUNTRY, "country", None, "ประเทศไทย", "Thailand"), *_parts()]
    provinces = geothai.provinces()
    districts = [d for p in provinces for d in geothai.districts(p.code)]
    tambons = [t for d in districts for t in geothai.subdistricts(d.code)]
    part_of = {code: part for part, (_, _, codes) in PARTS.items() for code in codes.split()}
    found += [Area(p.code, "province", part_of[p.code], p.name_th, p.name_en) for p in provinces]
    found += [_district(d.code, d.name_th, d.name_en) for d in districts]
    found += [Area(t.code, "tambon", t.district_code, t.name_th, t.name_en) for t in tambons]
    others = tomllib.loads(OTHER_NAMES.read_text(encoding="utf-8"))
    found = [*found, *_groups()]
    named = [replace(a, aliases=(*a.aliases, *others.get(a.code, ()))) for a in found]
    return [*named, *_abolished()]


def _parts() -> Iterator[Area]:
    for code, (name_th, name_en, _) in PARTS.items():
        yield Area(code, "part", COUNTRY, name_th, name_en)


def _groups() -> Iterator[Area]:
    for code, (name_th, name_en, members) in GROUPS.items():
        yield Area(code, "group", COUNTRY, name_th, name_en, members=tuple(members.split()))


def _district(code: str, name_th: str, name_en: str) -> Area:
    # Bangkok's districts alone carry the word for their level in the source.
    bare = name_th.removeprefix("เขต") if code.startswith("10") else name_th
    return Area(code, "district", code[:2], bare, name_en, (name_th,) if bare != name_th else ())


def _abolished() -> list[Area]:
    found = [
        Area(
            code=a.code,
            level=LEVEL_OF_LENGTH[len(a.code)],
            parent=a.code[:-2],
            name_th=a.name_th,
            name_en=a.name_en or "",
            valid_to=date.fromisoformat(a.abolished_on),
            successors=a.successors,
        )
        for a in abolished_areas()
    ]
    return sorted(found, key=lambda area: (len(area.code), area.code))


def name_key(name: str) -> str:
    """A Thai name without spaces, hyphens, dots and brackets, for comparing two spellings."""
    return re.sub(r"[\s\-.()]", "", name)


def tambon_points() -> dict[tuple[str, str, str], tuple[float, float]]:
    """(longitude, latitude) by the keys of province, district and tambon names in Thai.

    Rows without a point are left out. The package's code is not imported: it wants a parser's
    dependencies that are not installed.
    """
    table = distribution("thaiaddress").locate_file("thaiaddress/data/thai_address_data.csv")
    with Path(str(table)).open(encoding="utf-8-sig", newline="") as lines:
        return {
            (
                name_key(row["province"]),
                name_key(row["district"]),
                name_key(row["subdistrict"]),
            ): (
                float(row["longitude"]),
                float(row["latitude"]),
            )
            for row in csv.DictReader(lines)
            if row["latitude"] != "null"
        }
