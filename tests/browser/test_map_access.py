"""The map page in the dark, in any window, with any part in focus, without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.map_page import field_of, panel, rows, settle, show_list, title
from tests.browser.visitor import violations

# What has the focus, and whether its middle is in sight.
FOCUS = """() => {
  const at = document.activeElement;
  const { x, y, width, height } = at.getBoundingClientRect();
  const top = document.elementFromPoint(x + width / 2, y + height / 2);
  const label = at.closest("label");
  const seen = at.contains(top) || top?.contains(at) || label?.contains(top);
  return { at: at === document.body ? "" : at.outerHTML.slice(0, 120), seen: Boolean(seen) };
}"""


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_axe_finds_nothing_in_the_dark(page, path):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{path}?region=95")
    settle(page)
    show_list(page)
    assert violations(page) == []
    rows(page).first.click()
    expect(title(page)).to_be_visible()
    page.wait_for_timeout(400)
    assert violations(page) == []


def test_what_has_the_focus_can_be_seen(page):
    page.goto("/?region=95")
    settle(page)
    hidden = []
    for _ in range(45):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)
        if not page.evaluate(FOCUS)["seen"]:
            page.wait_for_timeout(400)
            focus = page.evaluate(FOCUS)
            hidden += [focus["at"]] if focus["at"] and not focus["seen"] else []
    assert hidden == []


@pytest.mark.parametrize("window", [(320, 640), (320, 256), (720, 450), (1920, 1080)])
def test_it_fits_any_window(page, window):
    width, height = window
    page.set_viewport_size({"width": width, "height": height})
    page.reload()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    expect(field_of(page)).to_be_in_viewport()
    rows(page).first.focus()
    expect(rows(page).first).to_be_in_viewport()
    rows(page).first.press("Enter")
    expect(title(page)).to_be_visible()
    expect(panel(page).locator("[data-tisep-record-close]")).to_be_in_viewport()


def test_calm_where_motion_is_unwelcome(page):
    page.emulate_media(reduced_motion="reduce")
    page.goto("/?region=95&show=list")
    settle(page)
    rows(page).first.click()
    expect(title(page)).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
