"""A real browser to see the platform with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

# Two sites and two browsers may share two processors: a page that comes late is no broken page.
expect.set_options(timeout=10_000)

SIZES = {"phone": {"width": 360, "height": 740}, "wide": {"width": 1440, "height": 900}}
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=SIZES)
def size(request) -> dict[str, int]:
    """A phone's window, then a desk's."""
    return SIZES[request.param]


@pytest.fixture
def page(chromium, site, size) -> Iterator[Page]:
    """A fresh visitor at the front page; the browser must not complain nor look elsewhere."""
    context = chromium.new_context(viewport=size, locale="th-TH", base_url=site)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request", lambda r: r.url.startswith((site, "data:", "blob:")) or complaints.append(r.url)
    )
    page.goto("/")
    yield page
    context.close()
    assert complaints == []
