"""Every region in memory, found by code and by name: for placing thousands of rows at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from regions.models import Level, Region
from regions.names import bare, could_be_cut, folded, is_capital, key

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)
NUMBER = re.compile(r"^(?:TH-?)?([0-9]{2}|[0-9]{4}|[0-9]{6})$", re.IGNORECASE)
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
TOLD = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A region found, or none, with how sure it is and what is to be said about it."""

    region: Region | None = None
    sure: bool = True
    note: str = ""


class Directory:
    """All regions by code, and current and abolished ones by the forms of their names."""

    def __init__(self, regions: Iterable[Region], successors: Iterable[tuple[str, str]]) -> None:
        self.regions = {region.code: region for region in regions}
        self.successors: dict[str, list[str]] = defaultdict(list)
        for before, after in successors:
            self.successors[before].append(after)
        self._exact: dict[tuple[str, str], list[Region]] = defaultdict(list)
        self._alike: dict[tuple[str, str], list[Region]] = defaultdict(list)
        self._gone: dict[tuple[str, str], list[Region]] = defaultdict(list)
        for region in self.regions.values():
            self._file(region)

    def _file(self, region: Region) -> None:
        names = [name for name in (region.name_th, region.name_en, *region.aliases) if name]
        exact = {key(form) for name in names for form in (name, bare(name))}
        if region.valid_to is not None:
            for form in exact:
                self._gone[region.level, form].append(region)
            return
        for form in exact:
            self._exact[region.level, form].append(region)
        for form in {folded(bare(name)) for name in names}:
            self._alike[region.level, form].append(region)

    def by_code(self, code: str) -> Match:
        """The region with this code; an abolished one gives its only successor."""
        text = code.strip().translate(THAI_DIGITS).upper()
        number = NUMBER.match(text)
        region = self.regions.get(number[1] if number else text)
        if region is None:
            return Match(note=_("No region has the code {code}.").format(code=code.strip()))
        if region.valid_to is None:
            return Match(region)
        return self._successor(region)

    def _successor(self, region: Region) -> Match:
        after = self.successors[region.code]
        if len(after) == 1:
            gone = _("{region} was abolished on {day}; it is now {heirs}.")
        elif after:
            gone = _("{region} was abolished on {day}; it may now be one of {heirs}.")
        else:
            gone = _("{region} was abolished on {day}; what came after it is not known.")
        note = gone.format(
            region=self.told([region.code]), day=region.valid_to, heirs=self.told(after)
        )
        return Match(self.regions[after[0]] if len(after) == 1 else None, False, note)

    def by_names(self, names: Sequence[str], *, within: Region | None = None) -> Match:
        """The one region that the names of province, district and tambon lead to.

        `within` is the region that a code has given. A name that matches nothing is told, and
        the place is then no deeper than the names that do match, and not sure.
        """
        here = [within] if within else []
        sure, notes = True, []
        for level, name in zip(LEVELS, names, strict=False):
            if not name.strip() or (within and LEVEL_ORDER[level] <= LEVEL_ORDER[within.level]):
                continue
            found = self._named(level, name, here)
            if found.regions:
                # A name alone, with nothing above it, is not a sure place below a province.
                sure = sure and found.sure and bool(here or level == Level.PROVINCE)
                here = found.regions
            else:
                sure = False
                notes.append(self._missing(level, name.strip(), here))
            notes += [found.note] if found.note else []
        if len(here) == 1 and here[0] != within:
            return Match(here[0], sure, " ".join(notes))
        if len(here) > 1:
            told = self.told([region.code for region in here])
            notes.append(_("It may be one of {regions}.").format(regions=told))
        return Match(note=" ".join(notes))

    def _named(self, level: str, name: str, here: list[Region]) -> Named:
        """Current regions of that name below `here`: as written, else alike, else abolished."""
        forms = [key(name), key(bare(name))]
        for form in forms:
            if found := _below(self._exact[level, form], here):
                return Named(found)
        if level == Level.DISTRICT and is_capital(bare(name)):
            capitals = [r for r in self._children(level, here) if is_capital_of(r, self.regions)]
            if capitals:
                return Named(capitals)
        if found := _below(self._alike[level, folded(bare(name))], here):
            return Named(found, sure=len(found) == 1 and bool(here))
        if could_be_cut(name) and (found := self._beginning(level, key(bare(name)), here)):
            return Named(found, False, _("“{name}” looks cut short.").format(name=name.strip()))
        return self._abolished(level, forms, here)

    def _beginning(self, level: str, start: str, here: list[Region]) -> list[Region]:
        return [
            region
            for region in self._children(level, here)
            if key(region.name_th).startswith(start) or key(region.name_en).startswith(start)
        ]

    def _abolished(self, level: str, forms: list[str], here: list[Region]) -> Named:
        gone = {r.code: r for form in forms for r in _below(self._gone[level, form], here)}
        if len(gone) != 1:
            return Named([])
        match = self._successor(next(iter(gone.values())))
        return Named([match.region] if match.region else [], False, match.note)

    def _children(self, level: str, here: list[Region]) -> list[Region]:
        return [r for r in _below(self.regions.values(), here) if r.level == level and r.is_current]

    def _missing(self, level: str, name: str, here: list[Region]) -> str:
        told = self.told([region.code for region in here]) or _("Thailand")
        missing = _("{level}: no “{name}” in {regions}.")
        return missing.format(level=Level(level).label, name=name, regions=told)

    def told(self, codes: Sequence[str]) -> str:
        """Codes with names, for a note; the first few of many."""
        shown = ", ".join(f"{code} {self.regions[code].name_th}" for code in codes[:TOLD])
        return shown + f", … (+{len(codes) - TOLD})" * (len(codes) > TOLD)


@dataclass(frozen=True, slots=True)
class Named:
    """The regions that a name may mean."""

    regions: list[Region]
    sure: bool = True
    note: str = ""


LEVEL_ORDER: dict[str, int] = {level: order for order, level in enumerate(Level.values)}


def _below(regions: Iterable[Region], here: list[Region]) -> list[Region]:
    if not here:
        return list(regions)
    codes = {region.code for region in here}
    return [region for region in regions if not codes.isdisjoint(region.path)]


def is_capital_of(district: Region, regions: dict[str, Region]) -> bool:
    """Whether a district is its province's capital one: เมืองยะลา of ยะลา."""
    province = regions[district.code[:2]]
    return key(district.name_th) == key(f"เมือง{province.name_th}")


def load_directory() -> Directory:
    """The directory of the regions as they are stored now; two queries."""
    regions = Region.objects.only(
        "code", "level", "path", "name_th", "name_en", "aliases", "valid_to", "boundary_approximate"
    )
    return Directory(regions, successors({region.pk: region.code for region in regions}))


def successors(codes: Mapping[int, str]) -> list[tuple[str, str]]:
    """Pairs of an abolished code and one that came after it; `codes` are the regions' by id."""
    links = Region.successors.through.objects.values_list("from_region_id", "to_region_id")
    return sorted((codes[before], codes[after]) for before, after in links)
