"""One row of a table as it was understood, and what is told of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from import_export.results import Result, RowResult

# Of notes and errors, and of rows that a preview shows.
TOLD, SHOWN = 500, 200


@dataclass
class Row:
    """One row: its number in the spreadsheet, what it would make of which record, and notes."""

    number: int
    values: dict[str, Any]
    tags: dict[str, list[int]]
    record: Any = None
    new: bool = True
    changed: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    note: str = ""


def notes_on(row: Row) -> str:
    if not row.kept:
        return row.note
    kept = _("A person edited these, they stay: %(names)s.") % {
        "names": ", ".join(sorted(row.kept))
    }
    return f"{row.note} {kept}".strip()


def counts_of(rows: Iterable[Row]) -> dict[str, int]:
    counts = {"add": 0, "change": 0, "keep": 0, "edited": 0}
    for row in rows:
        counts["add" if row.new else "change" if row.changed else "keep"] += 1
        counts["edited"] += len(row.kept)
    return counts


def report_on(rows: Iterable[Row]) -> dict[str, Any]:
    noted: Iterator[str] = (f"{row.number}: {notes_on(row)}" for row in rows if notes_on(row))
    return {"notes": [note for _n, note in zip(range(TOLD), noted, strict=False)]}


def tell(result: Result, rows: Sequence[Row], name: str) -> None:
    """Put into a result what is to be added, changed and kept, the first rows one by one.

    `name` is the field of the record that a row is called by.
    """
    result.total_rows = len(rows)
    counts = counts_of(rows)
    result.totals[RowResult.IMPORT_TYPE_NEW] = counts["add"]
    result.totals[RowResult.IMPORT_TYPE_UPDATE] = counts["change"]
    result.totals[RowResult.IMPORT_TYPE_SKIP] = counts["keep"]
    for row in rows[:SHOWN]:
        shown = RowResult()
        shown.import_type = "new" if row.new else "update" if row.changed else "skip"
        what = "" if row.new else ", ".join(sorted(row.changed))
        shown.diff = [row.number, getattr(row.record, name), what, notes_on(row)]
        result.append_row_result(shown)


def uuids_in(texts: Iterable[str]) -> list[Any]:
    field_of: Any = models.UUIDField()
    found = []
    for text in texts:
        try:
            found.append(field_of.to_python(text or None))
        except ValidationError:
            continue
    return [uuid for uuid in found if uuid]
