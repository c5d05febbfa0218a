"""Approximate boundaries replaced by official ones: a plan first, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from records.imports import Refused
from regions.boundaries.approximate import INSIDE, upper_levels
from regions.boundaries.assembling import Assembled, assemble, named_at
from regions.boundaries.checking import LEVEL_NAMES, Checked, Codes, check_rows
from regions.boundaries.moving import move_by_point
from regions.boundaries.reading import Row
from regions.boundaries.storing import Drawn, redraw, stored, write
from regions.directory import successors
from regions.models import Level, Region
from regions.sources import APPROXIMATE, OFFICIAL, source

Say = Callable[[str], None]
CUT_FROM_ABOLISHED = "no polygon known: in that of the code before"


@dataclass
class Replacement:
    """What new boundaries would change; `drawn` holds only what is not stored so already."""

    drawn: dict[str, Drawn] = field(default_factory=dict)
    kept: int = 0
    report: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def counts(self) -> dict[str, int]:
        official = sum(not one.approximate for one in self.drawn.values())
        return {
            "official": official,
            "approximate": len(self.drawn) - official,
            "kept": self.kept,
            **{name: len(lines) for name, lines in self.report.items()},
        }


def plan_boundaries(rows: Sequence[Row], say: Say) -> Replacement:
    """Check the rows and say what they would change; raises Refused with every reason."""
    regions = _regions()
    codes = _codes(regions)
    say(f"checking {len(rows):,} rows")
    checked = check_rows(rows, codes)
    before = stored()
    _check_below(checked, before)
    points = {code: one.point for code, one in before.items()}
    whole = assemble(checked, codes, points, say)
    whole.official |= upper_levels(
        {code: shape for code, shape in whole.official.items() if len(code) == 2},
        {r.code: r.path[1] for r in regions.values() if r.level == Level.PROVINCE},
    )
    after = _drawn(whole, before)
    plan = Replacement({code: one for code, one in after.items() if before.get(code) != one})
    plan.kept = len(after) - len(plan.drawn)
    plan.report = _report(checked, whole, regions, codes)
    return plan


def replace_boundaries(plan: Replacement, *, apply: bool, say: Say) -> None:
    """Write the plan in one transaction and place anew what was placed by point.

    What moved and what does not fit is added to the plan's report. Without `apply` all is done
    and taken back, so that the report says what would happen.
    """
    official, approximate = source(OFFICIAL).pk, source(APPROXIMATE).pk
    with transaction.atomic():
        if plan.drawn:
            say(f"storing {len(plan.drawn):,} boundaries")
            write(plan.drawn, lambda one: approximate if one.approximate else official)
        say("placing anew what was placed by its point")
        plan.report["moved"], plan.report["misfits"] = move_by_point()
        if plan.drawn and apply:
            say("outlines for every band of zooms")
            redraw()
        transaction.set_rollback(not apply)


def _regions() -> dict[str, Region]:
    columns = ("code", "level", "path", "name_th", "valid_to")
    return {region.code: region for region in Region.objects.only(*columns)}


def _codes(regions: Mapping[str, Region]) -> Codes:
    heirs: dict[str, list[str]] = {r.code: [] for r in regions.values() if r.valid_to}
    for before, after in successors({region.pk: region.code for region in regions.values()}):
        if before in heirs:
            heirs[before].append(after)
    names = {code: region.name_th for code, region in regions.items() if not region.valid_to}
    return Codes(frozenset(names), heirs, names)


def _check_below(checked: Checked, before: Mapping[str, Drawn]) -> None:
    lowest = max(checked.levels)
    for length, name in LEVEL_NAMES.items():
        if length > lowest and any(
            len(code) == length and code.isdigit() and not one.approximate
            for code, one in before.items()
        ):
            why = _("{level}: its boundaries are official already. Give that level's file too.")
            raise Refused([why.format(level=name)])


def _drawn(whole: Assembled, before: Mapping[str, Drawn]) -> dict[str, Drawn]:
    drawn = {}
    for code, shape in (whole.official | whole.abolished).items():
        old = before.get(code)
        point = named_at(shape, old.point if old else None)
        by = old.point_by if old and point == old.point else INSIDE
        drawn[code] = Drawn(shape, False, point, by)
    for code, (shape, point) in whole.lent.items():
        old = before[code]
        if old.approximate:
            by = old.point_by if point == old.point else CUT_FROM_ABOLISHED
            drawn[code] = Drawn(shape, True, point, by)
    return drawn


def _report(
    checked: Checked, whole: Assembled, regions: Mapping[str, Region], codes: Codes
) -> dict[str, list[Any]]:
    def told(code: str) -> str:
        return f"{code} {regions[code].name_th}"

    def lent(code: str) -> str:
        origin = whole.origin.get(code)
        if origin is None:
            kept = _("{region}: keeps an approximate cell, upon its neighbours in {district}")
            return kept.format(region=told(code), district=code[:-2])
        cut = _("{region}: an approximate cell, cut from {origin}")
        if origin[:-2] != code[:-2]:
            cut = _("{region}: an approximate cell, cut from {origin}, out of district {district}")
        return cut.format(region=told(code), origin=told(origin), district=origin[:-2])

    def gone(code: str) -> str:
        heirs = ", ".join(told(heir) for heir in codes.abolished[code]) or "?"
        ended = _("{region}: abolished on {day}; now {heirs}")
        return ended.format(region=told(code), day=regions[code].valid_to, heirs=heirs)

    return {
        "without_polygon": [lent(code) for code in checked.lacking],
        "abolished": [gone(code) for code in sorted(whole.abolished)],
        "repaired": checked.repaired,
        "refitted": [_("Edges of neighbours made alike, overlaps and slivers taken out")]
        * whole.refitted,
        "other_names": checked.other_names,
    }
