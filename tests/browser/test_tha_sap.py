"""From the front page to the Tha Sap pilot and its partners, as a civil-society worker goes."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.visitor import (
    choose_province,
    choose_target_group,
    names_in_the_list,
    open_row,
    raise_the_sheet,
    wait_for_the_list,
)

PILOT = "พื้นที่นำร่องยะลา"


def find_the_pilot(page: Page) -> None:
    wait_for_the_list(page)
    raise_the_sheet(page)
    choose_province(page, "ยะลา")
    choose_target_group(page, "เด็กและเยาวชน")
    wait_for_the_list(page)


def test_yala_and_children_lead_to_the_pilot_and_its_partners(page: Page):
    find_the_pilot(page)
    panel = open_row(page, PILOT)
    partners = panel.locator("[data-part=partners]").get_by_role("link")
    expect(partners.first).to_be_visible()
    partner = partners.first.locator("[data-part=name]").inner_text()
    partners.first.click()
    expect(panel.get_by_role("heading", name=partner)).to_be_visible()
    page.go_back()
    expect(panel.get_by_role("heading", name=re.compile(PILOT))).to_be_visible()
    letter = panel.get_by_role("link", name="เขียนจดหมาย")
    expect(letter).to_have_attribute("href", re.compile(r"^/projects/[-\w]+/write$"))
    panel.get_by_role("link", name="เปิดหน้าเต็ม").click()
    expect(page.get_by_role("heading", level=1, name=re.compile(PILOT))).to_be_visible()
    page.get_by_role("link", name=partner).first.click()
    expect(page.get_by_role("heading", level=1, name=partner)).to_be_visible()


def test_the_address_shows_somebody_else_the_same(page: Page, chromium, size):
    find_the_pilot(page)
    open_row(page, PILOT)
    seen = names_in_the_list(page)
    other = chromium.new_context(viewport=size, locale="th-TH").new_page()
    other.goto(page.url)
    expect(other.locator("[data-tisep-record]").get_by_role("heading", level=2)).to_have_text(
        re.compile(PILOT)
    )
    expect(other.locator("[data-tisep-list] .row-name")).to_have_count(len(seen))
    assert names_in_the_list(other) == seen
    assert other.locator("[data-tisep-level=province]").input_value() == "95"
    other.context.close()


def test_the_back_button_takes_each_choice_back(page: Page):
    find_the_pilot(page)
    page.go_back()
    expect(page).not_to_have_url(re.compile("target_group="))
    expect(page.locator("[data-tisep-level=province]")).to_have_value("95")
    page.go_back()
    expect(page.locator("[data-tisep-level=province]")).to_have_value("")
