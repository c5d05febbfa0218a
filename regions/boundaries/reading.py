"""Official boundaries out of GeoJSON, a shapefile, a GeoPackage: rows of code, names and shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import shapely
from django.contrib.gis.gdal import CoordTransform, DataSource, GDALException, SpatialReference
from django.contrib.gis.gdal.layer import Layer
from django.utils.translation import gettext as _
from shapely.geometry.base import BaseGeometry

from records.imports import Refused

CODE = re.compile(r"^(?:TH)?([0-9]{2}|[0-9]{4}|[0-9]{6})$", re.IGNORECASE)
LEVEL_COLUMN = re.compile(r"^adm([1-3])_?pcode$", re.IGNORECASE)
PLAIN_COLUMNS = ("pcode", "code")


@dataclass(frozen=True, slots=True)
class Row:
    """One boundary as a file has it: its code without `TH`, and its shape in SRID 4326.

    `shape` is None where the file's geometry is empty or cannot be read. `where` says file, row
    and code as they stand there.
    """

    code: str
    name_th: str
    name_en: str
    shape: BaseGeometry | None
    where: str


def read_rows(path: Path, name: str) -> list[Row]:
    """Every row of every layer that has a column of codes; `name` is the file's for messages.

    Raises Refused where GDAL cannot open it, no layer has codes, or a code has no code's shape.
    """
    opened = f"/vsizip/{path}" if path.suffix == ".zip" else str(path)
    try:
        source = DataSource(opened)
        layers = [source[number] for number in range(source.layer_count)]
        rows = [row for layer in layers for row in _rows(layer, name)]
    except GDALException as error:
        raise Refused(
            [
                _("{file}: not a boundary file that can be read ({why}).").format(
                    file=name, why=error
                )
            ]
        ) from error
    if not rows:
        why = _("{file}: no layer with rows and a column of codes ({columns}).")
        columns = "pcode, ADM1_PCODE, ADM2_PCODE, ADM3_PCODE, code"
        raise Refused([why.format(file=name, columns=columns)])
    bad = [row for row in rows if not CODE.match(row.code)]
    if bad:
        why = _("{where}: not a code of 2, 4 or 6 digits, with or without TH.")
        raise Refused([why.format(where=row.where) for row in bad[:20]])
    return [replace(row, code=re.sub(r"\D", "", row.code)) for row in rows]


def _code_column(fields: list[str]) -> str | None:
    """The column of the layer's own codes: with ADM1_PCODE to ADM3_PCODE there, the deepest."""
    for plain in PLAIN_COLUMNS:
        for field in fields:
            if field.lower() == plain:
                return field
    levels = [(match[1], field) for field in fields if (match := LEVEL_COLUMN.match(field))]
    return max(levels)[1] if levels else None


def _rows(layer: Layer, name: str) -> Iterator[Row]:
    column = _code_column(layer.fields)
    if column is None:
        return
    thai, english = (_name_column(layer.fields, column, language) for language in ("th", "en"))
    transform = _transform(layer)
    for number, feature in enumerate(layer, start=1):
        code = str(feature.get(column) or "").strip()
        yield Row(
            code=code,
            name_th=str(feature.get(thai) or "").strip() if thai else "",
            name_en=str(feature.get(english) or "").strip() if english else "",
            shape=_shape(feature, transform),
            where=_("{file}, row {row}, {code}").format(file=name, row=number, code=code or "?"),
        )


def _name_column(fields: list[str], code_column: str, language: str) -> str | None:
    wanted = {f"name_{language}", re.sub("_?pcode", f"_{language}", code_column.lower())}
    return next((field for field in fields if field.lower() in wanted), None)


def _transform(layer: Layer) -> CoordTransform | None:
    """What takes the layer's coordinates to SRID 4326; none where they are in it, or unsaid."""
    if layer.srs is None or (layer.srs.geographic and "84" in (layer.srs["DATUM"] or "")):
        return None
    return CoordTransform(layer.srs, SpatialReference(4326))


def _shape(feature: Any, transform: CoordTransform | None) -> BaseGeometry | None:
    try:
        geometry = feature.geom
        if transform:
            geometry.transform(transform)
        return shapely.from_wkb(bytes(geometry.wkb), on_invalid="fix")
    except (GDALException, shapely.errors.ShapelyError, AttributeError):
        return None
