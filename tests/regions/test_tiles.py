"""Map tiles of the regions, read with GDAL's own reader of Mapbox Vector Tiles."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from django.contrib.gis.gdal import DataSource, GDALException
from django.contrib.gis.gdal.feature import Feature
from django.contrib.gis.gdal.layer import Layer

from regions.boundaries.storing import redraw
from regions.models import Region
from regions.tiles import boundaries_version

pytestmark = pytest.mark.django_db


def tile_at(z: int, lon: float, lat: float) -> str:
    """The address of the tile that holds a place."""
    x = (lon + 180) / 360 * 2**z
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**z
    return f"/api/regions/tiles/{z}/{int(x)}/{int(y)}.mvt"


@pytest.fixture
def drawn(country) -> dict[str, Region]:
    redraw()
    return country


@pytest.fixture
def layers(client, tmp_path: Path):
    """The features of the layers of a tile: {layer: {code: feature}}."""

    def read(address: str) -> dict[str, dict]:
        response = client.get(address)
        assert response.status_code == 200, response.content
        if not response.content:
            return {}
        path = tmp_path / "tile.mvt"
        path.write_bytes(response.content)
        return {
            layer.name: {str(one["code"]): one for one in whole(layer)}
            for layer in DataSource(path)
        }

    return read


def whole(layer: Layer) -> Iterator[Feature]:
    """GDAL counts what lies wholly in the buffer but does not give it out."""
    features = iter(layer)
    with suppress(GDALException, StopIteration):
        while True:
            yield next(features)


@pytest.mark.parametrize(
    ("zoom", "levels"),
    [
        (0, {"province", "label"}),
        (6, {"province", "label"}),
        (7, {"province", "district", "label"}),
        (8, {"province", "district", "label"}),
    ],
)
def test_levels_come_with_the_zoom(layers, drawn, zoom, levels):
    assert set(layers(tile_at(zoom, 101.5, 6.5))) == levels


def test_tambons_are_drawn_from_zoom_9(layers, drawn):
    found = layers(tile_at(9, 101.5, 6.75))
    assert "950102" in found["tambon"]
    assert str(found["tambon"]["950102"]["name_en"]) == "Tha Sap"
    assert str(found["province"]["95"]["name_th"]) == "ยะลา"
    assert str(found["tambon"]["950102"]["approximate"]) == "1"


def test_names_stand_once_at_their_points(layers, drawn):
    found = layers(tile_at(0, 101.5, 6.5))
    assert set(found["label"]) == {"94", "95"}
    assert str(found["label"]["95"]["level"]) == "province"
    seen = [
        code
        for x in (199, 200, 201)
        for y in (122, 123, 124)
        for code in layers(f"/api/regions/tiles/8/{x}/{y}.mvt").get("label", {})
    ]
    assert seen.count("95") == 1


def test_a_region_that_was_abolished_is_not_drawn(layers, drawn):
    Region.objects.filter(code="94").update(valid_to=date(2010, 1, 1))
    assert set(layers(tile_at(0, 101.5, 6.5))["province"]) == {"95"}


def test_nothing_is_drawn_where_nothing_lies(client, drawn):
    response = client.get("/api/regions/tiles/5/0/0.mvt")
    assert (response.status_code, response.content) == (200, b"")
    assert response["Content-Type"] == "application/vnd.mapbox-vector-tile"


@pytest.mark.parametrize(
    ("address", "field"),
    [("21/0/0", "z"), ("-1/0/0", "z"), ("3/8/0", "x"), ("3/0/8", "y"), ("3/a/0", "x")],
)
def test_a_tile_out_of_range_is_named(client, drawn, address, field):
    response = client.get(f"/api/regions/tiles/{address}.mvt", headers={"Accept-Language": "en"})
    assert response.status_code == 400
    fault = response.json()["errors"][0]
    assert fault["field"] == field
    assert re.fullmatch(r"(“.*” is not a whole number|.* is out of range)\.", fault["message"])
    assert response["Content-Type"] == "application/problem+json"


def test_a_tile_of_the_named_version_holds_for_ever(client, drawn):
    address, version = tile_at(0, 101.5, 6.5), boundaries_version()
    assert "immutable" in client.get(f"{address}?v={version}")["Cache-Control"]
    assert "no-cache" in client.get(address)["Cache-Control"]
    assert "no-cache" in client.get(f"{address}?v=older")["Cache-Control"]


def test_the_version_moves_with_boundaries_and_names(client, drawn):
    address = tile_at(0, 101.5, 6.5)
    etag = client.get(address)["ETag"]
    same = client.get(address, headers={"If-None-Match": etag})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", etag)
    versions = [boundaries_version()]
    Region.objects.filter(code="95").update(name_en="Jala")
    versions.append(boundaries_version())
    redraw()
    versions.append(boundaries_version())
    assert len(set(versions)) == 3
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_one_level_alone_is_drawn_at_any_zoom(layers, drawn):
    found = layers(tile_at(5, 101.5, 6.5) + "?level=tambon")
    assert set(found) == {"tambon"}
    assert set(found["tambon"]) == {"950101", "950102", "950201", "950202", "940101"}


def test_a_level_that_has_no_outlines_is_refused(client, drawn):
    answer = client.get(tile_at(5, 101.5, 6.5) + "?level=part")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["level"]
