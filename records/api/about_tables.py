"""What a table is, said in a sheet beside it: a file travels without the page it came from."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from rest_framework import serializers

# What is told of it, in Thai and in English.
Note = tuple[str, str, str]
SOURCE = ("name_th", "name_en", "publisher", "url", "licence", "attribution", "retrieved_on")
ALWAYS: tuple[Note, ...] = (
    (
        "years",
        "ปีในตารางนี้เป็น ค.ศ. (บวก 543 เป็น พ.ศ.) วันที่เขียนแบบ ปี-เดือน-วัน",
        "Years and dates are C.E. (add 543 for the Buddhist era); dates are year-month-day.",
    ),
    (
        "empty",
        "ช่องว่างคือไม่มีข้อมูล ไม่ได้แปลว่าศูนย์",
        "An empty cell is no data, which is not zero.",
    ),
    (
        "codes",
        "รหัสพื้นที่เป็นข้อความ อย่าแปลงเป็นตัวเลข",
        "Codes of regions are text: do not turn them into numbers.",
    ),
    (
        "apostrophe",
        "ข้อความที่โปรแกรมตารางอาจเข้าใจว่าเป็นสูตร มีเครื่องหมาย ' นำหน้า",
        "A text that a spreadsheet might run as a formula has an apostrophe before it.",
    ),
)


@dataclass
class About:
    """What is known of a table; rows and sources are told when all of it has gone by.

    `fields`: each column with what it holds.
    """

    address: str
    name: str
    notes: list[Note]
    fields: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    sources: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def saw(self, said: Any) -> None:
        """Take note of a row, as it is served."""
        self.count += 1
        for source in sources_in(said):
            self.sources.setdefault(str(source.get("slug")), source)

    def rows(self) -> Iterator[list[str | int | float]]:
        now = timezone.localtime()
        yield ["table", "ตารางจาก TISEP", f"A table from TISEP: {self.name}"]
        yield ["address", self.address, self.address]
        taken = now.strftime("%H:%M")
        yield [
            "taken",
            f"{now.day}/{now.month}/{now.year + 543} (พ.ศ.) {taken} น.",
            f"{now.date().isoformat()} {taken} (Bangkok)",
        ]
        yield ["rows", self.count, self.count]
        for note in (*self.notes, *ALWAYS):
            yield [*note]
        for slug, source in sorted(self.sources.items()):
            yield [f"source: {slug}", *described_source(source)]
        for name, text in self.fields:
            yield [f"column: {name}", "", text]


def described_source(source: Mapping[str, Any]) -> tuple[str, str]:
    """Who published it, where, under which licence, in a line of each language."""
    rest = [str(source[name]) for name in SOURCE[2:] if source.get(name)]
    if source.get("is_synthetic"):
        rest.append("is_synthetic")
    thai = source.get("name_th") or ""
    return " · ".join([thai, *rest]), " · ".join([source.get("name_en") or thai, *rest])


def sources_in(said: Any) -> Iterator[Mapping[str, Any]]:
    """Every `source` object in a row, however deep."""
    if not isinstance(said, Mapping):
        return
    for key, value in said.items():
        if key == "source" and isinstance(value, Mapping):
            yield value
        elif isinstance(value, Mapping):
            yield from sources_in(value)


def described(of: serializers.Field) -> str:
    """What a field holds, in English: as it is described to readers of the API."""
    if of.help_text:
        return str(of.help_text)
    if isinstance(of, serializers.SerializerMethodField):
        method = getattr(of.parent, of.method_name or "", None)
        return " ".join((inspect.getdoc(method) or "").split())
    return str(of.label or "")
