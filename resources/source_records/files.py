"""The data files as they stand, and where in the source documents a row comes from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from records.imports import Refused

FOLDER = Path(__file__).resolve().parent.parent / "data" / "source_records"
# file: the table in it that holds one row a record
TABLES = {
    "sources": "source",
    "issues": "issue",
    "target_groups": "target_group",
    "actors": "actor",
    "projects": "project",
    "resources": "resource",
    "figures": "indicator",
}

Row = dict[str, Any]


@dataclass(frozen=True)
class Files:
    """Every table by its file's name, and the mapping of the sources' words."""

    tables: dict[str, list[Row]]
    mapping: dict[str, list[Row]]

    def __getitem__(self, name: str) -> list[Row]:
        return self.tables[name]

    def by_ref(self, name: str) -> dict[str, Row]:
        return {row["source_ref"]: row for row in self.tables[name]}

    def documents(self) -> dict[str, Row]:
        return {row["document"]: row for row in self["sources"]}


def read_files(folder: Path = FOLDER) -> Files:
    """Read the folder's TOML files. Raises Refused where one is missing or broken."""
    tables = {name: _read(folder / f"{name}.toml")[table] for name, table in TABLES.items()}
    return Files(tables, _read(folder / "mapping.toml"))


def _read(path: Path) -> dict[str, list[Row]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refused([f"{path.name}: {error}"]) from error


def cited(source: dict[str, list[int]]) -> str:
    """Where in the documents: {"000": [7, 11]} reads "Document 000, lines 7, 11."."""
    places = []
    for document, lines in source.items():
        word = "line" if len(lines) == 1 else "lines"
        places.append(f"document {document}, {word} {', '.join(map(str, lines))}")
    return "; ".join(places).capitalize() + "."


def dated(source: dict[str, list[int]], documents: dict[str, Row]) -> date | None:
    """The latest day that a cited document gives for its lines; none where it gives none."""
    days = [
        documents[document]["dated"]
        for document, lines in source.items()
        if min(lines) <= documents[document].get("dated_to_line", min(lines))
    ]
    return max(days, default=None)
