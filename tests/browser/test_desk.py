"""A curator mends a point and publishes; an open map and the statistics follow by themselves."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk, wait_for_the_list
from tests.site import ROOT

NAME = "กลุ่มทดสอบโต๊ะภัณฑารักษ์"
MAKE = f"""
from django.contrib.auth.models import Group
from django.contrib.gis.geos import Point
from actors.models import Actor
from records.models import User
from regions.models import Region
curator = User.objects.create_user('desk-curator', 'desk-curator@example.org', 'a-long-test-word',
    is_staff=True)
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
    with standing(site_environment, MAKE, REMOVE):
        yield


@pytest.fixture
def curator(chromium, site, waiting_actor):
    """At the desk."""
    with window(chromium, site, SIZES["wide"]) as page:
        page.goto("/admin/")
        enter_the_desk(page, "desk-curator@example.org", "a-long-test-word")
        yield page


@pytest.fixture
def worker(site, site_environment, tmp_path):
    """A worker with its clock, as `script/server` starts them, on a broker of its own."""
    broker = site_environment["REDIS_URL"].partition("?")[0] + "?virtual_host=9"
    command = [sys.executable, "-m", "celery", "-A", "tisep", "worker", "--beat", "--concurrency=1"]
    clock = f"--schedule={tmp_path / 'beat'}"
    process = subprocess.Popen(
        [*command, "--loglevel=warning", clock],
        cwd=ROOT,
        env=site_environment | {"REDIS_URL": broker},
    )
    yield
    process.terminate()
    process.wait()


@pytest.fixture
def visitor(chromium, site):
    """Somebody else."""
    with window(chromium, site, SIZES["wide"]) as page:
        yield page


def actors_of(page: Page, code: str) -> int:
    """How many organisations a page of regions counts in one of them."""
    row = page.locator("li", has=page.locator(f"a[href$='/regions/{code}']")).last
    told = row.locator("[data-kind=actor]")
    return int(told.inner_text().split()[-1]) if told.count() else 0


def drag_the_point(page: Page, right: int, down: int) -> None:
    marker = page.locator(".leaflet-marker-icon").first
    expect(marker).to_have_class(re.compile("leaflet-marker-draggable"))
    page.wait_for_load_state("networkidle")
    marker.scroll_into_view_if_needed()
    assert marker.evaluate("picture => picture.complete && picture.naturalWidth")
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    box = marker.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=5)
    page.mouse.move(x + right, y + down, steps=5)
    page.mouse.up()


def correct_the_point(curator: Page) -> str:
    """From the start page to the record, and the point to a neighbouring tambon: its code."""
    expect(curator.get_by_role("heading", name="สิ่งที่ต้องดูแล")).to_be_visible()
    row = curator.locator("tr", has_text="รออนุมัติ")
    row.locator("a[href^='/admin/actors/actor/']").click()
    curator.locator("#searchbar").fill(NAME[:12])
    curator.locator("#searchbar").press("Enter")
    curator.get_by_role("link", name=NAME).click()
    chosen = curator.locator(".field-region .select2-selection__rendered")
    expect(chosen).to_contain_text("950102")
    # Without a base map the tambons carry the map.
    expect(curator.locator(".leaflet-boundaries-pane canvas").first).to_be_attached()
    drag_the_point(curator, 100, 0)
    expect(chosen).not_to_contain_text("950102", timeout=20_000)
    expect(chosen).to_have_text(re.compile(r"\(95\d{4}\)"))
    moved = re.search(r"\((\d{6})\)", chosen.inner_text())
    assert moved
    expect(curator.locator(".desk-where")).to_contain_text(moved[1])
    return moved[1]


def publish(curator: Page, tambon: str) -> None:
    curator.locator("#id_state").select_option("published")
    curator.locator("[name=_continue]").first.click()
    expect(curator.locator(".success").first).to_be_visible()
    chosen = curator.locator(".field-region .select2-selection__rendered")
    expect(chosen).to_contain_text(tambon)


def test_a_curator_mends_a_point_and_publishes_and_everybody_else_follows(
    curator: Page, visitor: Page, worker, tmp_path
):
    tambon = correct_the_point(curator)
    curator.screenshot(path=tmp_path / "1-desk.png")

    with visitor.expect_response(lambda r: "/explore/facets?" in r.url) as answered:
        visitor.locator("[data-tisep-level=province]").select_option("95")
    kinds = answered.value.json()["facets"]["actor_kind"]
    groups = next((one["count"] for one in kinds if one["value"] == "cso"), 0)
    kind = visitor.locator("[data-tisep-option=cso] [data-tisep-option-count]")
    expect(kind).to_have_text(str(groups))
    wait_for_the_list(visitor)
    found = visitor.locator("[data-tisep-count]").inner_text()
    expect(visitor.locator(".row-name", has_text=NAME)).to_have_count(0)
    visitor.screenshot(path=tmp_path / "2-map-before.png")
    yala = visitor.context.new_page()
    yala.goto("/")
    yala.locator("[data-nav=regions]").first.click()
    yala.get_by_role("link", name="ยะลา").first.click()
    counted = actors_of(yala, tambon[:4])

    tiles: list[str] = []
    visitor.on("response", lambda r: "/explore/tiles/" in r.url and tiles.append(r.url))
    publish(curator, tambon)
    # Nobody touches the other's page.
    expect(visitor.locator(".row-name", has_text=NAME)).to_be_visible(timeout=15_000)
    expect(visitor.locator("[data-tisep-count]")).not_to_have_text(found)
    expect(kind).to_have_text(str(groups + 1))
    visitor.wait_for_load_state("networkidle")
    assert tiles
    visitor.screenshot(path=tmp_path / "3-map-after.png")

    for _second in range(90):
        yala.reload()
        if actors_of(yala, tambon[:4]) > counted:
            break
        yala.wait_for_timeout(1000)
    assert actors_of(yala, tambon[:4]) == counted + 1
    yala.screenshot(path=tmp_path / "4-yala.png", full_page=True)

    curator.locator(".historylink").first.click()
    newest = curator.locator(".desk-history tbody tr").first
    expect(newest).to_contain_text("desk-curator")
    expect(newest).to_contain_text("เผยแพร่")
