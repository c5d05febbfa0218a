"""Rows of official boundaries checked: what cannot be true refuses the whole, with reasons."""

import pytest
import shapely

from records.imports import Refused
from regions.boundaries.checking import Codes, check_rows
from regions.boundaries.reading import Row

CODES = Codes(
    frozenset({"TH", "TH-S", "94", "95", "9501", "9502"}),
    {"9503": ["9502"]},
    {"95": "ยะลา", "94": "ปัตตานี"},
)
YALA = shapely.box(101, 6, 103, 7)
PATTANI = shapely.box(103, 6, 104, 7)
BOWTIE = shapely.Polygon([(101, 6), (103, 7), (103, 6), (101, 7)])
# A spike of no width: it touches itself, and mending it takes nothing away.
SPIKED = shapely.Polygon([(101, 6), (103, 6), (103, 7), (102, 7), (102, 7.5), (102, 7), (101, 7)])


def row(code, shape, name_th="", number=1):
    return Row(code, name_th, "", shape, f"adm.geojson, row {number}, TH{code}")


def reasons(*rows):
    with pytest.raises(Refused) as refused:
        check_rows(rows, CODES)
    return refused.value.reasons


def test_whole_levels_pass():
    checked = check_rows([row("95", YALA), row("94", PATTANI)], CODES)
    assert set(checked.levels[2]) == {"94", "95"}
    assert (checked.repaired, checked.lacking, checked.other_names) == ([], [], [])


def test_a_code_twice_is_refused_with_both_rows():
    [reason] = reasons(row("95", YALA), row("94", PATTANI), row("95", YALA, number=3))
    assert "row 3" in reason
    assert "row 1" in reason


def test_an_unknown_code_is_refused():
    [reason] = reasons(row("95", YALA), row("94", PATTANI), row("77", YALA, number=3))
    assert "row 3, TH77" in reason
    assert "load_regions" in reason


def test_an_abolished_code_is_known():
    rows = [row("9501", YALA), row("9502", PATTANI), row("9503", PATTANI)]
    assert "9503" in check_rows(rows, CODES).levels[4]


def test_a_level_that_is_not_whole_is_refused_with_what_is_missing():
    [reason] = reasons(row("95", YALA))
    assert "Province: 1 of 2 codes" in reason
    assert "94" in reason


def test_a_few_tambons_may_lack_a_polygon_and_are_listed():
    tambons = [f"9501{number:02}" for number in range(100)] + [
        f"9502{number:02}" for number in range(100)
    ]
    codes = Codes(frozenset(tambons), {})
    rows = [row(code, YALA) for code in tambons]
    assert check_rows(rows[1:], codes).lacking == ["950100"]
    with pytest.raises(Refused, match="Tambon: 198 of 200 codes"):
        check_rows(rows[2:], codes)


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (None, "empty"),
        (shapely.Polygon(), "empty"),
        (shapely.LineString([(101, 6), (102, 7)]), "LineString"),
        (BOWTIE, "crosses itself"),
        (shapely.box(2, 48, 3, 49), "outside Thailand"),
        (shapely.box(6, 101, 7, 103), "longitude before latitude"),
        (shapely.box(101, 6, 110, 7), "outside Thailand"),
    ],
)
def test_a_geometry_that_cannot_be_is_refused_with_its_row(shape, reason):
    [told] = reasons(row("95", shape, number=7), row("94", PATTANI))
    assert "row 7, TH95" in told
    assert reason in told


def test_a_slip_that_changes_nothing_is_repaired_and_told():
    checked = check_rows([row("95", SPIKED), row("94", PATTANI)], CODES)
    assert checked.levels[2]["95"].is_valid
    assert checked.levels[2]["95"].equals(YALA)
    assert "TH95" in checked.repaired[0]


def test_another_name_is_told_not_refused():
    rows = [row("95", YALA, name_th="ยะหลา"), row("94", PATTANI, name_th="ปัตตานี")]
    assert check_rows(rows, CODES).other_names == ["95: ยะหลา for ยะลา"]


def test_every_reason_is_told_up_to_a_screenful():
    many = [row("95", None, number=number) for number in range(100)]
    told = reasons(*many)
    assert len(told) == 21
    assert told[-1].startswith("And ")
