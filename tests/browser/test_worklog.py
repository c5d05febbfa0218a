"""On a phone, in Thai: a member writes what their organisation did and which barrier it met; it is
read on the organisation's and the region's page and taken away as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk, violations

OURS, DONE, WORD = "มูลนิธิเพื่อนบ้านทดสอบ", "เยี่ยมบ้านผู้ป่วยติดเตียงทดลอง", "a-long-test-word"
MAKE = f"""
from allauth.account.models import EmailAddress
from actors.models import Actor, Membership
from records.models import User
from regions.models import Region
here = dict(region=Region.objects.get(code='950108'), placed_by='code', state='published')
actor = Actor.objects.create(name_th='{OURS}', kind='cso', **here)
person = User.objects.create_user('logger', 'logger@example.org', '{WORD}')
EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
Membership.objects.create(person=person, actor=actor)
"""
REMOVE = f"""
from actors.models import Actor
from records.models import User
Actor.objects.filter(name_th='{OURS}').delete()
User.objects.filter(username='logger').delete()
"""


@pytest.fixture
def member(site, site_environment) -> Iterator[None]:
    with standing(site_environment, MAKE, REMOVE):
        yield


@pytest.fixture
def phone(chromium, site, member) -> Iterator[Page]:
    """One form is sent back to them."""
    with window(chromium, site, SIZES["phone"], but="422") as page:
        yield page


def test_work_is_written_down_and_becomes_evidence(phone: Page):
    page = phone
    page.locator(".site-menu-button").click()
    page.locator("[data-nav=me]").click()
    enter_the_desk(page, "logger@example.org", WORD)
    page.get_by_role("link", name="บันทึกงานของเรา").click()
    assert violations(page) == []
    page.get_by_role("link", name="บันทึกงานที่ทำ").click()
    write(page)
    seen_by_all(page)


def write(page: Page) -> None:
    page.get_by_label("สิ่งที่ทำ โดยย่อ").fill(DONE)
    page.get_by_label("เมื่อใด หรือตั้งแต่เมื่อใด").fill("เมื่อก่อน")
    page.get_by_label("ที่ไหน").fill("ต.ท่าสาป ยะลา")
    page.get_by_label("จำนวนคนที่ได้รับประโยชน์").fill("3")
    page.get_by_role("checkbox", name="ไม่มีเงินอุดหนุน").check()
    page.get_by_label("ช่องว่างที่ช่วยเติม", exact=True).fill("ผู้ดูแลของรัฐมีไม่พอ")
    page.get_by_role("button", name="เผยแพร่").click()
    expect(page.locator(".field-error")).to_contain_text("20/1/2569")
    assert violations(page) == []
    page.get_by_label("เมื่อใด หรือตั้งแต่เมื่อใด").fill("ม.ค. 2569")
    page.get_by_role("button", name="เผยแพร่").click()
    expect(page.get_by_role("heading", level=1, name=DONE)).to_be_visible()
    expect(page.get_by_text("มกราคม 2569")).to_be_visible()
    expect(page.get_by_text("น้อยเกินกว่าจะเปิดเผย")).to_be_visible()
    assert violations(page) == []


def seen_by_all(page: Page) -> None:
    """On the organisation's page, the region's, in the list under its barrier, and as a table."""
    page.get_by_role("link", name=OURS).click()
    expect(page.locator("#work").get_by_role("link", name=DONE)).to_be_visible()
    page.locator(".crumbs").get_by_role("link", name="ตำบลท่าสาป").click()
    here = page.locator("#work")
    expect(here.get_by_role("link", name=DONE)).to_be_visible()
    with page.expect_download() as taken:
        here.get_by_role("link", name="CSV").click()
    table = taken.value.path().read_text()
    row = next(line for line in table.splitlines() if DONE in line)
    assert ("ไม่มีเงินอุดหนุน" in row, '"true"' in row) == (True, True)
    here.get_by_role("link", name="ดูพร้อมตารางอุปสรรคที่พบ").click()
    expect(page).to_have_url(re.compile("/work-log\\?region=950108"))
    expect(page.locator("#barriers").get_by_role("row", name=re.compile("ยะลา"))).to_be_visible()
    assert violations(page) == []
