"""What the values of a figure may be held against: the middle one, or that of a larger region."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from django.utils.translation import gettext as _

from records.api.parameters import Unusable
from regions.choropleth.figures import Figure
from regions.models import Level, Region
from regions.situation import RATE

COUNTRY, WITHIN, MEDIAN, NUMBER, NO_CHANGE = ("country", "within", "median", "number", "no_change")
LARGEST = 1e15
AROUND_SCHEMA = {"type": "string", "pattern": f"^({COUNTRY}|{WITHIN}|{MEDIAN}|-?[0-9.]+)$"}


@dataclass(frozen=True)
class Reference:
    """A value that others are held against: `of` says which, `code` whose where it is a region's.

    `value` is null where it is asked for and not known.
    """

    of: str
    value: float | None
    code: str | None = None
    name_th: str = ""
    name_en: str = ""

    @property
    def said(self) -> dict[str, Any]:
        return asdict(self)


def read_around(text: str) -> str | float:
    if text in {COUNTRY, WITHIN, MEDIAN}:
        return text
    try:
        number = float(text)
    except ValueError:
        number = LARGEST
    # A comparison with nan is never true.
    if not abs(number) < LARGEST:
        raise Unusable(
            _("“%(text)s” is nothing to hold values against.") % {"text": text},
            _("A number, or one of: %(values)s.") % {"values": f"{COUNTRY}, {WITHIN}, {MEDIAN}"},
        )
    return number


def adds_up(about: dict[str, Any]) -> bool:
    """Whether a larger region has more of it only because it is larger."""
    units = f"{about['unit_en']} {about['unit_th']}".strip()
    return bool(units) and not RATE.search(units)


def references(
    figure: Figure, year: int | None, within: Region | None, known: list[float]
) -> list[Reference]:
    """All that is there to hold the figure's values against; `known`: those that are shown."""
    found = [] if adds_up(figure.about) else _of_regions(figure, year, within)
    if known:
        found.append(Reference(MEDIAN, median(known)))
    return found


def chosen(around: str | float, offered: list[Reference]) -> Reference:
    if isinstance(around, float):
        return Reference(NUMBER, around)
    return next((one for one in offered if one.of == around), Reference(around, None))


def _of_regions(figure: Figure, year: int | None, within: Region | None) -> list[Reference]:
    country = Region.objects.current().at_level(Level.COUNTRY).without_boundary().first()
    found = []
    for of, region in ((COUNTRY, country), (WITHIN, within)):
        if region is None or (of == WITHIN and region == country):
            continue
        row = figure.values(year, region.level).get(region.pk)
        if row and row["value"] is not None:
            names = {"name_th": region.name_th, "name_en": region.name_en}
            found.append(Reference(of, float(row["value"]), region.code, **names))
    return found
