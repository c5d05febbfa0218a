"""A curator mends a point, sees the tambon change and publishes; somebody else's map follows."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIZES
from tests.site import ROOT

NAME = "กลุ่มทดสอบโต๊ะภัณฑารักษ์"
MAKE = f"""
from django.contrib.auth.models import Group
from django.contrib.gis.geos import Point
from actors.models import Actor
from records.models import User
from regions.models import Region
curator = User.objects.create_user('desk-curator', password='a-long-test-word', is_staff=True)
curator.groups.add(Group.objects.get(name='curator'))
tambon = Region.objects.get(code='950102')
Actor.objects.create(name_th='{NAME}', kind='cso', state='pending', placed_by='point',
    region=tambon, location=Region.objects.get(code='950102').point)
"""
REMOVE = f"""
from actors.models import Actor
from records.models import User
Actor.objects.filter(name_th='{NAME}').delete()
User.objects.filter(username='desk-curator').delete()
"""


@pytest.fixture
def waiting_actor(site, site_environment):
    """An organisation that waits for approval, and a curator."""

    def run(script: str) -> None:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", script]
        subprocess.run(command, cwd=ROOT, env=site_environment, check=True)

    run(MAKE)
    yield
    run(REMOVE)


@pytest.fixture
def curator(chromium, site, waiting_actor):
    """A curator at the desk, in Thai; the browser must not complain."""
    context = chromium.new_context(viewport=SIZES["wide"], locale="th-TH", base_url=site)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/admin/")
    page.locator("#id_username").fill("desk-curator")
    page.locator("#id_password").fill("a-long-test-word")
    page.locator("[type=submit]").click()
    yield page
    context.close()
    assert complaints == []


def counted(site: str) -> int:
    with urllib.request.urlopen(f"{site}/api/explore/facets?q={quote(NAME)}") as answer:
        return json.load(answer)["count"]


def drag_the_point(page: Page, right: int, down: int) -> None:
    marker = page.locator(".leaflet-marker-icon").first
    marker.scroll_into_view_if_needed()
    # Out to where a neighbouring tambon is in sight; the map comes to rest after each step.
    for _step in range(3):
        page.get_by_role("button", name="Zoom out").click()
        expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    box = marker.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=5)
    page.mouse.move(x + right, y + down, steps=5)
    page.mouse.up()


def test_a_curator_mends_a_point_and_publishes_and_the_map_follows(
    curator: Page, site, chromium, tmp_path
):
    expect(curator.get_by_role("heading", name="สิ่งที่ต้องดูแล")).to_be_visible()
    row = curator.locator("tr", has_text="รออนุมัติ")
    row.locator("a[href^='/admin/actors/actor/']").click()
    curator.locator("#searchbar").fill(NAME[:12])
    curator.locator("#searchbar").press("Enter")
    curator.get_by_role("link", name=NAME).click()

    chosen = curator.locator(".field-region .select2-selection__rendered")
    expect(chosen).to_contain_text("950102")
    drag_the_point(curator, 300, 0)
    expect(chosen).not_to_contain_text("950102")
    expect(chosen).to_have_text(re.compile(r"\(\d{6}\)"))
    moved = re.search(r"\((\d{6})\)", chosen.inner_text())
    expect(curator.locator(".desk-where")).to_contain_text(moved[1])
    curator.screenshot(path=tmp_path / "desk.png")

    assert counted(site) == 0
    curator.locator("#id_state").select_option("published")
    curator.locator("[name=_continue]").first.click()
    expect(curator.locator(".success").first).to_be_visible()
    expect(chosen).to_contain_text(moved[1])

    visitor = chromium.new_context(viewport=SIZES["wide"], locale="th-TH", base_url=site)
    other = visitor.new_page()
    other.goto(f"/?q={quote(NAME)}&region={moved[1]}")
    expect(other.locator("[data-tisep-list] .row-name", has_text=NAME)).to_be_visible()
    other.screenshot(path=tmp_path / "map.png")
    visitor.close()
    assert counted(site) == 1

    curator.locator(".historylink").first.click()
    newest = curator.locator(".desk-history tbody tr").first
    expect(newest).to_contain_text("desk-curator")
    expect(newest).to_contain_text("เผยแพร่")
