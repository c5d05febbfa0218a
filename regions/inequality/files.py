"""Reads a file of households: five columns of numbers, and nothing that says who anybody is."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
from django.utils.translation import gettext as _

from records.imports import Refused
from records.thai import to_arabic_digits

LARGEST_FILE = 500_000_000
COLUMNS = {
    "region": ("region", "region_code", "code", "รหัสพื้นที่", "รหัสตำบล", "รหัส"),
    "members": ("members", "household_size", "สมาชิก", "จำนวนสมาชิก"),
    "income": ("income", "monthly_income", "รายได้", "รายได้ต่อเดือน", "รายได้ครัวเรือน"),
    "weight": ("weight", "น้ำหนัก", "ค่าถ่วงน้ำหนัก"),
    "year": ("year", "ปี", "พศ", "ปีพศ"),
}
ID_NUMBER = re.compile(r"(?<!\d)\d(?:[\s-]?\d){12}(?!\d)")
TITLE = re.compile(
    r"^\s*(?:นาย|นาง|นางสาว|น\.\s?ส\.|ด\.\s?[ชญ]\.|เด็กชาย|เด็กหญิง|(?:mr|mrs|ms|miss|master)\b)",
    re.IGNORECASE,
)
# Two words of letters, where a number belongs: somebody's name.
TWO_WORDS = re.compile(r"^[^\W\d_\u0e2f]{2,}[\u0e00-\u0e7f]*\s+[^\W\d_]{2,}")

Cells = dict[str, str]


def read_file(path: Path) -> Iterator[tuple[int, Cells]]:
    """Each row's number in the file and its cells by column of ours, Thai digits made Arabic.

    Raises Refused for a file with other columns than ours, or with anything that looks like a
    name or an id number. What it says names rows and columns, and repeats no cell.
    """
    rows = _sheet(path) if path.suffix.lower() == ".xlsx" else _text(path)
    header = next(rows, [])
    names = _columns(path.name, header)
    for number, row in enumerate(rows, start=2):
        cells = [to_arabic_digits(cell).strip() for cell in row]
        if not any(cells):
            continue
        if len(cells) > len(names) and any(cells[len(names) :]):
            problem = _("%(file)s, row %(row)s has more cells than the header has columns.")
            raise Refused([problem % {"file": path.name, "row": number}])
        cells += [""] * (len(names) - len(cells))
        here = dict(zip(names, cells, strict=False))
        for name, cell in here.items():
            if _is_personal(cell):
                raise Refused([_personal(path.name, number, name)])
        yield number, here


def _columns(file: str, header: Sequence[str]) -> list[str]:
    by_shape = {_shape(alias): name for name, aliases in COLUMNS.items() for alias in aliases}
    names = [by_shape.get(_shape(cell), "") for cell in header]
    strange = [place for place, name in enumerate(names, start=1) if not name]
    named = {"file": file, "wanted": ", ".join(COLUMNS)}
    if strange:
        # By their places: in a file without a header their text is somebody's data.
        problem = _(
            "%(file)s has columns that are not taken: number %(places)s. A file of households has "
            "a header, the columns %(wanted)s, and nothing else: no names, no id numbers, no "
            "addresses. Remove them, then try again."
        )
        raise Refused([problem % {**named, "places": ", ".join(map(str, strange))}])
    if missing := [name for name in COLUMNS if names.count(name) != 1]:
        problem = _("%(file)s needs one column each of %(wanted)s; see to: %(names)s.")
        raise Refused([problem % {**named, "names": ", ".join(missing)}])
    return names


def _is_personal(cell: str) -> bool:
    if len(cell) < 3 or (cell.isdigit() and len(cell) < 13):
        return False
    return bool(ID_NUMBER.search(cell) or TITLE.match(cell) or TWO_WORDS.match(cell))


def _personal(file: str, number: int, column: str) -> str:
    problem = _(
        "%(file)s, row %(row)s, column %(column)s looks like a name or an id number. Nothing of "
        "the file was stored: take out whatever says who anybody is."
    )
    return problem % {"file": file, "row": number, "column": column}


def _shape(name: str) -> str:
    return re.sub(r"[\s_.\-]+", "", name).casefold()


def _text(path: Path) -> Iterator[list[str]]:
    if path.stat().st_size > LARGEST_FILE:
        raise Refused([_("%(name)s is over 500 MB; split it.") % {"name": path.name}])
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = _("%(name)s is not in UTF-8; save it as “CSV UTF-8”.")
        raise Refused([problem % {"name": path.name}]) from error
    yield from csv.reader(io.StringIO(text))


def _sheet(path: Path) -> Iterator[list[str]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise Refused([_("%(name)s is no Excel file.") % {"name": path.name}]) from error
    try:
        if len(book.worksheets) > 1:
            problem = _("%(name)s has several sheets; keep the one with the households.")
            raise Refused([problem % {"name": path.name}])
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield ["" if cell is None else _written(cell) for cell in row]
    finally:
        book.close()


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
