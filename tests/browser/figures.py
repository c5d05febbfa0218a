"""Figures on the site to colour its map by, and what a visitor does with them."""

from __future__ import annotations

import csv
import io
import math
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import psycopg2
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from tests.browser.map_page import asked, query, settle
from tests.browser.visitor import is_phone

ROOT = Path(__file__).resolve().parents[2]
# Two provinces are known, Bangkok and all others are not.
FEW = """province_ID,HOUSEMEMBER_CNT,poor.JPT.CNT,poor.JPT.MOFval.CNT,poor.JPT.MOFval.health,\
poor.JPT.MOFval.living,poor.JPT.MOFval.education,poor.JPT.MOFval.income,\
poor.JPT.MOFval.accessibility,JPT.MOFval.pov.rate
94,2000,100,50,1,2,3,4,5,2.5
95,3333,100,50,1,2,3,4,0,1.5
"""


def load(environment: dict[str, str], folder: Path, *only: str) -> None:
    """Bring the folder's indicators into the site's database."""
    command = [sys.executable, "manage.py", "load_indicators", "--from", str(folder), "--apply"]
    if only:
        command += ["--only", *only]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


def stored(database: str, sql: str, *values: str) -> list[tuple]:
    """What the site's database itself holds."""
    ours = settings.DATABASES["default"]
    named = {name: ours[name.upper()] or None for name in ("host", "user", "password", "port")}
    with (
        closing(psycopg2.connect(dbname=database, **named)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, values)
        return cursor.fetchall()


def colour_by(page: Page, name: str) -> None:
    """Two clicks from the front page."""
    page.get_by_role("button", name="ระบายสีแผนที่ตาม").click()
    page.locator("[data-tisep-chooser]").get_by_role("button", name=name).first.click()
    settle_colours(page)


def settle_colours(page: Page) -> None:
    """Until the answer has come and the map has all of its tiles."""
    settle(page)
    expect(shading(page)).to_have_attribute("aria-busy", "false")


def shading(page: Page) -> Locator:
    return page.locator("[data-tisep-shading]")


def title(page: Page) -> Locator:
    return page.locator("[data-tisep-shade-title]")


def figure_rows(page: Page) -> Locator:
    return page.locator("[data-tisep-shade-table] tbody tr")


def raise_the_colours(page: Page) -> None:
    """On a phone, draw their sheet up over the map."""
    higher = shading(page).locator("[data-tisep-sheet=higher]")
    while is_phone(page) and higher.is_visible():
        higher.click()


def choose_level(page: Page, name: str) -> None:
    page.locator("[data-tisep-shade-levels] label").filter(has_text=name).click()
    settle_colours(page)


def regions_asked(page: Page) -> dict[str, dict]:
    """What the API says of the figure on the screen, by code."""
    names = {"indicator", "count", "level", "year", "method", "classes", "bounds"}
    given = {key: value for key, value in parse_qsl(query(page)) if key in names}
    address = urlsplit(page.locator("[data-tisep-shade-download]").get_attribute("href")).query
    within = dict(parse_qsl(address)).get("within")
    if within:
        given["within"] = within
    return {row["code"]: row for row in asked(page, "/api/choropleth", **given)["regions"]}


def downloaded(page: Page) -> list[dict[str, str]]:
    """The rows of the table that the panel hands out."""
    with page.expect_download() as waiting:
        page.locator("[data-tisep-shade-download]").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def every_row(page: Page) -> Iterator[tuple[str, str, str]]:
    """(code, name, value) of all rows of the table, the hidden ones brought out."""
    more = page.locator("[data-tisep-shade-more]")
    while more.is_visible():
        more.click()
    script = """rows => rows.map(row => [
        row.dataset.code,
        row.querySelector('[data-part=name]').textContent,
        row.querySelector('[data-part=value]').textContent,
    ])"""
    return (tuple(row) for row in figure_rows(page).evaluate_all(script))


def spot_of(page: Page, lon: float, lat: float) -> dict[str, float]:
    """Where a place is on the screen, from the address's `at`, in px."""
    center_lat, center_lon, zoom = map(float, dict(parse_qsl(query(page)))["at"].split(","))
    size = 256 * 2**zoom

    def world(east: float, north: float) -> tuple[float, float]:
        y = math.asinh(math.tan(math.radians(north)))
        return (east + 180) / 360 * size, (1 - y / math.pi) / 2 * size

    box = page.locator("[data-tisep-map]").bounding_box()
    assert box
    (x, y), (middle_x, middle_y) = world(lon, lat), world(center_lon, center_lat)
    return {
        "x": box["x"] + box["width"] / 2 + x - middle_x,
        "y": box["y"] + box["height"] / 2 + y - middle_y,
    }
