"""Reads an indicator file into cells: region as written, year, value, and where it stood."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.utils.translation import gettext as _

from records.imports import Refused, Rejection
from records.thai import Year, parse_year, to_arabic_digits
from regions.indicators.declarations import IndicatorColumn, IndicatorFile

LARGEST_FILE = 200_000_000
NO_DATA = {"", "-", "–", "n/a", "na", "null", "none", "ไม่มีข้อมูล"}


@dataclass(frozen=True)
class Cell:
    """One figure of the file; `code` and `name` are the region as the file writes it."""

    indicator: IndicatorColumn
    code: str
    name: str
    year: Year
    value: Decimal
    where: str


@dataclass
class Reading:
    cells: list[Cell] = field(default_factory=list)
    rejected: list[Rejection] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    without_data: int = 0


def read_file(declared: IndicatorFile, path: Path) -> Reading:
    """Every figure of the file. Raises Refused for a file that cannot be read as declared."""
    rows = csv.DictReader(io.StringIO(_text(path)))
    header = _Header(path.name, rows.fieldnames or [])
    columns = _Columns.found_in(header, declared)
    reading = Reading(notes=header.notes)
    for number, row in enumerate(rows, start=2):
        _read_row(columns, row, f"{path.name}, row {number}", reading)
    for indicator in declared.indicators:
        _reject_fractions(indicator, reading)
    _note_eras(reading)
    return reading


def _text(path: Path) -> str:
    if path.stat().st_size > LARGEST_FILE:
        raise Refused([_("%(name)s is over 200 MB; split it.") % {"name": path.name}])
    try:
        raw = path.read_bytes()
        return (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        problem = _("%(name)s cannot be read (%(error)s); save it as CSV in UTF-8.")
        raise Refused([problem % {"name": path.name, "error": error}]) from error


class _Header:
    """Finds columns by name, whatever their order, case or separators, and says so."""

    def __init__(self, file: str, names: Sequence[str]) -> None:
        self.file, self.names = file, list(names)
        self.notes: list[str] = []
        self.by_shape = {_shape(name): name for name in reversed(self.names)}

    def sought(self, *wanted: str) -> str | None:
        for name in wanted:
            if name in self.names:
                return name
            if found := self.by_shape.get(_shape(name)):
                self.notes.append(f"{self.file}: column “{found}” read as “{name}”")
                return found
        return None

    def find(self, *wanted: str) -> str:
        if found := self.sought(*wanted):
            return found
        problem = _("%(file)s has no column “%(wanted)s”; it has: %(names)s. Rename the column.")
        named = {"file": self.file, "wanted": wanted[0], "names": ", ".join(self.names)}
        raise Refused([problem % named])


def _shape(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


@dataclass(frozen=True)
class _Columns:
    """Where the regions, years and values stand; a value's own year in a wide file."""

    code: str | None
    name: str | None
    year: str | None
    fixed_year: int | None
    values: list[tuple[IndicatorColumn, str, str]]

    @classmethod
    def found_in(cls, header: _Header, declared: IndicatorFile) -> _Columns:
        region = declared.region
        return cls(
            code=header.find(region.code) if region.code else None,
            name=header.find(region.name) if region.name else None,
            year=header.find(declared.year_column) if declared.year_column else None,
            fixed_year=declared.fixed_year,
            values=_wide(declared, header) if declared.wide else _named(declared, header),
        )


def _named(declared: IndicatorFile, header: _Header) -> list[tuple[IndicatorColumn, str, str]]:
    found = []
    for one in declared.indicators:
        column = header.sought(*one.columns) if one.optional else header.find(*one.columns)
        if column is None:
            header.notes.append(
                f"{header.file}: no column “{one.columns[0]}”: no data for {one.slug}"
            )
        else:
            found.append((one, column, ""))
    return found


def _wide(declared: IndicatorFile, header: _Header) -> list[tuple[IndicatorColumn, str, str]]:
    years = [name for name in header.names if re.fullmatch(r"(19|20|25)\d\d", name.strip())]
    if not years:
        raise Refused([_("%(file)s has no column named by a year.") % {"file": header.file}])
    return [(declared.indicators[0], year, year) for year in years]


def _read_row(columns: _Columns, row: dict[str, str], where: str, reading: Reading) -> None:
    code = (row[columns.code] or "").strip() if columns.code else ""
    name = (row[columns.name] or "").strip() if columns.name else ""
    for indicator, column, year_of_column in columns.values:
        written = year_of_column or (row[columns.year] if columns.year else "") or ""
        spot = f"{where}, {column}"
        try:
            year = Year(columns.fixed_year, "") if columns.fixed_year else parse_year(written)
            value = _number(row[column])
            if value is None:
                reading.without_data += 1
                continue
            _check_range(indicator, value)
        except ValueError as error:
            reading.rejected.append(Rejection(spot, str(error)))
        else:
            reading.cells.append(Cell(indicator, code, name, year, value, spot))


def _number(text: str | None) -> Decimal | None:
    """The number as written, with Thai digits and thousands separators; None for no data."""
    written = to_arabic_digits(text or "").strip()
    if written.casefold() in NO_DATA:
        return None
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", written):
        written = written.replace(",", "")
    try:
        value = Decimal(written.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError(_("“%(text)s” is not a number.") % {"text": text}) from None
    if not value.is_finite():
        raise ValueError(_("“%(text)s” is not a number.") % {"text": text})
    return round(value, 9)


def _check_range(indicator: IndicatorColumn, value: Decimal) -> None:
    if not Decimal(str(indicator.smallest)) <= value <= Decimal(str(indicator.largest)):
        problem = _("%(value)s lies outside %(smallest)s to %(largest)s; correct it or its unit.")
        bounds = {"smallest": indicator.smallest, "largest": indicator.largest}
        raise ValueError(problem % {"value": value, **bounds})


def _reject_fractions(indicator: IndicatorColumn, reading: Reading) -> None:
    """A column of percentages in which nothing is above 1 holds fractions: it is left out."""
    cells = [cell for cell in reading.cells if cell.indicator is indicator]
    if indicator.percent and cells and max(cell.value for cell in cells) <= 1:
        reading.cells = [cell for cell in reading.cells if cell.indicator is not indicator]
        reason = _("per cent is meant but every value is 1 or less: multiply the fractions by 100.")
        reading.rejected.append(Rejection(cells[0].where, reason))


def _note_eras(reading: Reading) -> None:
    years = {cell.year for cell in reading.cells if cell.year.as_written}
    reading.notes += [
        f"{year.as_written}: {year.understood}"
        for year in sorted(years, key=lambda year: year.ce)
        if str(year.ce) not in year.as_written
    ]
