"""Ways to use and to read the map page, beside those of visitor.py."""

from __future__ import annotations

import json
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.visitor import is_phone


def show_list(page: Page) -> None:
    """On a phone, draw the sheet up over the map."""
    higher = page.locator("[data-tisep-panel] [data-tisep-sheet=higher]")
    while is_phone(page) and higher.is_visible():
        higher.click()


def rows(page: Page) -> Locator:
    return page.locator("[data-tisep-list] a")


def row(page: Page, name: str) -> Locator:
    return rows(page).filter(has_text=name)


def panel(page: Page) -> Locator:
    return page.locator("[data-tisep-record]")


def title(page: Page) -> Locator:
    """The name of the record that is open beside the map."""
    return panel(page).get_by_role("heading", level=2)


def count(page: Page) -> Locator:
    return page.locator("[data-tisep-count]")


def chips(page: Page) -> Locator:
    return page.locator("[data-tisep-chips] li")


def field_of(page: Page) -> Locator:
    """The search field."""
    return page.locator("[data-tisep-search] input")


def settle(page: Page) -> None:
    """Until the list has come and the map has all of its tiles."""
    expect(count(page)).not_to_be_empty()
    # A worker's first search reads all the words there are, while others wait for the processor.
    expect(page.locator("[data-tisep-list][aria-busy]")).to_have_count(0, timeout=15_000)
    expect(page.locator("[data-tisep-map-progress]")).to_be_hidden(timeout=15_000)


def query(page: Page) -> str:
    return urlsplit(page.url).query


def asked(page: Page, path: str, **parameters: str) -> dict:
    """An answer of the API, to compare the page with."""
    return json.loads(page.request.get(f"{path}?{urlencode(parameters)}").body())


def middle_of_map(page: Page) -> dict[str, float]:
    """Where on the screen the middle of the map is, in px."""
    box = page.locator("[data-tisep-map]").bounding_box()
    assert box
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
