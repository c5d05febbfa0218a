"""Nothing found, no answer, no connection, no such thing, no JavaScript."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import count, panel, rows, settle, show_list

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@pytest.fixture
def visitor(chromium, site, size) -> Iterator[Page]:
    """A visitor whose browser may complain: something is wrong on purpose."""
    context = chromium.new_context(viewport=size, locale="th-TH", base_url=site)
    yield context.new_page()
    context.close()


def test_nothing_found_offers_ways_on(page):
    page.goto("/?q=zzzzqq&show=list")
    expect(page.locator("[data-tisep-list-state] .state-title")).to_contain_text("zzzzqq")
    missing = page.get_by_role("link", name="แนะนำสิ่งที่ยังขาด")
    expect(missing).to_have_attribute("href", "/comment?missing=zzzzqq")
    page.locator("[data-tisep-list-state] button").last.click()
    expect(rows(page)).to_have_count(20)
    assert "q=" not in page.url


def test_no_answer_can_be_asked_again(visitor):
    visitor.route("**/api/explore?**", lambda route: route.abort())
    visitor.goto("/?show=list")
    retry = visitor.get_by_role("button", name="ลองอีกครั้ง")
    expect(retry).to_be_visible()
    visitor.unroute("**/api/explore?**")
    retry.click()
    expect(rows(visitor)).to_have_count(20)


def test_what_was_found_before_is_not_told_of_other_words(visitor):
    visitor.goto("/?show=list")
    expect(rows(visitor)).to_have_count(20)
    told = visitor.locator(
        "[data-tisep-count], [data-tisep-filter=record] [data-tisep-option-count]"
    )
    expect(told).to_have_text([re.compile("[0-9]")] * 5)
    visitor.route("**/api/explore?**", lambda route: route.abort())
    visitor.route("**/api/explore/facets?**", lambda route: route.abort())
    visitor.locator("#q").fill("ผู้สูงอายุ")
    visitor.locator("#q").press("Enter")
    expect(visitor.get_by_role("button", name="ลองอีกครั้ง")).to_be_visible()
    expect(told).to_have_text([""] * 5)


def test_a_map_that_does_not_come_says_so(visitor):
    visitor.route("**/api/explore/tiles/**", lambda route: route.abort())
    visitor.goto("/")
    notice = visitor.locator("[data-tisep-map-failed]")
    expect(notice).to_be_visible()
    visitor.unroute("**/api/explore/tiles/**")
    notice.get_by_role("button").click()
    expect(notice).to_be_hidden()


def test_an_address_that_asks_for_nonsense_is_explained(visitor):
    visitor.goto("/?issue=no-such-issue&show=list")
    expect(visitor.get_by_text("ไม่มี “no-such-issue”")).to_be_visible()
    expect(visitor.locator("[data-tisep-map-failed]")).to_be_hidden()
    visitor.get_by_role("button", name="ล้างตัวกรองทั้งหมด").click()
    expect(rows(visitor)).to_have_count(20)


def test_a_record_that_is_gone(visitor):
    visitor.goto("/?open=actor:00000000-0000-4000-8000-000000000000")
    expect(panel(visitor)).to_contain_text("รายการนี้ไม่มีแล้ว")


def test_offline_is_told_and_untold(visitor):
    visitor.goto("/")
    settle(visitor)
    visitor.context.set_offline(True)
    expect(visitor.locator("[data-tisep-offline]")).to_be_visible()
    visitor.context.set_offline(False)
    expect(visitor.locator("[data-tisep-offline]")).to_be_hidden()


def with_base_map(page: Page, answer: dict) -> list[str]:
    """Give the page a base map that answers so; returns the tiles asked for, as they come."""
    asked: list[str] = []

    def front_page(route):
        page_as_sent = route.fetch()
        body = page_as_sent.text().replace('{"url": ""', '{"url": "/base-map/{z}/{x}/{y}.png"')
        assert "/base-map/" in body
        route.fulfill(response=page_as_sent, body=body)

    def tile(route):
        asked.append(route.request.url)
        route.fulfill(**answer)

    page.route(lambda url: urlsplit(url).path == "/", front_page)
    page.route("**/base-map/**", tile)
    return asked


def test_a_base_map_that_does_not_answer_is_asked_once(visitor):
    asked = with_base_map(visitor, {"status": 503})
    visitor.goto("/")
    settle(visitor)
    visitor.locator("[data-tisep-zoom='1']").click()
    settle(visitor)
    assert len(asked) == 1
    expect(visitor.locator(".base-map")).to_have_count(0)
    expect(visitor.locator(".leaflet-control-attribution")).to_be_empty()


def test_a_base_map_that_answers_lies_under_the_boundaries(visitor):
    with_base_map(visitor, {"body": PIXEL, "content_type": "image/png"})
    visitor.goto("/")
    expect(visitor.locator(".base-map img").first).to_be_attached()
    expect(visitor.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")


def test_without_javascript_there_are_links_to_all_of_it(chromium, site):
    context = chromium.new_context(java_script_enabled=False, base_url=site)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("link", name="ยะลา", exact=True)).to_be_visible()
    page.get_by_role("link", name="ยะลา", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("ยะลา")
    context.close()


def test_the_sheet_has_three_heights_by_button_and_by_dragging(page):
    if page.viewport_size["width"] > 768:
        return
    settle(page)
    sheet = page.locator("[data-tisep-panel]")
    peek = sheet.bounding_box()["height"]
    show_list(page)
    page.wait_for_timeout(400)
    full = sheet.bounding_box()["height"]
    assert full > 600
    grip = page.locator("[data-tisep-peek] [data-tisep-grip]").bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + 200, steps=8)
    page.mouse.move(x, y + 290, steps=30)
    page.mouse.up()
    page.wait_for_timeout(400)
    assert peek < sheet.bounding_box()["height"] < full
    expect(count(page)).to_be_in_viewport()
