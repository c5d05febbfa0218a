"""What regions/data/indicators.toml declares about each file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DECLARATIONS = Path(__file__).resolve().parent.parent / "data" / "indicators.toml"


@dataclass(frozen=True)
class IndicatorColumn:
    """One indicator of a file: columns it is known by, bounds, and the Indicator's fields.

    `part_of`: the slug of the composite that it is a dimension of. One that is `optional` may be
    missing from the file; it is then known, and without data.
    """

    slug: str
    columns: tuple[str, ...]
    smallest: float
    largest: float
    percent: bool
    part_of: str | None
    fields: dict[str, Any]
    optional: bool = False


@dataclass(frozen=True)
class RegionColumns:
    """How a file names regions: by official code, by name at a level, or both."""

    code: str | None = None
    name: str | None = None
    level: str | None = None
    aliases: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class IndicatorFile:
    name: str
    source: dict[str, Any]
    region: RegionColumns
    indicators: tuple[IndicatorColumn, ...]
    year_column: str | None = None
    fixed_year: int | None = None
    wide: bool = False

    @property
    def slugs(self) -> list[str]:
        return [one.slug for one in self.indicators]


def declared_files() -> list[IndicatorFile]:
    document = tomllib.loads(DECLARATIONS.read_text())
    return [_file(entry, document["aliases"]) for entry in document["file"]]


def _file(entry: dict[str, Any], aliases: dict[str, dict[str, str]]) -> IndicatorFile:
    year, region = entry["year"], dict(entry["region"])
    region["aliases"] = aliases.get(region.get("aliases", ""), {})
    return IndicatorFile(
        name=entry["name"],
        source=entry["source"],
        region=RegionColumns(**region),
        indicators=tuple(_indicator(one) for one in entry["indicator"]),
        year_column=year.get("column"),
        fixed_year=year.get("value"),
        wide=year.get("wide", False),
    )


def _indicator(entry: dict[str, Any]) -> IndicatorColumn:
    fields = dict(entry)
    columns = fields.pop("column", ())
    smallest, largest = fields.pop("range")
    return IndicatorColumn(
        slug=fields.pop("slug"),
        columns=(columns,) if isinstance(columns, str) else tuple(columns),
        smallest=smallest,
        largest=largest,
        percent=fields.pop("percent", False),
        part_of=fields.pop("part_of", None),
        optional=fields.pop("optional", False),
        fields=fields,
    )
