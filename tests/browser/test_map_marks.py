"""What is drawn on the map can be reached on the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.map_page import asked, count, middle_of_map, query, settle, show_list, title
from tests.browser.visitor import is_phone


@pytest.fixture
def placed(page) -> dict:
    """A record that is on the map."""
    results = asked(page, "/api/explore", page_size="200")["results"]
    return next(one for one in results if one["lon"] is not None)


def test_a_mark_opens_its_record_or_offers_those_at_its_spot(page, placed):
    page.goto(f"/?at={placed['lat']:.5f},{placed['lon']:.5f},16")
    settle(page)
    spot = middle_of_map(page)
    page.mouse.move(**spot)
    expect(page.locator("[data-tisep-tooltip]")).to_be_visible()
    page.mouse.click(**spot)
    pile = page.locator("[data-tisep-pile]")
    expect(pile.or_(title(page)).first).to_be_visible()
    if pile.is_visible():
        expect(pile.get_by_role("link").first).to_be_focused()
        pile.get_by_role("link").filter(has_text=placed["name_th"]).click()
    expect(title(page)).to_have_text(placed["name_th"])
    expect(page).to_have_url(re.compile(f"open={placed['record']}:{placed['uuid']}"))


def test_a_cluster_is_looked_into(page):
    page.goto("/?at=6.50,101.28,6")
    settle(page)
    box = page.locator("[data-tisep-map]").bounding_box()
    middle = middle_of_map(page)
    for dy in range(-30, 31, 10):
        page.mouse.move(middle["x"], middle["y"] + dy)
        if page.locator("[data-tisep-tooltip]").is_visible():
            break
    assert box
    expect(page.locator("[data-tisep-tooltip]")).to_contain_text("รายการ")
    before = query(page)
    page.mouse.click(middle["x"], middle["y"] + dy)
    page.wait_for_function("before => location.search.slice(1) !== before", arg=before)
    assert int(query(page).rsplit(",", 1)[1]) > 6


def test_only_what_the_map_shows(page):
    page.goto("/?at=6.54,101.28,9")
    settle(page)
    everything = count(page).inner_text()
    show_list(page)
    page.get_by_text("เฉพาะที่เห็นบนแผนที่").click()
    expect(count(page)).to_contain_text("ในส่วนนี้ของแผนที่")
    assert count(page).inner_text() != everything
    expect(page).to_have_url(re.compile("within=map"))


def test_what_is_not_on_the_map_is_one_click_away(page):
    settle(page)
    missing = asked(page, "/api/explore")["not_on_map"]
    page.locator("[data-tisep-not-on-map]").click()
    expect(count(page)).to_have_text(f"พบ {missing} รายการ")
    expect(page).to_have_url(re.compile("located=none"))


def test_a_row_pointed_at_is_ringed_on_the_map(page):
    if is_phone(page):
        return
    page.goto("/?region=95&record=project")
    settle(page)
    picture = "document.querySelector('.leaflet-records-pane canvas').toDataURL()"
    before = page.evaluate(picture)
    page.locator("[data-tisep-list] a").filter(has_text="ท่าสาป").first.hover()
    page.wait_for_function(f"before => {picture} !== before", arg=before)


def test_the_map_moves_by_buttons_and_keys(page):
    settle(page)
    page.get_by_role("button", name="ซูมเข้า").click()
    expect(page).to_have_url(re.compile("at="))
    first = query(page)
    page.locator("[data-tisep-map]").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("first => location.search.slice(1) !== first", arg=first)
