"""Approximate cells for codes without a polygon."""

import pytest
import shapely

from regions.boundaries.lending import lend

ROOM = shapely.MultiPolygon([shapely.box(100, 10, 102, 11)])
AWAY = shapely.Point(90, 0)


def test_a_lone_heir_gets_all():
    [(cell, point)] = lend(ROOM, {"950101": AWAY}).values()
    assert cell.equals(ROOM)
    assert ROOM.contains(point)


def test_heirs_share_the_room():
    cells = lend(ROOM, {"950101": AWAY, "950102": shapely.Point(101.9, 10.5), "950103": AWAY})
    assert sum(cell.area for cell, _ in cells.values()) == pytest.approx(ROOM.area)
    assert all(cell.contains(point) for cell, point in cells.values())
    assert cells["950102"][1] == shapely.Point(101.9, 10.5)


def test_rivals_keep_what_is_nearer_to_them():
    cells = lend(ROOM, {"950101": shapely.Point(101.75, 10.5)}, [shapely.Point(100.25, 10.5)])
    assert cells["950101"][0].bounds == pytest.approx((101, 10, 102, 11))


def test_the_cells_points_lead_to_the_same_cells():
    first = lend(ROOM, {"950101": AWAY, "950102": AWAY}, [shapely.Point(100.1, 10.9)])
    points = {code: point for code, (_, point) in first.items()}
    assert lend(ROOM, points, [shapely.Point(100.1, 10.9)]) == first
