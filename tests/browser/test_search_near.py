"""What is near a visitor, found without saying where they stand."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.map_page import settle

EXACT = {"latitude": 18.788439, "longitude": 98.985912}
# Degrees: half of the last digit that may be known.
ROUNDED = 0.005


def near(page):
    return page.get_by_role("button", name="ใกล้ฉัน")


def notice(page):
    return page.locator("[data-tisep-near-notice]")


def test_near_me_shows_what_is_around_and_keeps_the_exact_place_here(page):
    settle(page)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(EXACT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    near(page).click()
    expect(notice(page)).to_contain_text("15 กม.")
    expect(page).to_have_url(re.compile("within=map"))
    expect(page.locator("path.here")).to_have_count(1)
    settle(page)
    page.reload()
    settle(page)
    told = [*asked, page.url]
    assert not [each for each in told if "18.7884" in each or "98.9859" in each]
    [box] = [
        [float(side) for side in parse_qs(urlsplit(url).query)["bbox"][0].split(",")]
        for url in asked
        if "bbox=" in url
    ][:1]
    west, south, east, north = box
    assert west < EXACT["longitude"] - ROUNDED < EXACT["longitude"] + ROUNDED < east
    assert south < EXACT["latitude"] < north


def test_nothing_is_asked_before_the_button_and_a_refusal_is_explained(page):
    page.add_init_script(
        """
        const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
        window.asked = 0;
        navigator.geolocation.getCurrentPosition = (...given) => {
          window.asked += 1;
          ask(...given);
        };
        """
    )
    page.reload()
    settle(page)
    assert page.evaluate("window.asked") == 0
    near(page).click()
    expect(notice(page)).to_contain_text("ไม่ได้รับอนุญาต")
    assert page.evaluate("window.asked") == 1
    expect(page).not_to_have_url(re.compile("within="))
    expect(near(page)).not_to_have_attribute("aria-busy", "true")


def test_somebody_abroad_is_told_so(page):
    settle(page)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 48.2, "longitude": 16.37})
    near(page).click()
    expect(notice(page)).to_contain_text("นอกประเทศไทย")
    expect(page.locator("path.here")).to_have_count(0)
