"""Tables for spreadsheets: every matching row, streamed, safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.http import StreamingHttpResponse
from rest_framework import serializers

from records.api.fields import LonLat

# A cell that begins with one of these is run as a formula by spreadsheets (the full-width forms
# too), so an apostrophe stands before it.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"
BETWEEN = "; "

Path = tuple[str | int, ...]


class Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


def table(
    serializer: serializers.Serializer, rows: Iterable[Any], name: str
) -> StreamingHttpResponse:
    """A CSV file (UTF-8 with a byte order mark, so that Excel reads Thai) of all the rows.

    Its columns are the serializer's fields; what is nested gets a dot (`region.code`), several
    values share a cell.
    """
    return StreamingHttpResponse(
        lines(serializer, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def lines(serializer: serializers.Serializer, rows: Iterable[Any]) -> Iterator[str]:
    writer = csv.writer(Echo(), quoting=csv.QUOTE_NONNUMERIC)
    columns = list(columns_of(serializer))
    yield BYTE_ORDER_MARK + writer.writerow(name for name, _path in columns)
    for row in rows:
        said = serializer.to_representation(row)
        yield writer.writerow(cell(value_at(said, path)) for _name, path in columns)


def columns_of(
    serializer: serializers.Serializer, name: str = "", path: Path = ()
) -> Iterator[tuple[str, Path]]:
    """Each column's name and the way to its value."""
    for key, field in serializer.fields.items():
        inner = field.child if isinstance(field, serializers.ListSerializer) else field
        if isinstance(inner, serializers.Serializer):
            yield from columns_of(inner, f"{name}{key}.", (*path, key))
        elif isinstance(field, LonLat):
            yield f"{name}{key}.lon", (*path, key, 0)
            yield f"{name}{key}.lat", (*path, key, 1)
        else:
            yield f"{name}{key}", (*path, key)


def value_at(said: Any, path: Path) -> Any:
    """The value at the end of the way; a list of values where the way leads through a list."""
    for position, step in enumerate(path):
        if said is None:
            return None
        if isinstance(said, list) and isinstance(step, str):
            return [value_at(one, path[position:]) for one in said]
        said = said[step]
    return said


def cell(value: Any) -> str | int | float:
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
