"""What a visitor does on the site, in a visitor's words."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
# What axe calls WCAG 2.2 AA and below, and its best practices.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def is_phone(page: Page) -> bool:
    return page.viewport_size is not None and page.viewport_size["width"] < 600


def enter_the_desk(page: Page, address: str, password: str) -> None:
    """Somebody of the staff signs in by e-mail."""
    page.locator("#id_login").fill(address)
    page.locator("#id_password").fill(password)
    page.locator("main form [type=submit]").first.click()


def wait_for_the_list(page: Page) -> None:
    expect(page.locator("[data-tisep-list] .row-name").first).to_be_visible()
    expect(page.locator("[data-tisep-loading]")).to_be_hidden()


def raise_the_sheet(page: Page) -> None:
    """On a phone the filters and the list are under the map until the sheet is raised."""
    if is_phone(page):
        page.locator("[data-tisep-panel]").locator("[data-tisep-sheet=higher]").click()


def choose_province(page: Page, name: str) -> None:
    select = page.get_by_role("combobox", name="จังหวัด")
    # Beside its name an option tells how many records are there.
    option = select.locator("option").filter(has_text=re.compile(f"^{name}"))
    select.select_option(value=option.get_attribute("value"))
    expect(page).to_have_url(re.compile("region="))


def choose_target_group(page: Page, name: str) -> None:
    page.get_by_text("ตัวกรองเพิ่มเติม").click()
    facet = page.locator("details.facet", has=page.locator("[data-tisep-filter=target_group]"))
    facet.locator("summary").click()
    facet.get_by_role("checkbox", name=re.compile(f"^{name}")).first.check()
    expect(page).to_have_url(re.compile("target_group="))


def open_row(page: Page, name: str) -> Locator:
    """Opens a record of the list beside the map; gives the panel that shows it."""
    named = page.locator(".row-name", has_text=name)
    page.locator("[data-tisep-list] .row-link").filter(has=named).first.click()
    panel = page.locator("[data-tisep-record]")
    expect(panel.get_by_role("heading", name=re.compile(name))).to_be_visible()
    return panel


def names_in_the_list(page: Page) -> list[str]:
    return page.locator("[data-tisep-list] .row-name").all_inner_texts()


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_TAGS
    )
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        for node in each["nodes"]
    ]
