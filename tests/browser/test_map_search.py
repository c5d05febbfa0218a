"""Words become what they mean; choices can be taken back."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.map_page import (
    chips,
    count,
    field_of,
    panel,
    row,
    rows,
    settle,
    show_list,
    title,
)

PILOT = "กลไกการปกป้องคุ้มครองเด็กและเยาวชนประจำตำบล"


def test_typing_finds_places_and_groups(page):
    settle(page)
    field = field_of(page)
    field.fill("ท่าสาป")
    meanings = page.get_by_role("listbox").get_by_role("option")
    expect(meanings.filter(has_text="ตำบล, ยะลา")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(chips(page)).to_have_text(re.compile("ท่าสาป"))
    expect(page.locator("#province")).to_have_value("95")
    expect(page.locator("#tambon")).to_have_value(re.compile("^9501"))
    expect(page).to_have_url(re.compile("region=9501"))
    expect(page).not_to_have_url(re.compile("q="))
    field.fill("เด็ก")
    groups = page.get_by_role("listbox").get_by_role("group", name="กลุ่มเป้าหมาย")
    groups.get_by_role("option").first.click()
    expect(chips(page)).to_have_count(2)


def test_free_text_narrows_the_list(page):
    settle(page)
    field = field_of(page)
    field.fill("กลไกการปกป้อง")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    settle(page)
    expect(rows(page).first).to_contain_text(PILOT)
    page.get_by_role("button", name="ล้างคำค้น").click()
    expect(chips(page)).to_have_count(0)


def test_a_chip_takes_its_filter_away(page):
    page.goto("/?record=project&region=95&show=list")
    settle(page)
    expect(chips(page)).to_have_count(2)
    page.get_by_role("button", name="นำตัวกรอง ยะลา ออก").click()
    expect(chips(page)).to_have_text(re.compile("โครงการ"))
    expect(page.locator("#province")).to_have_value("")
    page.get_by_role("button", name="ล้างทั้งหมด").click()
    expect(chips(page)).to_have_count(0)


def test_back_works_after_a_reload_too(page):
    settle(page)
    everything = count(page).inner_text()
    page.locator("[data-tisep-option=project]").click()
    settle(page)
    show_list(page)
    rows(page).first.click()
    expect(title(page)).to_be_visible()
    page.reload()
    expect(title(page)).to_be_visible()
    page.go_back()
    expect(panel(page)).to_be_hidden()
    page.go_back()
    expect(count(page)).to_have_text(everything)


def test_a_tag_of_a_record_becomes_a_filter(page):
    page.goto("/?q=กลไกการปกป้อง&show=list")
    settle(page)
    row(page, PILOT).click()
    panel(page).locator("[data-part=groups] button").first.click()
    expect(panel(page)).to_be_hidden()
    expect(page).to_have_url(re.compile("target_group="))


def test_that_nothing_is_found_is_in_sight(page):
    settle(page)
    field_of(page).fill("zzzzqq")
    field_of(page).press("Enter")
    expect(page.locator("[data-tisep-list-state] .state-title")).to_be_in_viewport()


def test_meanings_do_not_come_over_the_answer_to_words_that_were_sent(page):
    settle(page)
    field = field_of(page)
    with page.expect_response(re.compile("/api/explore.*q=")):
        field.press_sequentially("ท่าสาป")
        field.press("Enter")
    settle(page)
    expect(field).to_have_attribute("aria-expanded", "false")
    with page.expect_response(re.compile("/api/search/suggestions.*q=")):
        field.press("Backspace")
    expect(field).to_have_attribute("aria-expanded", "true")
