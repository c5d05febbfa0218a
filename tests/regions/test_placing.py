"""By code, then by names within the parent, then by point; what is ambiguous is not placed."""

import datetime as dt

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from regions.models import Region
from regions.placing import Names, Place, place, place_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(country):
    """The drawn country; 950203 was split into 950201 and 950202, and 950103 became 950102."""
    for code, name, heirs in [
        ("950203", "ธารน้ำทิพย์", ["950201", "950202"]),
        ("950103", "วังพญา", ["950102"]),
        ("950104", "บันนังสาเรง", []),
    ]:
        region = Region.objects.create(
            level="tambon",
            code=code,
            parent=country[code[:4]],
            name_th=name,
            valid_to=dt.date(2010, 1, 1),
        )
        region.successors.set([country[heir] for heir in heirs])
    return country


def found(**known):
    placement = place(**known)
    return placement.region.code if placement.region else None


@pytest.mark.parametrize(
    "code", ["950102", "TH950102", "th-950102", " ๙๕๐๑๐๒ ", "95", "TH-95", "TH-S", "TH"]
)
def test_a_code_in_any_dress_is_found(world, code):
    placement = place(code)
    assert placement.region.code in code.upper().translate(
        str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    )
    assert (placement.placed_by, placement.placed_sure, placement.note) == ("code", True, "")


def test_an_unknown_code_is_told(world):
    placement = place("777777")
    assert placement.region is None
    assert placement.placed_by == ""
    assert "777777" in placement.note


def test_an_abolished_code_gives_its_only_successor_not_surely(world):
    placement = place("950103")
    assert placement.region.code == "950102"
    assert not placement.placed_sure
    assert "2010-01-01" in placement.note


def test_an_abolished_code_with_several_successors_is_not_guessed(world):
    placement = place("950203")
    assert placement.region is None
    assert "950201" in placement.note
    assert "950202" in placement.note


def test_the_point_decides_among_successors(world):
    placement = place("950203", point=(102.5, 6.7))
    assert (placement.region.code, placement.placed_by) == ("950202", "point")
    assert "950203" in placement.note


def test_an_abolished_code_without_successors_says_so(world):
    assert "not known" in place("950104").note


@pytest.mark.parametrize(
    "names",
    [
        ("ยะลา", "เมืองยะลา", "ท่าสาป"),
        ("จ.ยะลา", "อ.เมือง", "ต.ท่าสาป"),
        ("จังหวัดยะลา", "อำเภอเมืองยะลา", "ตำบลท่าสาป"),
        ("Yala", "Mueang Yala", "Tha Sap"),
        ("YALA", "Muang", "Thasap"),
        ("Yala Province", "Mueang Yala District", "tambon Tha Sap"),
        ("ยะลา", "", "เทศบาลตำบลท่าสาป"),
    ],
)
def test_names_in_any_dress_are_found(world, names):
    placement = place(names=names)
    assert (placement.region.code, placement.placed_by) == ("950102", "name")
    assert placement.placed_sure


def test_a_name_is_looked_for_in_its_parent(world):
    # เบตง is a district, and a tambon in it.
    assert found(names=("ยะลา", "เบตง", "")) == "9502"
    assert found(names=("ยะลา", "เบตง", "เบตง")) == "950201"
    assert found(names=("ปัตตานี", "เบตง", "")) == "94"


def test_a_name_that_is_not_there_leaves_the_place_at_what_is_known_and_unsure(world):
    placement = place(names=("ยะลา", "เมือง", "ไม่มีตำบลนี้"))
    assert placement.region.code == "9501"
    assert not placement.placed_sure
    assert "ไม่มีตำบลนี้" in placement.note


def test_a_name_that_fits_two_is_not_placed_and_both_are_told(world):
    Region.objects.filter(code="940101").update(name_th="ท่าสาป")
    placement = place(names=("", "", "ท่าสาป"))
    assert placement.region is None
    assert "950102" in placement.note
    assert "940101" in placement.note


def test_a_lone_name_is_placed_but_not_sure(world):
    placement = place(names=("", "", "ท่าสาป"))
    assert placement.region.code == "950102"
    assert not placement.placed_sure


def test_a_capital_district_without_its_province_is_not_placed(world):
    placement = place(names=("", "เมือง", ""))
    assert placement.region is None
    assert "9401" in placement.note


def test_a_name_cut_at_sixteen_characters_is_found_but_not_sure(world):
    Region.objects.filter(code="950202").update(name_th="นิคมสร้างตนเองลำโดมน้อย")
    placement = place(names=("ยะลา", "เบตง", "นิคมสร้างตนเองลำ"))
    assert placement.region.code == "950202"
    assert not placement.placed_sure
    assert "cut" in placement.note


def test_a_cut_name_that_fits_two_is_not_placed(world):
    Region.objects.filter(code="950201").update(name_th="ปากพนังฝั่งตะวันตก")
    Region.objects.filter(code="950202").update(name_th="ปากพนังฝั่งตะวันออก")
    assert found(names=("ยะลา", "เบตง", "ปากพนังฝั่งตะวัน")) is None


def test_an_abolished_name_gives_its_only_successor(world):
    placement = place(names=("ยะลา", "เมือง", "วังพญา"))
    assert placement.region.code == "950102"
    assert not placement.placed_sure


def test_names_go_deeper_than_a_code_but_never_against_it(world):
    assert found(code="95", names=("", "เบตง", "")) == "9502"
    placement = place("95", names=("ปัตตานี", "เมืองปัตตานี", ""))
    assert placement.region.code == "95"
    assert "เมืองปัตตานี" in placement.note


def test_a_point_is_asked_last(world):
    placement = place(point=(101.5, 6.75))
    assert (placement.region.code, placement.placed_by) == ("950102", "point")
    assert found(code="94", point=(101.5, 6.75)) == "94"


def test_a_point_on_a_border_is_not_placed_and_both_sides_are_told(world):
    placement = place(point=(101.5, 6.5))
    assert placement.region is None
    assert "950101" in placement.note
    assert "950102" in placement.note


def test_a_point_in_the_sea_is_not_placed(world):
    assert place(point=(99.0, 6.5)).note == "The point lies in no region."


def test_an_official_boundary_goes_before_an_approximate_one(world):
    Region.objects.filter(code="950101").update(boundary_approximate=False)
    over = MultiPolygon(Polygon.from_bbox((101, 6, 102, 7)), srid=4326)
    Region.objects.filter(code="950102").update(boundary=over)
    assert found(point=(101.5, 6.2)) == "950101"


def test_a_point_outside_the_named_regions_official_boundary_makes_it_unsure(world):
    Region.objects.update(boundary_approximate=False)
    placement = place("94", point=(101.5, 6.75))
    assert placement.region.code == "94"
    assert not placement.placed_sure
    assert "950102" in placement.note


def test_nothing_known_is_told():
    assert place().note == "No code, name or point is given."


def test_thousands_are_placed_with_as_many_queries_as_one(world, django_assert_num_queries):
    places = [Place(names=Names("ยะลา", "เมือง", "ท่าสาป"), point=(101.5, 6.7))] * 2000
    with django_assert_num_queries(3):
        placements = place_all(places)
    assert {p.region.code for p in placements} == {"950102"}
