"""Workbooks (XLSX) written row by row while they are sent, however many rows there are.

Nothing is held but the piece that is being written: a table of all there is begins at once, needs
no worker, no file that waits to be fetched, and no more memory than one of ten rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from zipfile import ZIP_DEFLATED, ZipFile

Value = str | int | float
Row = Sequence[Value]

PIECE = 64 * 1024
# What Excel holds: rows of a sheet, letters of a cell.
ROWS, LETTERS = 1_048_576, 32_767
WIDEST, NARROWEST = 48, 10
# Letters that XML cannot hold.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Style 1 is text as text, so that codes keep their zeros when they are edited; 2 is a heading.
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
TYPES_IN_ALL = (
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
    f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


class Sink:
    """A file that hands over what was written to it."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def taken(self) -> bytes:
        data, self.written = b"".join(self.written), []
        return data


def workbook(sheets: Iterable[tuple[str, Row, Iterable[Row]]]) -> Iterator[bytes]:
    """The bytes of a workbook; each sheet has a name, a heading and rows.

    A sheet is asked for when the one before it is written. Rows that are too many for a sheet go
    on in the next, with a number in its name.
    """
    sink, names = Sink(), []
    with ZipFile(sink, "w", ZIP_DEFLATED, compresslevel=4) as package:  # type: ignore[call-overload]
        for name, heading, rows in sheets:
            left = iter(rows)
            first = next(left, None)
            part = 1
            while first is not None or part == 1:
                names.append(name if part == 1 else f"{name} {part}")
                here = islice(left, ROWS - 2) if first is not None else iter(())
                yield from _sheet(package, sink, len(names), heading, _with(first, here))
                first, part = next(left, None), part + 1
        for path, text in _frame(names):
            package.writestr(path, HEAD + text)
        yield sink.taken()
    yield sink.taken()


def _with(first: Row | None, rows: Iterable[Row]) -> Iterator[Row]:
    if first is not None:
        yield first
        yield from rows


def _sheet(
    package: ZipFile, sink: Sink, number: int, heading: Row, rows: Iterable[Row]
) -> Iterator[bytes]:
    with package.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as part:
        columns = [column(at) for at in range(len(heading))]
        piece = [HEAD, _opening(heading), row_of(1, columns, heading, style=2)]
        size = 0
        for at, row in enumerate(rows, 2):
            piece.append(row_of(at, columns, row))
            size += len(piece[-1])
            if size > PIECE:
                part.write("".join(piece).encode())
                piece, size = [], 0
                yield sink.taken()
        part.write("".join([*piece, "</sheetData></worksheet>"]).encode())
    yield sink.taken()


def _opening(heading: Row) -> str:
    """The heading stays in sight, and columns are as wide as it needs."""
    widths = [min(WIDEST, max(NARROWEST, len(str(one)) + 2)) for one in heading]
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    return (
        f'<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1"'
        ' topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>"
    )


def row_of(number: int, columns: Sequence[str], values: Row, *, style: int = 1) -> str:
    cells = "".join(
        cell_of(f"{column}{number}", value, style)
        for column, value in zip(columns, values, strict=True)
        if value != ""
    )
    return f'<row r="{number}">{cells}</row>'


def cell_of(place: str, value: Value, style: int) -> str:
    if isinstance(value, str):
        text = UNWRITABLE.sub("", value)[:LETTERS].translate(ESCAPES)
        inner = f'<is><t xml:space="preserve">{text}</t></is>'
        return f'<c r="{place}" s="{style}" t="inlineStr">{inner}</c>'
    return f'<c r="{place}"><v>{value!r}</v></c>'


def column(number: int) -> str:
    """A, B, … Z, AA for 0, 1, … 25, 26."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _frame(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What holds the sheets together, by path."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1)
    )
    yield (
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
    )
    ties = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    styles = f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>'
    yield (
        "xl/_rels/workbook.xml.rels",
        f'<Relationships xmlns="{PACKAGE}/relationships">{ties}{styles}</Relationships>',
    )
    yield "xl/styles.xml", STYLES
    yield "_rels/.rels", RELATIONS
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for at in range(1, len(names) + 1)
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types">{TYPES_IN_ALL}{parts}</Types>',
    )
