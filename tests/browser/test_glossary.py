"""What was asked in vain becomes a term at the desk, and the next search uses it."""

from __future__ import annotations

import json
import urllib.request
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk
from tisep.explore.missed import SHOWN_FROM

NAME = "ศูนย์ช่างรองเท้าทดสอบ"
SAID = "ปะแตะขาด"
MAKE = f"""
from django.contrib.auth.models import Group
from actors.models import Actor
from records.models import User
curator = User.objects.create_user('word-curator', 'word-curator@example.org', 'a-long-test-word',
    is_staff=True)
curator.groups.add(Group.objects.get(name='curator'))
Actor.objects.create(name_th='{NAME}', kind='cso', state='published')
"""
REMOVE = f"""
from actors.models import Actor
from records.models import User
from tisep.explore.models import GlossaryTerm, MissedSearch
GlossaryTerm.objects.filter(lay_words__contains=['{SAID}']).delete()
MissedSearch.objects.filter(key='{SAID}').delete()
Actor.objects.filter(name_th='{NAME}').delete()
User.objects.filter(username='word-curator').delete()
"""


@pytest.fixture
def shoemakers(site, site_environment):
    """An organisation that nobody finds by the word that people say, and a curator."""
    with standing(site_environment, MAKE, REMOVE):
        yield


@pytest.fixture
def curator(chromium, site, shoemakers):
    """At the desk."""
    with window(chromium, site, SIZES["wide"]) as page:
        page.goto("/admin/")
        enter_the_desk(page, "word-curator@example.org", "a-long-test-word")
        yield page


def found(site: str, text: str) -> list[str]:
    with urllib.request.urlopen(f"{site}/api/search?q={quote(text)}") as answer:
        return [one["name_th"] for one in json.load(answer)["results"]]


def test_a_curator_adds_what_people_say_and_the_next_search_uses_it(curator: Page, site, tmp_path):
    for _ in range(SHOWN_FROM):
        assert NAME not in found(site, SAID)

    curator.reload()
    waits = curator.locator("tr", has_text="คำค้นที่ไม่พบผล").locator("a").last
    expect(waits).not_to_have_text("0")
    waits.click()
    row = curator.locator("#result_list tr", has_text=SAID)
    expect(row.locator(".field-times")).to_have_text(str(SHOWN_FROM))
    row.get_by_role("link", name="เพิ่มศัพท์").click()

    expect(curator.locator("#id_lay_words")).to_have_value(SAID)
    curator.locator("#id_term_th").fill("ช่างรองเท้า")
    curator.screenshot(path=tmp_path / "term.png")
    curator.locator("[name=_save]").first.click()
    expect(curator.locator(".success").first).to_be_visible()

    assert found(site, SAID)[0] == NAME
    curator.get_by_role("link", name="คำค้นที่ไม่พบผล").first.click()
    expect(curator.locator("#searchbar")).to_be_visible()
    expect(curator.locator("#result_list tr", has_text=SAID)).to_have_count(0)
