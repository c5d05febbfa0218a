"""One row of a table as it was understood, and what is told of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

TOLD = 500


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


def uuids_in(texts: Iterable[str]) -> list[Any]:
    field_of: Any = models.UUIDField()
    found = []
    for text in texts:
        try:
            found.append(field_of.to_python(text or None))
        except ValidationError:
            continue
    return [uuid for uuid in found if uuid]
