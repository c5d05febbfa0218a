"""Official shapes made into boundaries that nest, or refused where they cannot."""

import numpy as np
import pytest
import shapely

from records.imports import Refused
from regions.boundaries.assembling import assemble
from regions.boundaries.checking import Checked, Codes


def box(*bounds):
    return shapely.MultiPolygon([shapely.box(*bounds)])


# Two districts of two tambons each; 950103 was split into 950101 and 950102.
TAMBONS = {
    "950101": box(101, 6, 101.5, 7),
    "950102": box(101.5, 6, 102, 7),
    "950201": box(102, 6, 102.5, 7),
    "950202": box(102.5, 6, 103, 7),
}
DISTRICTS = {"9501": box(101, 6, 102, 7), "9502": box(102, 6, 103, 7)}
PROVINCE = {"95": box(101, 6, 103, 7)}
CODES = Codes(
    frozenset([*TAMBONS, *DISTRICTS, *PROVINCE]), {"950103": ["950101", "950102"], "950203": []}
)
POINTS = {code: shape.centroid for code, shape in TAMBONS.items()}


def assembled(*levels, lacking=(), points=POINTS):
    by_length = {len(next(iter(level))): level for level in levels}
    where = {code: f"adm.geojson, row 1, TH{code}" for level in levels for code in level}
    checked = Checked(by_length, where, [], list(lacking), [])
    return assemble(checked, CODES, points, lambda step: None)


def alike(one, other):
    """The same but for the last digits, where a line was cut."""
    return one.symmetric_difference(other).area < 1e-9


def without(shapes, *codes):
    return {code: shape for code, shape in shapes.items() if code not in codes}


def test_a_clean_file_is_taken_as_it_is():
    whole = assembled(TAMBONS, DISTRICTS, PROVINCE)
    assert whole.official.keys() == {*TAMBONS, *DISTRICTS, *PROVINCE}
    assert all(whole.official[code].equals(shape) for code, shape in TAMBONS.items())
    assert (whole.lent, whole.abolished, whole.refitted) == ({}, {}, False)


def test_upper_levels_are_made_of_the_lowest():
    whole = assembled(TAMBONS)
    assert whole.official["9501"].equals(DISTRICTS["9501"])
    assert whole.official["95"].equals(PROVINCE["95"])


def test_slivers_and_overlaps_are_taken_out_so_that_levels_nest_exactly():
    notch = shapely.box(101.4999, 6.4, 101.5, 6.6)
    gap = {
        **TAMBONS,
        "950101": shapely.MultiPolygon([TAMBONS["950101"].difference(notch)]),
        "950201": box(101.9999, 6, 102.5, 7),
    }
    whole = assembled(gap, DISTRICTS, PROVINCE)
    tambons = [whole.official[code] for code in TAMBONS]
    assert whole.refitted
    assert shapely.coverage_is_valid(np.array(tambons, dtype=object))
    assert shapely.union_all(tambons).equals(whole.official["95"])
    assert alike(whole.official["95"], PROVINCE["95"])


def test_an_abolished_polygon_is_cut_among_its_successors():
    old = without(TAMBONS, "950101", "950102") | {"950103": DISTRICTS["9501"]}
    whole = assembled(old, DISTRICTS, PROVINCE, lacking=["950101", "950102"])
    assert whole.origin == {"950101": "950103", "950102": "950103"}
    assert alike(whole.abolished["950103"], DISTRICTS["9501"])
    cells = [cell for cell, _ in whole.lent.values()]
    assert alike(shapely.union_all(cells), DISTRICTS["9501"])
    assert whole.lent["950101"][0].bounds == pytest.approx((101, 6, 101.5, 7))
    assert whole.lent["950101"][1] == POINTS["950101"]
    assert "950101" not in whole.official
    assert alike(whole.official["9501"], DISTRICTS["9501"])


def test_an_abolished_polygon_whose_successors_have_their_own_is_history_only():
    # It stands where nobody else does: the file of an older day.
    spare = TAMBONS | {"950203": box(103, 6, 103.02, 7)}
    whole = assembled(spare)
    assert whole.abolished["950203"].equals(spare["950203"])
    assert whole.official["9502"].equals(DISTRICTS["9502"])


def test_a_code_that_was_never_drawn_is_lent_a_cell_upon_its_neighbours():
    full = without(TAMBONS, "950202") | {"950201": DISTRICTS["9502"]}
    whole = assembled(full, DISTRICTS, PROVINCE, lacking=["950202"])
    cell, point = whole.lent["950202"]
    assert point == POINTS["950202"]
    assert DISTRICTS["9502"].covers(cell)
    assert cell.contains(point)
    assert whole.official["950201"].equals(DISTRICTS["9502"])


def test_a_lent_cell_stays_in_its_district_though_its_point_was_elsewhere():
    full = without(TAMBONS, "950202") | {"950201": DISTRICTS["9502"]}
    astray = POINTS | {"950202": shapely.Point(90, 0)}
    whole = assembled(full, DISTRICTS, PROVINCE, lacking=["950202"], points=astray)
    cell, point = whole.lent["950202"]
    assert DISTRICTS["9502"].covers(cell)
    assert cell.contains(point)


def test_a_district_that_its_tambons_do_not_cover_is_refused():
    with pytest.raises(Refused, match=r"TH9502: 50% of it is covered by nothing"):
        assembled(without(TAMBONS, "950202"), DISTRICTS, PROVINCE, lacking=["950202"])


def test_tambons_with_each_others_codes_are_refused_and_named():
    swapped = TAMBONS | {"950102": TAMBONS["950201"], "950201": TAMBONS["950102"]}
    with pytest.raises(Refused) as refused:
        assembled(swapped, DISTRICTS, PROVINCE)
    told = "\n".join(refused.value.reasons)
    assert "TH950102: lies outside 9501" in told
    assert "TH950201: lies outside 9502" in told


def test_provinces_that_are_not_their_districts_are_refused():
    with pytest.raises(Refused, match="lies outside 95"):
        assembled(DISTRICTS, {"95": box(101, 6, 102.5, 7)})
