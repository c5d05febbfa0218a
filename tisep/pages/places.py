"""Regions as they are named in full, and the way down to one."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import OrderBy, Value
from django.db.models.functions import Collate, NullIf
from django.utils.translation import get_language

from regions.models import Level, Region
from regions.querysets import THAI

BANGKOK = "10"
THAI_WORDS = {Level.PROVINCE: "จังหวัด", Level.DISTRICT: "อำเภอ", Level.TAMBON: "ตำบล"}
BANGKOK_WORDS = {Level.DISTRICT: "เขต", Level.TAMBON: "แขวง"}
ENGLISH_WORDS = {
    Level.PROVINCE: "Province",
    Level.DISTRICT: "District",
    Level.TAMBON: "Subdistrict",
}
LONGEST_NAME = 100


def full_name(region: Region, language: str | None = None) -> str:
    """จังหวัดยะลา or Yala Province; Bangkok is a province of its own kind and has its own words."""
    language = language or get_language()
    level = Level(region.level)
    if language == "en" and region.name_en:
        word = "" if region.code == BANGKOK else ENGLISH_WORDS.get(level, "")
        return f"{region.name_en} {word}".strip()
    words = BANGKOK_WORDS if region.code.startswith(BANGKOK) else THAI_WORDS
    word = words.get(level, "")
    return region.name_th if region.name_th.startswith(word) else f"{word}{region.name_th}"


def way_to(region: Region) -> list[Region]:
    """The regions that hold it, from the country down, and itself."""
    return ways_to([region])[0]


def ways_to(regions: Sequence[Region]) -> list[list[Region]]:
    """`way_to` of each, with one query for all."""
    codes = {code for region in regions for code in region.path}
    known = {one.code: one for one in Region.objects.filter(code__in=codes).without_boundary()}
    return [[known[code] for code in reversed(region.path)] for region in regions]


def in_reading_order() -> list[OrderBy]:
    """How lists are sorted: as in a Thai dictionary, or by the English names on an English page."""
    by_thai = Collate("name_th", THAI).asc()
    if get_language() != "en":
        return [by_thai]
    return [NullIf("name_en", Value("")).asc(nulls_last=True), by_thai]


def readable(text: str) -> str:
    """What somebody typed, without what no name has in it (the database refuses NUL)."""
    return "".join(letter for letter in text if letter.isprintable()).strip()[:LONGEST_NAME]
