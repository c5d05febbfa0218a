"""The figures that officers ask for: in three clicks, and the same wherever they are read."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.figures import (
    choose_level,
    colour_by,
    downloaded,
    every_row,
    figure_rows,
    load,
    raise_the_colours,
    regions_asked,
    settle_colours,
    stored,
    title,
)
from tests.browser.map_page import query, settle
from tests.browser.visitor import is_phone

SHARED = Path(__file__).resolve().parents[3] / "shared/data/indicators"
VALUES = """
SELECT region.code, value.value FROM regions_indicatorvalue AS value
JOIN regions_indicator AS indicator ON indicator.id = value.indicator_id
JOIN regions_region AS region ON region.id = value.region_id
WHERE indicator.slug = %s AND value.year = %s AND region.level = %s
"""

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module", autouse=True)
def figures(site, site_environment) -> None:
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    load(site_environment, SHARED)


@pytest.fixture
def in_database(site_database):
    """The values of an indicator by code."""

    def read(slug: str, year: str, level: str) -> dict[str, Decimal]:
        return dict(stored(site_database, VALUES, slug, year, level))

    return read


def agree(page, known: dict[str, Decimal]) -> None:
    """Table, download, API and database say the same of every region."""
    raise_the_colours(page)
    said = {code: row["value"] for code, row in regions_asked(page).items()}
    given = {row["code"]: row["value"] for row in downloaded(page)}
    shown = {code: value for code, _name, value in every_row(page)}
    assert set(said) == set(given) == set(shown)
    for code, value in said.items():
        if code not in known:
            assert (value, given[code], shown[code]) == (None, "", "ไม่มีข้อมูล")
            continue
        assert value == float(given[code]) == float(known[code])
        digits = len(shown[code].partition(".")[2])
        assert float(shown[code].replace(",", "")) == round(value, digits)
    assert set(known) <= set(said)


def test_the_index_of_2021_by_province_is_two_clicks_away(page, in_database):
    settle(page)
    colour_by(page, "ดัชนีความก้าวหน้าของคน")
    expect(page.locator("[data-tisep-shade-line]")).to_contain_text("2564")
    agree(page, in_database("hai", "2021", "province"))
    assert len(in_database("hai", "2021", "province")) == 77


def test_the_years_of_the_index_are_gone_through_by_keyboard(page, in_database):
    settle(page)
    colour_by(page, "ดัชนีความก้าวหน้าของคน")
    raise_the_colours(page)
    page.get_by_role("slider", name="ปี").press("ArrowLeft")
    expect(page.locator("[data-tisep-shade-line]")).to_contain_text("2563")
    settle_colours(page)
    assert "year=2020" in query(page)
    agree(page, in_database("hai", "2020", "province"))


def test_the_population_of_every_tambon_is_three_clicks_away(page, in_database):
    settle(page)
    colour_by(page, "ประชากรตามทะเบียนราษฎร")
    raise_the_colours(page) if is_phone(page) else None
    choose_level(page, "ตำบล")
    expect(page.locator("[data-tisep-shade-table-title]")).to_contain_text("7,436")
    known = in_database("population", "2021", "tambon")
    said = regions_asked(page)
    assert {c: row["value"] for c, row in said.items() if row["value"] is not None} == {
        code: float(value) for code, value in known.items() if code in said
    }
    given = {row["code"]: row["value"] for row in downloaded(page)}
    assert {c: float(v) for c, v in given.items() if v} == {
        c: row["value"] for c, row in said.items() if row["value"] is not None
    }


def test_a_district_is_drilled_down_to_and_its_tambons_agree(page, in_database):
    settle(page)
    colour_by(page, "ประชากรตามทะเบียนราษฎร")
    figure_rows(page).filter(has_text="ยะลา").get_by_role("button").press("Enter")
    settle_colours(page)
    figure_rows(page).filter(has_text="เมืองยะลา").get_by_role("button").press("Enter")
    settle_colours(page)
    assert "region=9501" in query(page)
    assert "level=tambon" in query(page)
    known = in_database("population", "2021", "tambon")
    agree(page, {code: value for code, value in known.items() if code.startswith("9501")})
    page.go_back()
    settle_colours(page)
    assert "level=district" in query(page)
    expect(title(page)).to_have_text("ประชากรตามทะเบียนราษฎร")
    expect(figure_rows(page)).to_have_count(8)


def test_bangkok_has_no_data_where_nobody_measured(page, in_database):
    settle(page)
    colour_by(page, "สัดส่วนคนจนเป้าหมาย")
    known = in_database("tpmap-target-poor-rate", "2018", "province")
    assert "10" not in known
    agree(page, known)
