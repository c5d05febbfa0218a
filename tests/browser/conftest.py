"""A real browser to see the platform with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.scene import SIZES, window

# Two sites and two browsers may share two processors: a page that comes late is no broken page.
expect.set_options(timeout=10_000)

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
    with window(chromium, site, size) as page:
        yield page
