"""What is drawn across a tile's edge, and what a mark says."""

from __future__ import annotations

import math

import mapbox_vector_tile
import pytest

from tests.drawing import a_project, an_actor
from tisep.explore.models import IndexedRecord
from tisep.explore.tiles import CELL, EXTENT, tile

pytestmark = pytest.mark.django_db

ZOOM = 8
UNITS = 2**ZOOM * EXTENT
COLUMN, ROW = 200, 123


def at(x: float, y: float) -> tuple[float, float]:
    """The longitude and latitude of a place in global units of the zoom, east and south of
    the north-west corner of the tile (COLUMN, ROW)."""
    lon = (COLUMN * EXTENT + x) / UNITS * 360 - 180
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (ROW * EXTENT + y) / UNITS))))
    return lon, lat


def drawn(x: int = COLUMN, y: int = ROW, z: int = ZOOM) -> dict[tuple[int, int], dict]:
    """The marks of a tile by their place, as seen from the tile (COLUMN, ROW)."""
    data = tile(IndexedRecord.objects.all(), z, x, y)
    layers = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    return {
        (left + (x - COLUMN) * EXTENT, top + (y - ROW) * EXTENT): feature["properties"]
        for feature in layers.get("records", {"features": []})["features"]
        for left, top in [feature["geometry"]["coordinates"]]
    }


@pytest.fixture
def three(country):
    """A cluster of three whose mean lies just west of the tile's east edge."""
    for x in (EXTENT - 0.2, EXTENT - 0.4, EXTENT - 0.6):
        an_actor(at=at(x, 1000.5))


def test_a_mark_lies_inside_one_tile_and_is_drawn_by_its_neighbours(three):
    (place,) = drawn()
    assert place == (EXTENT - 1, 1000)
    assert drawn(COLUMN + 1) == drawn()
    assert drawn(COLUMN - 1) == {}


@pytest.mark.parametrize(
    ("x", "y", "neighbour"),
    [
        (0, 2000, (-1, 0)),
        (CELL - 1, 2000, (-1, 0)),
        (EXTENT - CELL, 2000, (1, 0)),
        (EXTENT - 1, 2000, (1, 0)),
        (2000, 0, (0, -1)),
        (2000, CELL - 1, (0, -1)),
        (2000, EXTENT - CELL, (0, 1)),
        (0, 0, (-1, -1)),
        (EXTENT - 1, EXTENT - 1, (1, 1)),
    ],
)
def test_what_lies_in_the_outermost_cells_is_drawn_whole_by_the_neighbour(country, x, y, neighbour):
    place = (x + 0.5, y + 0.5)
    for _ in range(2):
        an_actor(at=at(*place))
    a_project(at=at(*place))
    east, south = neighbour
    assert drawn(COLUMN + east, ROW + south) == drawn()
    assert drawn() == {(x, y): {"count": 3, "actor": 2, "project": 1, "resource": 0, "need": 0}}


@pytest.mark.parametrize("x", [-CELL - 0.5, EXTENT + CELL + 0.5])
def test_half_a_cell_is_not_drawn(country, x):
    an_actor(at=at(x, 2000))
    assert drawn() == {}


def test_what_lies_apart_stands_apart(country):
    an_actor("ใกล้", at=at(CELL * 3 + 10, 2000))
    an_actor("ไกล", at=at(CELL * 4 + 10, 2000))
    assert sorted(mark["name_th"] for mark in drawn().values()) == ["ใกล้", "ไกล"]


def test_a_single_mark_says_which_record_it_is(country):
    actor = an_actor(region=country["950102"])
    actor.refresh_from_db()
    (mark,) = drawn(0, 0, z=0).values()
    assert mark == {
        "count": 1,
        "uuid": str(actor.uuid),
        "record": "actor",
        "kind": "cso",
        "name_th": actor.name_th,
        "name_en": actor.name_en,
        "at_region": True,
    }


def test_nothing_is_no_tile(country):
    an_actor()
    assert tile(IndexedRecord.objects.all(), 0, 0, 0) == b""
    assert tile(IndexedRecord.objects.all(), 14, 0, 0) == b""
