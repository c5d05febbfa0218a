"""The gazetteer: regions by every name that people have for them, in Thai and in Latin letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any

from regions.models import Level, Region
from regions.names import folded as as_spelt
from regions.names import key as roman_key
from tisep.explore.search.edits import distance
from tisep.explore.search.spelling import is_thai, key, letters_of, skeleton

LEVEL_WORDS = {
    "จังหวัด": Level.PROVINCE,
    "อำเภอ": Level.DISTRICT,
    "เขต": Level.DISTRICT,
    "ตำบล": Level.TAMBON,
    "แขวง": Level.TAMBON,
}
CAPITAL = "เมือง"

BREADTH = [Level.PROVINCE, Level.DISTRICT, Level.TAMBON]
SHORTEST_BEGINNING = 4


def folded(name: str) -> str:
    """A key under which spellings of a name in Latin letters meet, heard with l or with r."""
    return as_spelt(name).replace("l", "r")


# How people spell what they hear: Chumporn, Ngorw, dha, Lobburi, Satul.
HEARD = (
    (re.compile("aa"), "a"), (re.compile("dh"), "t"), (re.compile("(?<=[aeiou])r(?![aeiou])"), ""),
    (re.compile("ow(?![aeiou])"), "ao"), (re.compile("b"), "p"), (re.compile("d"), "t"),
    (re.compile("l$"), "n"),
)  # fmt: skip


def as_heard(name: str) -> str:
    """A looser key, under which more spellings of a name meet and more names."""
    text = roman_key(name)
    for spelling, heard in HEARD:
        text = spelling.sub(heard, text)
    return folded(text)


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    level: str
    path: tuple[str, ...]
    name_th: str
    name_en: str


@dataclass
class Gazetteer:
    by_code: dict[str, Place] = field(default_factory=dict)
    thai: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    roman: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    #: Provinces and districts by their looser keys.
    heard: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    #: All names of a region that is narrower than the country, by its code.
    names: dict[str, list[str]] = field(default_factory=dict)
    #: Names in Thai of provinces, as they are typed, for those that are written together.
    provinces: dict[str, Place] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Gazetteer:
        found = cls()
        fields = ("code", "level", "path", "name_th", "name_en", "aliases")
        rows = Region.objects.filter(valid_to=None).order_by("code").values_list(*fields)
        for code, level, path, name_th, name_en, aliases in rows:
            place = Place(code, level, tuple(path), name_th, name_en)
            found.add(place, [name_th, name_en, *aliases])
        return found

    def add(self, place: Place, names: Iterable[str]) -> None:
        self.by_code[place.code] = place
        if place.level != Level.COUNTRY:
            self.names[place.code] = list(filter(None, names))
        for name in filter(None, names):
            if is_thai(name):
                self._under(self.thai, skeleton(key(name)), place)
                if place.level == Level.DISTRICT and name.startswith(CAPITAL):
                    self._under(self.thai, skeleton(CAPITAL), place)
                if place.level == Level.PROVINCE:
                    self.provinces[key(name)] = place
            else:
                self._under(self.roman, folded(name), place)
                if place.level in {Level.PROVINCE, Level.DISTRICT}:
                    self._under(self.heard, as_heard(name), place)

    @staticmethod
    def _under(names: dict[str, list[Place]], name: str, place: Place) -> None:
        if name and place not in names[name]:
            names[name].append(place)

    def thai_named(self, text: str, level: str | None = None) -> list[Place]:
        return at(self.thai.get(skeleton(text), ()), level)

    def roman_named(self, text: str, level: str | None = None) -> list[Place]:
        return at(self.roman.get(folded(text), ()), level)

    def heard_so(self, text: str) -> list[Place]:
        """Provinces and districts of which a name in Latin letters sounds about so."""
        return self.heard.get(as_heard(text), [])

    def beginning(self, text: str) -> list[Place]:
        """The one province whose name begins so: อุบล, สุราษฎร์, Ubon."""
        thai = is_thai(text)
        start = skeleton(text) if thai else folded(text)
        if len(start) < SHORTEST_BEGINNING:
            return []
        names = self._names_of_provinces[thai]
        first = bisect_left(names, (start,))
        begun = takewhile(lambda named: named[0].startswith(start), names[first:])
        found = {code for _name, code in begun}
        return [self.by_code[code] for code in found] if len(found) == 1 else []

    @cached_property
    def _names_of_provinces(self) -> dict[bool, list[tuple[str, str]]]:
        """Names and codes of provinces, sorted: True those in Thai, False in Latin letters."""
        return {
            thai: sorted(
                (name, place.code)
                for name, places in names.items()
                for place in at(places, Level.PROVINCE)
            )
            for thai, names in ((True, self.thai), (False, self.roman))
        }

    def nearly(self, text: str, level: str | None = None) -> list[Place]:
        """Provinces, then districts, whose name is one edit away, or two of a long one."""
        thai = is_thai(text)
        names, meant = (self.thai, skeleton(text)) if thai else (self.roman, folded(text))
        most = 2 if len(meant) >= 8 else 1
        if len(meant) < 4:
            return []
        best: dict[int, list[Place]] = defaultdict(list)
        for name in self._alike(thai, level, meant, most):
            if (edits := distance(name, meant, most)) <= most:
                places = names[name]
                best[edits] += (
                    at(places, level)
                    if level
                    else at(places, Level.PROVINCE) or at(places, Level.DISTRICT)
                )
        found = best[min(best)] if best else []
        return at(found, Level.PROVINCE) or found

    def _alike(self, thai: bool, level: str | None, meant: str, most: int) -> Iterable[str]:
        """Names that may be so few edits away: each changes two letters of a name's at most."""
        letters = letters_of(meant)
        for length in range(len(meant) - most, len(meant) + most + 1):
            for name, others in self._by_length.get((thai, level, length), ()):
                if (letters ^ others).bit_count() <= 2 * most:
                    yield name

    @cached_property
    def _by_length(self) -> dict[tuple[bool, str | None, int], list[tuple[str, int]]]:
        """Names with their letters: in Thai or not, of a level (None: the wider two), so long."""
        found: dict[Any, list[tuple[str, int]]] = defaultdict(list)
        for thai, names in ((True, self.thai), (False, self.roman)):
            for name, places in names.items():
                levels: set[str | None] = {place.level for place in places}
                if levels & {Level.PROVINCE, Level.DISTRICT}:
                    levels.add(None)
                for level in levels:
                    found[thai, level, len(name)].append((name, letters_of(name)))
        return found


def at(places: Iterable[Place], level: str | None) -> list[Place]:
    return [place for place in places if level is None or place.level == level]


def widest(places: Iterable[Place]) -> list[Place]:
    """Those of the highest level among them: ยะลา is the province before any tambon."""
    places = list(places)
    return next((found for level in BREADTH if (found := at(places, level))), places)


def narrowed(mentions: list[list[Place]]) -> list[Place]:
    """What several mentions mean together: อ.เมือง จ.ยะลา is one district.

    Of places that no other holds or is held by, the narrowest named are kept.
    """
    if not mentions:
        return []
    ordered = sorted(mentions, key=lambda places: -max(len(place.path) for place in places))
    kept = ordered[0]
    for wider in ordered[1:]:
        codes = {place.code for place in wider}
        if inside := [place for place in kept if codes & set(place.path)]:
            kept = inside
        elif all(len(a.path) == len(b.path) for a in kept for b in wider):
            kept = kept + wider
    return kept


WORDS_AFTER = re.compile(r"^(province|district|sub-?district|changwat|amphoe|tambon|city)$")
