"""A point for every tambon."""

from datetime import date

import numpy as np
import pytest
import shapely

from regions.boundaries import points
from regions.gazetteer import Area

OUTLINE = shapely.MultiPolygon([shapely.box(100, 10, 104, 12)])
PLACES = {"10": "ก", "1001": "ข", "1002": "ค", "1003": "ง"}


def areas(*tambons: str) -> list[Area]:
    found = [Area("10", "province", None, "ก", "")]
    found += [Area(c, "district", "10", PLACES[c], "") for c in ("1001", "1002", "1003")]
    return found + [Area(code, "tambon", code[:4], code, "") for code in tambons]


def table(**at: tuple[float, float]):
    """`t100101=(lon, lat)` as the address table has it, under the names of its parents."""
    codes = {name[1:]: point for name, point in at.items()}
    return {("ก", PLACES[code[:4]], code): point for code, point in codes.items()}


def test_a_point_is_taken_by_the_names_of_all_three_levels():
    found = points.sites(areas("100101"), table(t100101=(100.5, 11)), OUTLINE)
    assert found == {"100101": points.Site(100.5, 11, points.TABLE)}


def test_a_new_code_has_the_point_of_the_one_before():
    before = Area("100299", "tambon", "1002", "100299", "", (), date(2015, 1, 1), ("100101",))
    found = points.sites([*areas("100101"), before], table(t100299=(100.5, 11)), OUTLINE)
    assert found["100101"].by == points.PREDECESSOR
    assert "100299" not in found


def test_a_tambon_without_a_point_goes_to_the_widest_gap_of_its_district():
    at = table(t100101=(100.3, 11), t100102=(100.6, 11), t100201=(103, 11), t100202=(102.7, 11))
    found = points.sites(areas("100101", "100102", "100103", "100201", "100202"), at, OUTLINE)
    lost = found["100103"]
    assert lost.by == points.GAP_IN_DISTRICT
    assert 100 < lost.lon < 101.7


def test_two_tambons_at_one_point_do_not_share_it():
    at = table(t100101=(100.5, 11), t100102=(100.5, 11), t100201=(103, 11))
    found = points.sites(areas("100101", "100102", "100201"), at, OUTLINE)
    assert found["100101"].by == points.TABLE
    assert found["100102"].by == points.GAP_IN_DISTRICT


def test_a_whole_district_without_points_gets_a_corner_of_its_province():
    at = table(t100101=(100.2, 11), t100102=(100.6, 11), t100201=(101, 11), t100202=(101.2, 10.5))
    codes = ("100101", "100102", "100201", "100202", "100301", "100302")
    found = points.sites(areas(*codes), at, OUTLINE)
    lost = [found["100301"], found["100302"]]
    assert {site.by for site in lost} == {points.GAP_IN_PROVINCE}
    assert all(site.lon > 101.5 for site in lost)
    assert len({(site.lon, site.lat) for site in lost}) == 2


def test_a_point_far_from_all_of_its_district_is_not_believed():
    at = table(t100101=(100.2, 11), t100102=(100.3, 11), t100103=(103.9, 11), t100201=(103, 11))
    found = points.sites(areas("100101", "100102", "100103", "100201"), at, OUTLINE)
    assert found["100103"].by == points.GAP_IN_DISTRICT
    assert found["100103"].lon < 102


@pytest.mark.parametrize("room", [shapely.box(0, 0, 1e-4, 1), shapely.Point(0, 0).buffer(1e-3)])
def test_gaps_are_found_in_thin_and_small_rooms(room):
    spots = points.widest_gaps(room, np.empty((0, 2)), 5)
    assert len({tuple(spot) for spot in spots}) == 5
    assert all(room.contains(shapely.Point(spot)) for spot in spots)
