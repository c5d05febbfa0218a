"""The plan that brings an indicator file's figures into the database."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from records.imports import Incoming, Plan, Rejection, compare
from records.models import DataSource
from regions.directory import load_directory
from regions.indicators.declarations import IndicatorFile
from regions.indicators.reading import Cell, read_file
from regions.models import Indicator, IndicatorValue, Region
from regions.placing import Names

KEYS = ("indicator_id", "region_id", "year", "as_of")


@dataclass
class IndicatorPlan:
    """What one file adds and changes: its indicators first, then their values."""

    declared: IndicatorFile
    path: Path
    indicators: Plan = field(init=False)
    values: Plan = field(init=False)
    matched: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    without_data: int = 0

    @property
    def report(self) -> dict[str, Any]:
        return {
            "file": self.path.name,
            "matched": dict(self.matched),
            "notes": self.notes,
            "without_data": self.without_data,
            "indicators": self.indicators.report["counts"],
            "values": {**self.values.report, "add": self.values.counts["add"]},
        }


@transaction.atomic
def load_file(declared: IndicatorFile, path: Path, *, apply: bool) -> IndicatorPlan:
    """Reads, matches and compares one file; writes it when `apply`, all of it or nothing.

    Raises Refused for a file whose columns are not those declared.
    """
    reading = read_file(declared, path)
    plan = IndicatorPlan(declared, path)
    plan.notes, plan.without_data = reading.notes, reading.without_data
    undo = transaction.savepoint()
    plan.indicators = _plan_indicators(declared)
    plan.indicators.apply()
    _join_parts(declared)
    rows, rejected = _match(declared, reading.cells, plan)
    stored = IndicatorValue.objects.filter(indicator__slug__in=declared.slugs)
    plan.values = compare(stored, rows, keys=KEYS, reject=[*reading.rejected, *rejected])
    if apply:
        plan.values.apply()
        transaction.savepoint_commit(undo)
    else:
        transaction.savepoint_rollback(undo)
    return plan


def _plan_indicators(declared: IndicatorFile) -> Plan:
    about = {name: value for name, value in declared.source.items() if name != "slug"}
    source, _made = DataSource.objects.get_or_create(slug=declared.source["slug"], defaults=about)
    licence = declared.source["licence"]
    rows = [
        Incoming(one.slug, {**one.fields, "source": source, "licence": licence}, one.slug)
        for one in declared.indicators
    ]
    wanted = Indicator.objects.filter(slug__in=declared.slugs)
    return compare(wanted, rows, keys=["slug"])


def _join_parts(declared: IndicatorFile) -> None:
    """Composites and their parts are stored by then; what a person joined otherwise stays so."""
    for one in declared.indicators:
        if one.part_of:
            whole = Indicator.objects.get(slug=one.part_of)
            part = Indicator.objects.filter(slug=one.slug).exclude(part_of=whole)
            part.exclude(edited_fields__contains=["part_of"]).update(part_of=whole)


def _match(
    declared: IndicatorFile, cells: list[Cell], plan: IndicatorPlan
) -> tuple[list[Incoming], list[Rejection]]:
    """Cells as rows to store. The same figure twice is one; two figures for one cell are none."""
    wanted = Indicator.objects.filter(slug__in=declared.slugs)
    ids = dict(wanted.values_list("slug", "pk"))
    find, rejected = _Regions(declared), []
    rows: dict[tuple, Incoming] = {}
    for cell in cells:
        found = find(cell.code, cell.name)
        if isinstance(found, str):
            rejected.append(Rejection(cell.where, found))
            continue
        region, how = found
        plan.matched[how] += 1
        key = (ids[cell.indicator.slug], region.pk, cell.year.ce, None)
        row = Incoming(key, {"value": cell.value, "source_note": cell.where}, cell.where)
        if key not in rows:
            rows[key] = row
        elif rows[key].values["value"] != cell.value:
            problem = _("%(region)s stands there twice with different values; see %(where)s.")
            named = {"region": region.code, "where": rows[key].where}
            rejected.append(Rejection(cell.where, problem % named))
            rejected.append(Rejection(rows[key].where, problem % {**named, "where": cell.where}))
            rows[key].values["value"] = None
        else:
            plan.notes.append(f"{cell.where}: the same as {rows[key].where}")
    return [row for row in rows.values() if row.values["value"] is not None], rejected


class _Regions:
    """Finds regions as a file writes them: by alias, by code, by name at the declared level."""

    def __init__(self, declared: IndicatorFile) -> None:
        self.aliases, self.level = declared.region.aliases, declared.region.level
        self.directory = load_directory()
        self.by_code = self.directory.regions
        self.found: dict[tuple[str, str], tuple[Region, str] | str] = {}

    def __call__(self, code: str, name: str) -> tuple[Region, str] | str:
        """The region and how it was found, or why it was not."""
        if (code, name) not in self.found:
            self.found[code, name] = self._find(code, name)
        return self.found[code, name]

    def _find(self, code: str, name: str) -> tuple[Region, str] | str:
        alias = self.aliases.get(code) or self.aliases.get(name)
        if alias:
            return (self.by_code[alias], "alias") if alias in self.by_code else _unknown(alias)
        if code:
            bare = code.upper().removeprefix("TH").removesuffix(".0")
            return (self.by_code[bare], "code") if bare in self.by_code else _unknown(code)
        if self.level and name:
            match = self.directory.by_names(Names(province=name), within=None)
            if match.region is not None and match.region.level == self.level:
                return match.region, "name"
        problem = _("“%(name)s” is the name of no single region; give its official code.")
        return problem % {"name": name}


def _unknown(code: str) -> str:
    return _(
        "%(code)s is no official code; province codes have two digits, district codes four, "
        "tambon codes six: check for a lost zero."
    ) % {"code": code}
