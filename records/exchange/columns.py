"""One column of a table of records: how its cells are read and written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from records.thai import BUDDHIST_ERA, FIRST_YEAR, to_arabic_digits

BETWEEN = ";"
YES, NO = {"true", "yes", "1", "ใช่"}, {"false", "no", "0", "ไม่", "ไม่ใช่"}
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")

# One row of a spreadsheet, by column.
Cells = Mapping[str, Any]


class Wrong(Exception):
    """A cell that cannot be used; says why and how to mend it."""


@dataclass(frozen=True)
class Column:
    """A field in a table. `read` makes the field's value of the cell, `write` the reverse.

    `name` heads the column; `attribute` is where the value goes: nowhere, where it is read only
    together with other columns.
    """

    name: str
    attribute: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    many: bool = False


def of_field(one: Any) -> Column:
    """A column of one of the model's own fields, checked as a form would check it."""
    return Column(one.name, one.name, _reader(one), lambda record: getattr(record, one.name))


def text_of(cell: Any) -> str:
    """A cell as text; the sign that keeps a formula from running is let go."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return text[1:] if text[:1] == "'" else text


def words_of(cell: Any) -> list[str]:
    return [word.strip() for word in text_of(cell).split(BETWEEN) if word.strip()]


def read_day(cell: Any) -> date | None:
    """2567-05-01, ๒๕๖๗-๐๕-๐๑ and 2024-05-01 are one day; so is a spreadsheet's own date."""
    if isinstance(cell, datetime):
        return _common(cell.year, cell.month, cell.day)
    text = to_arabic_digits(text_of(cell)).removesuffix(" 00:00:00")
    if not text:
        return None
    found = DAY.fullmatch(text)
    if not found:
        raise Wrong(_("Write the day as 2567-05-01 or 2024-05-01."))
    return _common(*map(int, found.groups()))


def _common(year: int, month: int, day: int) -> date:
    try:
        return date(year - BUDDHIST_ERA * (year >= FIRST_YEAR + BUDDHIST_ERA), month, day)
    except ValueError as error:
        raise Wrong(_("There is no such day.")) from error


def read_yes(cell: Any) -> bool:
    text = text_of(cell).lower()
    if text in YES or text in NO:
        return text in YES
    raise Wrong(_("Write yes or no."))


def _reader(one: Any) -> Callable[[Any], Any]:
    if isinstance(one, models.DateField):
        return read_day
    if isinstance(one, models.BooleanField):
        return lambda cell: read_yes(cell) if text_of(cell) else bool(one.get_default())
    listed = hasattr(one, "base_field")

    def read(cell: Any) -> Any:
        value = words_of(cell) if listed else text_of(cell)
        if value in ("", []) and not one.blank and one.has_default():
            return one.get_default()
        try:
            return one.clean(value, None)
        except ValidationError as error:
            raise Wrong(" ".join(error.messages)) from error

    return read


def one_of(name: str, by_key: Mapping[str, Any], key: str) -> Column:
    """A related row by its key; `by_key` holds the keys that there are, with ids."""

    def read(cell: Any) -> Any:
        return _looked_up(text_of(cell), by_key) if text_of(cell) else None

    def write(record: Any) -> str:
        one = getattr(record, name)
        return str(getattr(one, key)) if one else ""

    return Column(name, f"{name}_id", read, write)


def many_of(name: str, by_key: Mapping[str, Any], key: str) -> Column:
    """Related rows by their keys, as a list of ids."""

    def read(cell: Any) -> list[Any]:
        return sorted({_looked_up(word, by_key) for word in words_of(cell)})

    def write(record: Any) -> list[str]:
        return sorted(getattr(one, key) for one in getattr(record, name).all())

    return Column(name, name, read, write, many=True)


def _looked_up(key: str, by_key: Mapping[str, Any]) -> Any:
    try:
        return by_key[key]
    except KeyError:
        raise Wrong(_("There is no “%(key)s”.") % {"key": key}) from None
