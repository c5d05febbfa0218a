"""The map is coloured by a figure, in few clicks, and says nothing that is not known."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.figures import (
    FEW,
    choose_level,
    colour_by,
    downloaded,
    every_row,
    figure_rows,
    load,
    raise_the_colours,
    regions_asked,
    settle_colours,
    shading,
    spot_of,
    title,
)
from tests.browser.map_page import query, settle
from tests.browser.visitor import is_phone, violations

RATE = "สัดส่วนคนจนเป้าหมาย"
MARKS = "แสดงข้อมูลองค์กรและโครงการบนแผนที่"


@pytest.fixture(scope="module")
def few(site, site_environment, tmp_path_factory) -> None:
    """A rate that is known of two provinces."""
    folder = tmp_path_factory.mktemp("indicators")
    (folder / "tpmap_2561_province.csv").write_text(FEW)
    load(site_environment, folder)


@pytest.fixture
def coloured(few, page):
    settle(page)
    colour_by(page, RATE)
    return page


def test_two_clicks_colour_the_map_and_no_data_is_a_class_of_its_own(coloured):
    page = coloured
    expect(title(page)).to_have_text(RATE)
    assert "indicator=tpmap-target-poor-rate" in query(page)
    known = [row for row in regions_asked(page).values() if row["value"] is not None]
    raise_the_colours(page)
    none = page.locator(".legend-class").last
    expect(none).to_contain_text("ไม่มีข้อมูล")
    expect(none).to_contain_text(f"{77 - len(known)} พื้นที่")
    expect(none.locator("[data-shade=none]")).to_be_visible()


def test_bangkok_is_no_data_on_the_map_and_in_the_table(coloured):
    page = coloured
    values = {code: value for code, _name, value in every_row(page)}
    assert values["10"] == "ไม่มีข้อมูล"
    assert len(values) == 77
    assert all(value != "0" for value in values.values())
    if is_phone(page):
        return
    # Marks would hide the colours: choosing a figure puts them away.
    expect(page).to_have_url(re.compile("marks=off"))
    expect(page).to_have_url(re.compile("at="))
    page.mouse.move(**spot_of(page, 100.42, 13.70))
    page.mouse.move(**spot_of(page, 100.43, 13.71))
    tip = page.locator("[data-tisep-region-tip]")
    expect(tip).to_contain_text("กรุงเทพมหานคร")
    expect(tip).to_contain_text("ไม่มีข้อมูล")


def test_a_click_on_a_region_shows_its_parts_and_the_way_leads_back(few, page):
    settle(page)
    colour_by(page, "องค์กร")
    expect(page).to_have_url(re.compile("at="))
    page.mouse.click(**spot_of(page, 101.6, 17.35))
    settle_colours(page)
    assert "region=42" in query(page)
    assert "level=district" in query(page)
    expect(page.locator("[data-tisep-shade-card]")).to_contain_text("เลย")
    assert set(regions_asked(page)) == {
        row.get_attribute("data-code") for row in figure_rows(page).all()
    }
    page.get_by_role("button", name="ทั้งประเทศ", exact=True).click()
    settle_colours(page)
    assert "region=" not in query(page)
    expect(figure_rows(page)).to_have_count(77)
    page.go_back()
    expect(page).to_have_url(re.compile("region=42"))
    expect(page.locator("[data-tisep-shade-card]")).to_contain_text("เลย")


def test_a_shared_address_shows_the_same_screen(coloured):
    page = coloured
    raise_the_colours(page)
    page.get_by_text("วิธีแบ่งช่วงสี").click()
    page.get_by_role("combobox", name="วิธีแบ่งช่วง").select_option("equal")
    page.get_by_role("combobox", name="จำนวนช่วง").select_option("3")
    settle_colours(page)
    expect(page.locator("[data-tisep-shade-marks]")).not_to_be_checked()
    page.get_by_text(MARKS).click()
    expect(page).not_to_have_url(re.compile("marks=off"))
    legend = page.locator(".legend-class").all_inner_texts()
    other = page.context.new_page()
    other.goto(page.url)
    settle_colours(other)
    expect(title(other)).to_have_text(RATE)
    expect(other.locator(".legend-class")).to_have_text(
        [re.compile(r"\s*".join(map(re.escape, text.split()))) for text in legend]
    )
    expect(other.locator("[data-tisep-shade-marks]")).to_be_checked()


def test_bounds_of_ones_own_are_checked_before_they_are_used(coloured):
    page = coloured
    raise_the_colours(page)
    page.get_by_text("วิธีแบ่งช่วงสี").click()
    page.get_by_role("combobox", name="วิธีแบ่งช่วง").select_option("fixed")
    page.get_by_role("combobox", name="จำนวนช่วง").select_option("3")
    settle_colours(page)
    first, second = (page.get_by_role("textbox", name=f"ช่วงที่ {n}") for n in (1, 2))
    first.fill("สอง")
    page.get_by_role("button", name="ใช้ขอบเขตนี้").click()
    expect(page.locator("#shade-bounds-error")).to_contain_text("กรอกเป็นตัวเลข")
    expect(first).to_be_focused()
    first.fill("๑.๗")
    second.fill("1")
    page.get_by_role("button", name="ใช้ขอบเขตนี้").click()
    expect(page.locator("#shade-bounds-error")).to_contain_text("ต้องมีค่ามากกว่า")
    second.fill("2")
    page.get_by_role("button", name="ใช้ขอบเขตนี้").click()
    expect(page).to_have_url(re.compile("bounds=1.7%2C2|bounds=1.7,2"))


def test_the_table_is_sorted_and_reached_by_keyboard(coloured):
    page = coloured
    raise_the_colours(page)
    page.get_by_role("button", name="พื้นที่", exact=True).press("Enter")
    names = [name for _code, name, _value in every_row(page)]
    assert names[0] == "กระบี่"
    page.get_by_role("button", name="ค่า", exact=True).press("Enter")
    values = [value for _code, _name, value in every_row(page)]
    known = [float(value) for value in values if value != "ไม่มีข้อมูล"]
    assert known == sorted(known, reverse=True)
    assert values[len(known) :] == ["ไม่มีข้อมูล"] * (77 - len(known))
    figure_rows(page).first.get_by_role("button").press("Enter")
    expect(page).to_have_url(re.compile("region="))
    expect(title(page)).to_be_focused()


def test_a_level_that_a_figure_lacks_is_said_with_a_way_on(few, page):
    page.goto("/?indicator=tpmap-target-poor-rate&level=tambon")
    expect(shading(page)).to_contain_text("ตัวเลขนี้ไม่มีค่าในระดับตำบล")
    page.get_by_role("button", name="แสดงรายจังหวัด").press("Enter")
    settle_colours(page)
    expect(figure_rows(page)).to_have_count(77)


def test_what_did_not_come_is_asked_for_again(few, chromium, site, size):
    context = chromium.new_context(viewport=size, locale="th-TH", base_url=site)
    visitor = context.new_page()
    visitor.route("**/api/choropleth?*", lambda route: route.abort())
    visitor.goto("/?indicator=tpmap-target-poor-rate")
    retry = shading(visitor).get_by_role("button", name="ลองอีกครั้ง")
    expect(retry).to_be_visible()
    visitor.unroute("**/api/choropleth?*")
    retry.press("Enter")
    settle_colours(visitor)
    expect(figure_rows(visitor)).to_have_count(77)
    context.close()


def test_the_colours_are_put_away_and_taken_away(coloured):
    page = coloured
    page.get_by_role("button", name="ไปที่รายการ").click()
    expect(shading(page)).to_be_hidden()
    button = page.locator("[data-tisep-shade-open]")
    expect(button).to_be_focused()
    expect(button).to_contain_text(RATE)
    button.click()
    expect(shading(page)).to_be_visible()
    page.get_by_role("button", name="เลิกระบายสี").click()
    expect(shading(page)).to_be_hidden()
    assert "indicator" not in query(page)


def test_nothing_keeps_anybody_out(coloured):
    page = coloured
    raise_the_colours(page)
    assert violations(page) == []
    page.get_by_role("button", name="เปลี่ยน").click()
    expect(page.locator(".chooser-figure").first).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-tisep-chooser]")).to_be_hidden()


def test_the_table_that_is_handed_out_is_the_one_that_is_seen(coloured):
    page = coloured
    raise_the_colours(page)
    given = {row["code"]: row["value"] for row in downloaded(page)}
    said = regions_asked(page)
    assert set(given) == set(said) == {code for code, _name, _value in every_row(page)}
    assert {code for code, value in given.items() if value == ""} == {
        code for code, row in said.items() if row["value"] is None
    }


def test_a_statistic_has_levels_down_to_the_tambon(few, page):
    settle(page)
    colour_by(page, "โครงการ")
    raise_the_colours(page)
    choose_level(page, "ตำบล")
    assert "level=tambon" in query(page)
    expect(page.locator("[data-tisep-shade-table-title]")).to_contain_text("7,436")
