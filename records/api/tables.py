"""Tables for spreadsheets: every matching row, streamed, safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import StreamingHttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from records.api.about_tables import About, Note, described
from records.api.fields import LonLat
from records.api.formats import TABLES, XLSX
from records.api.workbook import workbook

# A cell that begins with one of these is run as a formula by spreadsheets (the full-width forms
# too), so an apostrophe stands before it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"
BETWEEN = "; "

Path = tuple[str | int, ...]
Cell = str | int | float


class Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


def table(
    request: Request,
    serializer: serializers.Serializer,
    rows: Iterable[Any],
    name: str,
    notes: Iterable[Note] = (),
) -> StreamingHttpResponse:
    """All the rows in the format that is asked for: CSV, or a workbook (XLSX).

    Its columns are the serializer's fields; what is nested gets a dot (`region.code`), several
    values share a cell. The workbook's second sheet tells what the table is, `notes` too.
    """
    form = TABLES[request.accepted_renderer.format]
    columns = list(columns_of(serializer))
    heading = [name for name, _path, _field in columns]
    if form is XLSX:
        about = About(address=request.build_absolute_uri(), name=name, notes=[*notes])
        about.fields = [(name, described(field)) for name, _path, field in columns]
        cells = cells_of(serializer, rows, [path for _name, path, _field in columns], about)
        sent: Iterable[str | bytes] = workbook(sheets(heading, cells, about))
        kind = XLSX.media_type
    else:
        cells = cells_of(serializer, rows, [path for _name, path, _field in columns])
        sent, kind = lines(heading, cells), "text/csv; charset=utf-8"
    return StreamingHttpResponse(
        sent,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}.{form.format}"'},
    )


def lines(heading: list[str], rows: Iterable[list[Cell]]) -> Iterator[str]:
    """CSV in UTF-8 with a byte order mark, so that Excel reads Thai."""
    writer = csv.writer(Echo(), quoting=csv.QUOTE_NONNUMERIC)
    yield BYTE_ORDER_MARK + writer.writerow(heading)
    for row in rows:
        yield writer.writerow(row)


def sheets(
    heading: list[str], rows: Iterable[list[Cell]], about: About
) -> Iterator[tuple[str, list[Cell], Iterable[list[Cell]]]]:
    """The table, and then what is known of it when all of it has gone by."""
    yield "data", [*heading], rows
    yield "about this table", ["about", "th", "en"], about.rows()


def cells_of(
    serializer: serializers.Serializer,
    rows: Iterable[Any],
    paths: list[Path],
    about: About | None = None,
) -> Iterator[list[Cell]]:
    for row in rows:
        said = serializer.to_representation(row)
        if about:
            about.saw(said)
        yield [cell(value_at(said, path)) for path in paths]


def columns_of(
    serializer: serializers.Serializer, name: str = "", path: Path = ()
) -> Iterator[tuple[str, Path, serializers.Field]]:
    """Each column's name, the way to its value and the field that says it."""
    for key, field in serializer.fields.items():
        inner = field.child if isinstance(field, serializers.ListSerializer) else field
        if isinstance(inner, serializers.Serializer):
            yield from columns_of(inner, f"{name}{key}.", (*path, key))
        elif isinstance(field, LonLat):
            yield f"{name}{key}.lon", (*path, key, 0), field
            yield f"{name}{key}.lat", (*path, key, 1), field
        else:
            yield f"{name}{key}", (*path, key), field


def value_at(said: Any, path: Path) -> Any:
    """The value at the end of the way; a list of values where the way leads through a list."""
    for position, step in enumerate(path):
        if said is None:
            return None
        if isinstance(said, list) and isinstance(step, str):
            return [value_at(one, path[position:]) for one in said]
        said = said[step]
    return said


def cell(value: Any) -> Cell:
    """A value as a spreadsheet may hold it; numbers stay numbers, text never runs."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case list():
            text = BETWEEN.join(str(cell(one)) for one in value)
        case dict():
            text = BETWEEN.join(f"{key}: {cell(one)}" for key, one in value.items())
        case _:
            text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
