"""While words are typed, what they may mean is offered; searches done stay in the browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.map_page import chips, field_of, panel, settle, title
from tests.browser.visitor import is_phone, violations

THUMB = 44


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def group(page: Page, name: str) -> Locator:
    return page.get_by_role("listbox").get_by_role("group", name=name)


def offered(page: Page, words: str) -> Locator:
    """The field with what is offered for these words."""
    field = field_of(page)
    field.fill(words)
    expect(options(page).nth(1)).to_be_visible()
    return field


def test_what_is_offered_stands_in_groups_with_what_matched_marked(page):
    settle(page)
    field = offered(page, "ยะลา")
    expect(field).to_have_attribute("aria-expanded", "true")
    yala = group(page, "พื้นที่").get_by_role("option").first
    expect(yala).to_contain_text("ยะลา")
    expect(yala).to_contain_text("จังหวัด")
    expect(yala.locator("mark")).to_have_text("ยะลา")
    expect(page.locator("[data-tisep-aloud]")).to_contain_text("คำแนะนำ")
    assert violations(page) == []


def test_the_keyboard_walks_through_it(page):
    settle(page)
    field = offered(page, "ยะลา")
    every = options(page)
    field.press("ArrowDown")
    expect(every.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == every.first.get_attribute("id")
    field.press("End")
    expect(every.last).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(options(page).and_(page.locator("[aria-selected=true]"))).to_have_count(0)
    field.press("ArrowUp")
    expect(every.last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(every.first).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("ยะลา")
    expect(field).to_be_focused()


def test_a_place_that_is_chosen_leaves_the_other_words(page):
    settle(page)
    offered(page, "ผู้สูงอายุ ยะลา")
    group(page, "พื้นที่").get_by_role("option").first.click()
    expect(chips(page)).to_have_count(2)
    expect(page.locator("#province")).to_have_value("95")
    expect(field_of(page)).to_have_value("ผู้สูงอายุ")
    if is_phone(page):
        expect(page.locator("[data-tisep-map]")).to_be_in_viewport(ratio=0.3)


def test_a_record_that_is_chosen_opens(page):
    settle(page)
    offered(page, "กลไกการปกป้อง")
    group(page, "องค์กร โครงการ").get_by_role("option").first.click()
    expect(title(page)).to_contain_text("กลไกการปกป้อง")
    expect(panel(page)).to_be_visible()
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_an_earlier_answer_does_not_come_over_a_later_one(page):
    settle(page)
    held: list[Route] = []
    asked: list[str] = []

    def hold_the_first(route: Route) -> None:
        [words] = parse_qs(urlsplit(route.request.url).query)["q"]
        asked.append(words)
        if words == "ลำปาง":
            held.append(route)
        else:
            route.continue_()

    page.route("**/api/search/suggestions*", hold_the_first)
    field_of(page).fill("ลำปาง")
    page.wait_for_timeout(300)
    offered(page, "ยะลา")
    assert asked == ["ลำปาง", "ยะลา"]
    held[0].fulfill(path="tests/browser/test_search_box.py")
    page.wait_for_timeout(300)
    expect(options(page).first).to_contain_text("ยะลา")
    expect(options(page).filter(has_text="ลำปาง")).to_have_count(0)


def test_it_is_made_for_thumbs_and_goes_when_left(page):
    settle(page)
    field = offered(page, "ยะลา")
    window = page.viewport_size
    assert window
    for option in options(page).all():
        box = option.bounding_box()
        assert box
        assert box["height"] >= THUMB
    listbox = page.get_by_role("listbox").bounding_box()
    assert listbox
    assert listbox["y"] + listbox["height"] <= window["height"]
    expect(field).to_be_in_viewport()
    page.locator("[data-tisep-count]").click(force=True)
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_the_last_searches_are_offered_and_can_be_removed(page):
    settle(page)
    field = field_of(page)
    sent: list[str] = []
    for words in ("ยะลา", "ผู้สูงอายุ", "ขยะ"):
        field.fill(words)
        field.press("Enter")
        expect(page).to_have_url(re.compile("q="))
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_role("button", name="ล้างคำค้น").click()
    recent = page.get_by_role("group", name="คำค้นล่าสุดของคุณ")
    expect(recent.locator("li")).to_have_text(["ขยะ", "ผู้สูงอายุ", "ยะลา"])
    # On a phone they lie over half of the sheet's buttons, which then look too small.
    assert is_phone(page) or violations(page) == []
    field.press("ArrowDown")
    expect(recent.get_by_role("button", name="ขยะ", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(recent.locator("li")).to_have_text(["ผู้สูงอายุ", "ยะลา"])
    recent.get_by_role("button", name="ผู้สูงอายุ", exact=True).click()
    expect(field).to_have_value("ผู้สูงอายุ")
    expect(recent).to_be_hidden()
    page.get_by_role("button", name="ล้างคำค้น").click()
    recent.get_by_role("button", name="ลบทั้งหมด").click()
    expect(recent).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    assert all(request.startswith(page.url.split("?")[0]) for request in sent)


def test_where_the_browser_keeps_nothing_the_search_goes_on(page):
    refused = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})"
    page.add_init_script(refused)
    page.reload()
    settle(page)
    field = field_of(page)
    field.fill("ยะลา")
    field.press("Enter")
    expect(page).to_have_url(re.compile("q="))
    page.get_by_role("button", name="ล้างคำค้น").click()
    expect(page.get_by_role("group", name="คำค้นล่าสุดของคุณ")).to_be_hidden()
