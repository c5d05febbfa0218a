"""Tables and lists on a sheet that end where their room does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tisep.briefs.sheet import HEADING, LINE, SMALL, TEXT, Sheet, Style, columns

LINES = 2
GAP = 1.6
BELOW_ROW = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and, smaller below it, a note."""

    text: str
    note: str = ""
    style: Style = TEXT
    link: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """What it is called, its share of the width, and whether it is flush right."""

    name: str
    share: float
    right: bool = False


def heading(sheet: Sheet, x: float, y: float, width: float, text: str) -> float:
    y = sheet.say(x, y, text, width, HEADING, most=1)
    return y + 0.3


def table(
    sheet: Sheet,
    at: tuple[float, float],
    width: float,
    head: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    bottom: float,
) -> tuple[float, int]:
    """As many rows as end above `bottom`; gives the y below them and how many there were."""
    x, y = at
    places = [(x + left, wide - GAP) for left, wide in columns(width, [one.share for one in head])]
    if any(one.name for one in head):
        y = max(
            sheet.say(left, y, one.name, wide, SMALL, most=LINES, right=one.right)
            for one, (left, wide) in zip(head, places, strict=True)
        )
    sheet.rule(x, y, width)
    shown = 0
    for row in rows:
        if y + height(sheet, row, places) > bottom:
            break
        y = written(sheet, y + BELOW_ROW, row, head, places)
        sheet.rule(x, y, width, LINE)
        shown += 1
    return y, shown


def height(sheet: Sheet, row: Sequence[Cell], places: Sequence[tuple[float, float]]) -> float:
    return 2 * BELOW_ROW + max(
        len(sheet.lines(text, wide, style, LINES)) * style.leading + note_height(sheet, cell, wide)
        for cell, (_left, wide) in zip(row, places, strict=True)
        for text, style in [(cell.text, cell.style)]
    )


def note_height(sheet: Sheet, cell: Cell, wide: float) -> float:
    return len(sheet.lines(cell.note, wide, SMALL, LINES)) * SMALL.leading if cell.note else 0


def written(
    sheet: Sheet,
    y: float,
    row: Sequence[Cell],
    head: Sequence[Column],
    places: Sequence[tuple[float, float]],
) -> float:
    ends = []
    for cell, column, (left, wide) in zip(row, head, places, strict=True):
        end = sheet.say(
            left, y, cell.text, wide, cell.style, most=LINES, right=column.right, link=cell.link
        )
        if cell.note:
            end = sheet.say(left, end, cell.note, wide, SMALL, most=LINES, right=column.right)
        ends.append(end)
    return max(ends) + BELOW_ROW
