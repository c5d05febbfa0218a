"""Everybody can use the site: axe, Lighthouse, zoom to 200 % and the keyboard alone."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import QUIET
from tests.browser.visitor import raise_the_sheet, violations, wait_for_the_list

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["th", "en"]
KINDS = ["map", "record", "region"]


def go_to(page: Page, kind: str, language: str) -> None:
    """From the front page by links alone."""
    wait_for_the_list(page)
    if language == "en":
        page.get_by_role("link", name="English").click()
        wait_for_the_list(page)
    if kind == "record":
        raise_the_sheet(page)
        page.locator("[data-tisep-list] .row-link").first.click()
        page.locator("[data-tisep-record] [data-part=page]").click()
        page.wait_for_load_state()
    if kind == "region":
        page.get_by_role("link", name="พื้นที่" if language == "th" else "Areas").first.click()
        page.get_by_role("link", name="ยะลา" if language == "th" else "Yala").first.click()
        page.wait_for_load_state()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, kind, language):
    go_to(page, kind, language)
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_open_record_and_the_filters(page: Page, language):
    go_to(page, "map", language)
    raise_the_sheet(page)
    page.locator("[data-tisep-more-filters] > summary").click()
    assert violations(page) == []
    page.locator("[data-tisep-list] .row-link").first.click()
    expect(page.locator("[data-tisep-record] [data-part=page]")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_lighthouse_gives_full_marks(page: Page, size, kind, language, tmp_path):
    go_to(page, kind, language)
    phone = size["width"] < 600
    report = tmp_path / "report.json"
    subprocess.run(
        [
            *(ROOT / "var/venv/bin/node", ROOT / "node_modules/lighthouse/cli/index.js", page.url),
            *("--only-categories=accessibility", "--output=json", f"--output-path={report}"),
            *("--quiet", f"--chrome-flags=--headless {' '.join(QUIET)}"),
            *(() if phone else ("--preset=desktop",)),
        ],
        cwd=ROOT,
        env={**os.environ, "CHROME_PATH": "/usr/bin/chromium"},
        check=True,
    )
    result = json.loads(report.read_text())
    lacking = [
        name
        for name, audit in result["audits"].items()
        if audit["score"] is not None and audit["score"] < 1
    ]
    assert lacking == []
    assert result["categories"]["accessibility"]["score"] == 1


def test_nothing_is_cut_off_at_twice_the_size(chromium, site):
    """200 % zoom of a 1280 px window leaves 640 px; 400 % leaves 320 px."""
    for width in (640, 320):
        page = chromium.new_page(viewport={"width": width, "height": 512})
        page.goto(site)
        wait_for_the_list(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.get_by_role("combobox").first).to_be_in_viewport()
        page.close()


def test_the_keyboard_alone_reaches_a_record_and_comes_back(page: Page):
    wait_for_the_list(page)
    raise_the_sheet(page)
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-tisep-list] a')"):
            break
    name = page.evaluate("document.activeElement.querySelector('.row-name').textContent")
    page.keyboard.press("Enter")
    panel = page.locator("[data-tisep-record]")
    expect(panel.get_by_role("heading", level=2)).to_have_text(name)
    expect(page.locator("[data-tisep-record] :focus, [data-tisep-record]:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.querySelector?.('.row-name')?.textContent") == name
