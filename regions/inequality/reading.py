"""A household's cells understood: what is taken, what is changed on the way, what is left out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext as _

from records.thai import parse_year
from regions.directory import Directory
from regions.inequality.files import Cells
from regions.models import Level

MISSING = {"", "-", "–", "n/a", "na", "null", "none", "ไม่มีข้อมูล", "ไม่ระบุ"}
MOST_MEMBERS, MOST_INCOME, MOST_WEIGHT = 99, 10**9, 10**7
TOLD = 200


class Key(NamedTuple):
    """A household as it is stored; two that are alike in all of it are interchangeable."""

    year: int
    region: int
    members: int
    income: int
    weight: int


@dataclass
class Reading:
    """The households of a file, and by reason the rows left out and the rows changed."""

    households: Counter[Key] = field(default_factory=Counter)
    rejected: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    noted: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    levels: Counter[str] = field(default_factory=Counter)

    @property
    def report(self) -> dict[str, object]:
        """Row numbers by reason, never a cell; of long lists the first, with how many there are."""
        return {
            "households": self.households.total(),
            "known by": dict(self.levels),
            "left out": _told(self.rejected),
            "changed": _told(self.noted),
        }


def _told(rows: dict[str, list[int]]) -> dict[str, dict[str, object]]:
    return {why: {"count": len(at), "rows": at[:TOLD]} for why, at in rows.items()}


def read_households(rows: Iterable[tuple[int, Cells]], directory: Directory) -> Reading:
    """Every row is in it: as a household, or as left out with the reason."""
    reading = Reading()
    find = cache(lambda code: _region(directory, code))
    for number, cells in rows:

        def note(text: str, number: int = number) -> None:
            reading.noted[text].append(number)

        try:
            key, level = _household(cells, find, note)
        except ValueError as error:
            reading.rejected[str(error)].append(number)
        else:
            reading.households[key] += 1
            reading.levels[level] += 1
    return reading


def _household(
    cells: Cells, find: Callable[[str], tuple[int, str, str]], note: Callable[[str], None]
) -> tuple[Key, str]:
    region, level, said = find(cells["region"])
    if said:
        note(said)
    try:
        year = parse_year(re.sub(r"\.0$", "", cells["year"]))
    except ValueError:
        raise ValueError(_("The year is missing or no year.")) from None
    if str(year.ce) not in year.as_written:
        note(_("%(written)s is read as %(read)s.")
             % {"written": year.as_written, "read": year.understood})  # fmt: skip
    members = _number(cells["members"], _("members"))
    if members != int(members) or not 1 <= members <= MOST_MEMBERS:
        raise ValueError(_("The members are no whole number from 1 to 99."))
    income = _number(cells["income"], _("income"))
    if income < 0:
        note(_("The income is negative and counts as 0."))
        income = Decimal(0)
    if income > MOST_INCOME:
        raise ValueError(_("The income is over a thousand million baht a month."))
    weight = _whole(_number(cells["weight"], _("weight")) * 100)
    if weight <= 0:
        raise ValueError(_("The weight is zero or less: the household stands for nobody."))
    if weight > MOST_WEIGHT * 100:
        raise ValueError(_("The weight is over ten million."))
    return Key(year.ce, region, int(members), _whole(income), weight), level


def _whole(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_HALF_UP))


def _number(text: str, column: str) -> Decimal:
    if text.casefold() in MISSING:
        raise ValueError(_("There is no %(column)s.") % {"column": column})
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValueError(_("Under %(column)s stands no number.") % {"column": column})
    return number


def _region(directory: Directory, code: str) -> tuple[int, str, str]:
    """The region's id, its level, and what is to be said; ValueError where there is none.

    A household of an abolished region counts in its one successor, or else in the region that
    held it.
    """
    code = re.sub(r"\.0$", "", code)
    match = directory.by_code(code)
    region, said = match.region, match.note
    if region is None:
        bare = code.upper().removeprefix("TH")
        gone = directory.regions.get(bare)
        held_by = [directory.regions[up] for up in gone.path[1:]] if gone else []
        region = next((one for one in held_by if one.valid_to is None), None)
        if region is not None:
            said = f"{said} " + _("It counts in %(region)s.") % {
                "region": directory.told([region.code])
            }
    if region is None:
        raise ValueError(_("The region's code is missing or no official code."))
    if region.level == Level.GROUP:
        raise ValueError(_("The region is a group of provinces: give a province or smaller."))
    if region.level in (Level.PROVINCE, Level.PART, Level.COUNTRY):
        said = said or _("Known no finer than a province: it counts there and above.")
    return region.pk, region.level, said
