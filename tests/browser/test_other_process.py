"""What one process writes, every other process shows: the database keeps the index right."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from urllib.parse import quote

import mapbox_vector_tile
import psycopg2
import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.visitor import enter_the_desk
from tests.site import ROOT, serving

TILES = [(5, x, y) for x in (24, 25, 26) for y in (13, 14, 15)]


def fetch(site: str, path: str) -> bytes:
    with urllib.request.urlopen(site + path) as answer:
        assert int(answer.headers["Cache-Control"].split("max-age=")[1].split(",")[0]) <= 5
        return answer.read()


def shown(site: str, query: str) -> tuple[int, int, int]:
    """Totals of list, tiles and facets for a search, in that order."""
    listed = json.loads(fetch(site, f"/api/explore?{query}"))["count"]
    counted = json.loads(fetch(site, f"/api/explore/facets?{query}"))
    tiled = counted["not_on_map"]
    for z, x, y in TILES:
        tile = fetch(site, f"/api/explore/tiles/{z}/{x}/{y}.mvt?{query}")
        for mark in mapbox_vector_tile.decode(tile).get("records", {"features": []})["features"]:
            lon, lat = mark["geometry"]["coordinates"]
            if 0 <= lon < 4096 and 0 < lat <= 4096:
                tiled += mark["properties"]["count"]
    return listed, tiled, counted["count"]


@pytest.fixture
def elsewhere(site_environment, site_database):
    """Runs a script in a process of its own; and SQL on a connection of its own."""

    def run(script: str) -> None:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", script]
        subprocess.run(command, cwd=ROOT, env=site_environment, check=True)

    return run


@pytest.fixture
def sql(site_database):
    ours = settings.DATABASES["default"]
    connection = psycopg2.connect(
        host=ours["HOST"],
        user=ours["USER"],
        password=ours["PASSWORD"] or None,
        dbname=site_database,
    )
    connection.autocommit = True
    yield connection.cursor().execute
    connection.close()


@pytest.fixture
def synthetic(elsewhere, sql):
    """Three actors in Yala that only this test knows."""
    elsewhere(
        "from actors.models import Actor\n"
        "from regions.models import Region\n"
        "yala = Region.objects.get(code='95')\n"
        "Actor.objects.bulk_create([Actor(name_th=f'สมมุติทดสอบ{n}', kind='cso', region=yala,"
        " placed_by='code', state='published') for n in range(3)])\n"
    )
    yield "q=" + quote("สมมุติทดสอบ")
    sql("DELETE FROM actors_actor WHERE name_th LIKE 'สมมุติทดสอบ%'")


def test_a_bulk_update_is_seen(site, synthetic, elsewhere):
    assert shown(site, synthetic) == (3, 3, 3)
    elsewhere(
        "from actors.models import Actor\n"
        "Actor.objects.filter(name_th__in=['สมมุติทดสอบ0', 'สมมุติทดสอบ1']).update(state='archived')"
    )
    assert shown(site, synthetic) == (1, 1, 1)


def test_a_raw_delete_is_seen(site, synthetic, sql):
    sql("DELETE FROM actors_actor WHERE name_th = 'สมมุติทดสอบ2'")
    assert shown(site, synthetic) == (2, 2, 2)


def test_a_curators_save_is_seen(site, synthetic, site_environment, elsewhere, chromium):
    elsewhere(
        "from records.models import User\n"
        "User.objects.filter(username='curator').delete()\n"
        "User.objects.create_superuser('curator', 'curator@example.org', 'a-long-test-word')\n"
    )
    with serving(site_environment) as other:
        page = chromium.new_page()
        page.goto(f"{other}/admin/")
        enter_the_desk(page, "curator@example.org", "a-long-test-word")
        page.locator("a[href='/admin/actors/actor/']").first.click()
        page.locator("#searchbar").fill("สมมุติทดสอบ0")
        page.locator("#searchbar").press("Enter")
        page.get_by_role("link", name="สมมุติทดสอบ0").click()
        page.locator("#id_name_th").fill("เปลี่ยนชื่อแล้ว")
        page.locator("[name=_save]").first.click()
        expect(page.locator(".success")).to_be_visible()
        page.close()
    assert shown(site, synthetic) == (2, 2, 2)
    elsewhere(
        "from actors.models import Actor\nActor.objects.filter(name_th='เปลี่ยนชื่อแล้ว').delete()"
    )
