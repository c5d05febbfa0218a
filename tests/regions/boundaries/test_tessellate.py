"""Voronoi cells within an outline, dissolved upwards."""

import numpy as np
import pytest
import shapely

from regions.boundaries.tessellate import multi, tessellate

OUTLINE = shapely.MultiPolygon([shapely.box(100, 10, 104, 12)])
POINTS = {
    "100101": (100.3, 10.4),
    "100102": (100.9, 11.5),
    "100201": (101.7, 10.7),
    "110101": (102.6, 11.2),
    "110201": (103.5, 10.5),
    "110202": (103.4, 11.6),
}


@pytest.fixture(scope="module")
def cells():
    return tessellate(POINTS, OUTLINE)


def of_length(cells, length):
    return {code: shape for code, shape in cells.items() if len(code) == length}


def test_every_level_is_made(cells):
    assert set(of_length(cells, 2)) == {"10", "11"}
    assert set(of_length(cells, 4)) == {"1001", "1002", "1101", "1102"}
    assert set(of_length(cells, 6)) == set(POINTS)


@pytest.mark.parametrize("length", [2, 4, 6])
def test_every_level_covers_the_outline_with_shared_edges(cells, length):
    shapes = list(of_length(cells, length).values())
    assert shapely.coverage_is_valid(np.array(shapes, dtype=object))
    assert shapely.union_all(shapes).symmetric_difference(OUTLINE).area == pytest.approx(
        0, abs=1e-5
    )


def test_a_point_lies_in_its_own_cell(cells):
    assert all(cells[code].contains(shapely.Point(point)) for code, point in POINTS.items())


def test_a_region_is_the_union_of_those_in_it(cells):
    union = shapely.union_all([cells["100101"], cells["100102"]])
    assert union.equals(cells["1001"])


def test_an_island_that_the_outline_leaves_out_gets_a_disc():
    cells = tessellate({**POINTS, "110301": (105.5, 11)}, OUTLINE)
    assert cells["110301"].contains(shapely.Point(105.5, 11))
    # A disc of 1.5 km, in square degrees.
    assert cells["110301"].area == pytest.approx(np.pi * (1.5 / 110) ** 2, rel=0.1)


def test_only_polygons_are_kept_of_a_mixed_shape():
    mixed = shapely.GeometryCollection(
        [shapely.Point(0, 0), shapely.MultiPolygon([shapely.box(0, 0, 1, 1)])]
    )
    assert multi(mixed).equals(shapely.box(0, 0, 1, 1))
