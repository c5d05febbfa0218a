"""Boundaries simplified per band, edges shared."""

import numpy as np
import pytest
import shapely

from regions.boundaries.outlines import BANDS, band_at, mercator, outlines


def wavy(west: float, east: float) -> shapely.MultiPolygon:
    """A box from lat 10 to 11 whose sides wave by some 30 m every 100 m."""
    lats = np.linspace(10, 11, 1000)
    wave = 0.0003 * np.sin(np.arange(1000))
    side = np.column_stack([wave, lats])
    ring = np.vstack([side + np.array([east, 0]), (side + np.array([west, 0]))[::-1]])
    return shapely.MultiPolygon([shapely.Polygon(ring)])


TAMBONS = {"950101": wavy(100, 101), "950102": wavy(101, 102), "950201": wavy(102, 103)}
BOUNDARIES = TAMBONS | {
    "9501": shapely.MultiPolygon([shapely.coverage_union_all(list(TAMBONS.values())[:2])]),
    "9502": TAMBONS["950201"],
    "95": shapely.MultiPolygon([shapely.coverage_union_all(list(TAMBONS.values()))]),
}


@pytest.mark.parametrize(
    ("zoom", "band"), [(0, 5), (5, 5), (6, 7), (7, 7), (9, 9), (10, 11), (12, 14), (20, 14)]
)
def test_a_zoom_has_its_band(zoom, band):
    assert band_at(zoom) == band


@pytest.mark.parametrize("band", BANDS, ids=lambda band: f"z{band.zoom}")
def test_a_band_holds_its_levels_with_shared_edges(band):
    drawn = outlines(BOUNDARIES, band)
    lengths = {"province": 2, "district": 4, "tambon": 6}
    assert {len(code) for code in drawn} == {lengths[level] for level in band.levels}
    for length in {len(code) for code in drawn}:
        shapes = [shape for code, shape in drawn.items() if len(code) == length]
        assert shapely.coverage_is_valid(np.array(shapes, dtype=object))


def test_lower_zooms_have_fewer_corners():
    corners = [shapely.get_num_coordinates(outlines(BOUNDARIES, band)["95"]) for band in BANDS]
    assert corners == sorted(corners)
    assert corners[0] < 20
    assert corners[-1] > 1000


def test_lines_move_by_less_than_a_pixel():
    for band in BANDS:
        pixel = 2 * np.pi * 6378137 / 512 / 2**band.zoom
        exact = shapely.transform(BOUNDARIES["95"], mercator)
        assert outlines(BOUNDARIES, band)["95"].hausdorff_distance(exact) < pixel


def test_levels_that_do_not_nest_keep_their_own_lines():
    # As where official provinces stand over approximate districts.
    other = BOUNDARIES | {"95": shapely.MultiPolygon([shapely.box(100, 10, 103.5, 11)])}
    drawn = outlines(other, BANDS[2])
    exact = shapely.transform(other["95"], mercator)
    assert drawn["95"].area == pytest.approx(exact.area, rel=1e-3)


def test_a_loose_cell_upon_its_neighbours_is_drawn_and_leaves_them_alone():
    loose = BOUNDARIES | {"950103": shapely.MultiPolygon([shapely.box(100.4, 10.4, 101.4, 10.6)])}
    drawn = outlines(loose, BANDS[2], {"950103"})
    assert drawn["950103"].area > 0
    assert drawn["95"].equals(outlines(BOUNDARIES, BANDS[2])["95"])
