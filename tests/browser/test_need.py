"""Need on the map: what is withheld, what has changed, two figures at once, and who is missing."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.figures import (
    ROOT,
    choose_level,
    colour_by,
    figure_rows,
    load,
    raise_the_colours,
    settle_colours,
    shading,
    title,
)
from tests.browser.map_page import asked, query, settle
from tests.browser.visitor import is_phone, violations

HAI = "hai_overall_2015_2021_long.csv"
# Of Yala only one of the years, of all others nothing.
YEARS = """level,name_en,name_th,year,hai,province_code
Provincial,Pattani,ปัตตานี,2020,0.60,94
Provincial,Pattani,ปัตตานี,2021,0.61,94
Provincial,Yala,ยะลา,2021,0.65,95
Provincial,Narathiwat,นราธิวาส,2020,0.60,96
Provincial,Narathiwat,นราธิวาส,2021,0.59,96
"""
EMPTY = """from regions.models import IndicatorValue
IndicatorValue.objects.filter(indicator__slug__regex="hai|tpmap").delete()"""
RATES = """province_ID,HOUSEMEMBER_CNT,poor.JPT.CNT,poor.JPT.MOFval.CNT,poor.JPT.MOFval.health,\
poor.JPT.MOFval.living,poor.JPT.MOFval.education,poor.JPT.MOFval.income,\
poor.JPT.MOFval.accessibility,JPT.MOFval.pov.rate
94,2000,100,50,1,2,3,4,5,{}
95,3333,100,50,1,2,3,4,0,1.5
"""
NAME, RATE = "ดัชนีความก้าวหน้าของคน", "สัดส่วนคนจนเป้าหมาย"


def run(environment: dict[str, str], *command: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def households(site, site_environment):
    """Made-up ones: enough for every province, too few for most tambons."""
    run(site_environment, "load_demo_households", "--size", "20000")
    yield
    run(site_environment, "load_demo_households", "--remove")


@pytest.fixture(scope="module")
def folder(site, site_environment, tmp_path_factory):
    run(site_environment, "shell", "-v0", "-c", EMPTY)
    folder = tmp_path_factory.mktemp("need")
    (folder / HAI).write_text(YEARS)
    (folder / "tpmap_2561_province.csv").write_text(RATES.format(2.5))
    load(site_environment, folder)
    return folder


def hold_against(page, value: str) -> None:
    page.get_by_role("combobox", name="แสดง", exact=True).select_option(value)
    settle_colours(page)


def legend(page) -> list[str]:
    return page.locator("[data-tisep-shade-legend] .legend-class").all_inner_texts()


def test_what_is_withheld_is_neither_no_data_nor_a_value(households, page):
    settle(page)
    colour_by(page, "อัตราส่วนพัลมา")
    expect(page.locator("[data-tisep-shade-line]")).to_contain_text("ข้อมูลสังเคราะห์")
    raise_the_colours(page)
    # How sure a figure is stands beside it.
    expect(figure_rows(page).first).to_contain_text("ครัวเรือน")
    expect(page.locator("[data-tisep-shade-spread] figcaption")).to_contain_text("ครึ่งหนึ่ง")
    choose_level(page, "ตำบล")
    withheld = page.locator("[data-tisep-shade-legend] .legend-class").last
    expect(withheld).to_contain_text("ไม่เปิดเผย")
    expect(withheld.locator("[data-shade=withheld]")).to_be_visible()
    number = int(re.sub(r"\D", "", withheld.locator(".legend-count").inner_text()))
    assert number > 5000
    assert violations(page) == []


def test_what_has_changed_between_two_years(folder, page):
    settle(page)
    colour_by(page, NAME)
    raise_the_colours(page)
    hold_against(page, "since")
    assert "since=2020" in query(page)
    expect(page.locator("[data-tisep-shade-around]")).to_contain_text("2563")
    rows = {row.get_attribute("data-code"): row for row in figure_rows(page).all()}
    expect(rows["94"]).to_contain_text("+0.01")
    expect(rows["94"]).to_contain_text("0.60 → 0.61")
    expect(rows["96"]).to_contain_text("-0.01")
    # Yala has one of the years only: that is no change of 0.
    expect(rows["95"].locator("[data-part=value]")).to_have_text("ไม่มีข้อมูล")
    swatches = page.locator("[data-tisep-shade-legend] .swatch")
    assert [one.get_attribute("data-shade") for one in swatches.all()] == [
        "warm-2", "cool-2", "none",
    ]  # fmt: skip
    # An index has no true zero, so no change by per cent is offered.
    expect(page.get_by_text("เป็นร้อยละ", exact=True)).to_be_hidden()


def test_a_number_of_ones_own_parts_the_colours_and_a_link_keeps_it(folder, page):
    settle(page)
    colour_by(page, NAME)
    raise_the_colours(page)
    hold_against(page, "number")
    page.get_by_label("ตัวเลข", exact=True).fill("๐.๖")
    page.get_by_role("button", name="ใช้ตัวเลขนี้").click()
    settle_colours(page)
    assert "around=0.6" in query(page)
    expect(page.locator("[data-tisep-shade-around]")).to_contain_text("0.60")
    said = legend(page)
    other = page.context.new_page()
    other.goto(page.url)
    settle_colours(other)
    assert [text.split() for text in legend(other)] == [text.split() for text in said]


def test_two_figures_stand_side_by_side_and_a_link_shows_both(folder, page):
    settle(page)
    colour_by(page, NAME)
    raise_the_colours(page)
    page.get_by_role("button", name="วางอีกตัวเลขหนึ่งไว้คู่กัน").click()
    page.locator("[data-tisep-chooser]").get_by_role("button", name=RATE).first.click()
    settle_colours(page)
    expect(page).to_have_url(re.compile("beside=indicator:tpmap-target-poor-rate"))
    expect(page.locator("[data-tisep-beside] [data-part=name]")).to_contain_text(RATE)
    row = page.locator("[data-tisep-shade-table] tr[data-code='94']")
    expect(row.locator("[data-part=second]")).to_have_text("2.5")
    other = page.context.new_page()
    other.goto(page.url)
    settle_colours(other)
    expect(title(other)).to_contain_text(NAME)
    expect(other.locator("[data-tisep-beside] [data-part=name]")).to_contain_text(RATE)
    second = other.locator("[data-tisep-map-twin]")
    if is_phone(other):
        expect(second).to_be_hidden()
        shading(other).locator("[data-tisep-sheet=lower]").click()
        other.locator(".twin-switch").get_by_text(RATE).click()
    expect(second).to_be_visible()
    assert violations(other) == []
    raise_the_colours(other)
    other.get_by_role("button", name="กลับเป็นแผนที่เดียว").click()
    expect(second).to_be_hidden()
    assert "beside" not in query(other)


def test_the_colours_follow_what_others_change(folder, site_environment, page):
    settle(page)
    colour_by(page, RATE)
    row = page.locator("[data-tisep-shade-table] tr[data-code='94'] [data-part=value]")
    expect(row).to_have_text("2.5")
    (folder / "tpmap_2561_province.csv").write_text(RATES.format(9.5))
    load(site_environment, folder)
    expect(row).to_have_text("9.5", timeout=20_000)
    (folder / "tpmap_2561_province.csv").write_text(RATES.format(2.5))
    load(site_environment, folder)


def test_who_is_missing_for_children_is_three_clicks_away(folder, page):
    settle(page)
    page.get_by_role("navigation").get_by_role("link", name="ที่ยังขาด").click()
    page.get_by_role("link", name="เด็กและเยาวชน", exact=True).click()
    page.get_by_role("link", name="อำเภอ", exact=True).click()
    rows = page.locator("[data-tisep-region]")
    expect(rows).to_have_count(10)
    need = page.get_by_label("จัดลำดับความต้องการด้วย").input_value()
    theme = {"target_group": "children-and-youth", "level": "district"}
    widest = asked(page, "/api/gaps", indicator=need, **theme)["regions"][:10]
    listed = [row.get_attribute("data-tisep-region") for row in rows.all()]
    assert listed == [one["code"] for one in widest]
    expect(rows.first.locator("dd").last.get_by_role("link").first).to_be_visible()
    page.get_by_role("link", name="ดูตัวเลขนี้บนแผนที่ใหญ่").click()
    expect(shading(page)).to_be_visible()
