"""Regions for the tests of this folder: the whole country, and boundary files to load."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from django.core.management import call_command
from django.db import connection

from records.models import DataSource, ImportRun

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def pytest_collection_modifyitems(items) -> None:
    """The whole country is loaded once a module: its tests run in one worker."""
    for item in items:
        if "whole_country" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("whole_country"))


@pytest.fixture(scope="module")
def whole_country(django_db_setup, django_db_blocker):
    """All of Thailand's regions with approximate boundaries, as `load_regions` leaves them.

    A test that uses it asks for `db` too and changes what it likes: that is taken back.
    """
    with django_db_blocker.unblock():
        call_command("load_regions", verbosity=0)
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE regions_region, regions_regionevent CASCADE")
        ImportRun.objects.all().delete()
        DataSource.objects.all().delete()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files; a test that needs it is marked `shared_data`."""
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    return SHARED


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
