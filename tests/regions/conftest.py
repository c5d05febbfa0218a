"""What the tests of this folder share: English reasons, and boundary files to load."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def boundary_file(tmp_path):
    """Writes a GeoJSON of shapes by code: `boundary_file({"95": box}, name=..., column=...)`."""

    def write(
        shapes: dict[str, Any], name: str = "adm.geojson", column: str = "pcode", **names: str
    ) -> Path:
        features = [
            {
                "type": "Feature",
                "properties": {column: f"TH{code}", **names},
                "geometry": geometry(shape),
            }
            for code, shape in shapes.items()
        ]
        path = tmp_path / name
        text = json.dumps({"type": "FeatureCollection", "features": features})
        if path.suffix == ".gz":
            path.write_bytes(gzip.compress(text.encode()))
        else:
            path.write_text(text)
        return path

    return write


def geometry(shape: Any) -> Any:
    return json.loads(shapely.to_geojson(shape)) if isinstance(shape, shapely.Geometry) else shape
