"""On a phone, in Thai: a municipality asks for wheelchairs, is stopped where it names a number,
sees its need on the board and on the map, and withdraws it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk, violations

ASKER, NEED, WORD = "เทศบาลตำบลท่าสาปทดสอบ", "รถเข็นสำหรับผู้ป่วยติดเตียงทดลอง", "a-long-test-word"
MAKE = f"""
from allauth.account.models import EmailAddress
from actors.models import Actor, Membership
from records.models import User
from regions.models import Region
here = dict(region=Region.objects.get(code='950108'), placed_by='code', state='published')
actor = Actor.objects.create(name_th='{ASKER}', kind='local_government', **here)
person = User.objects.create_user('asker', 'asker@example.org', '{WORD}')
EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
Membership.objects.create(person=person, actor=actor)
"""
REMOVE = f"""
from actors.models import Actor
from records.models import User
from resources.models import Need
Need.objects.filter(name_th='{NEED}').delete()
Actor.objects.filter(name_th='{ASKER}').delete()
User.objects.filter(username='asker').delete()
"""


@pytest.fixture
def asker(site, site_environment) -> Iterator[None]:
    with standing(site_environment, MAKE, REMOVE):
        yield


@pytest.fixture
def phone(chromium, site, asker) -> Iterator[Page]:
    """One form is sent back to them."""
    with window(chromium, site, SIZES["phone"], but="422") as page:
        yield page


def to_the_board(page: Page) -> None:
    page.locator(".site-menu-button").click()
    page.locator("[data-nav=board]").click()
    expect(page.get_by_role("heading", level=1, name="ข้อเสนอและความต้องการ")).to_be_visible()


def fill_in(page: Page) -> None:
    page.get_by_label("ประเภท").select_option("equipment")
    page.get_by_label("ชื่อเรื่องสั้น ๆ").fill(NEED)
    page.get_by_label("รายละเอียด", exact=True).fill("ผู้สูงอายุติดเตียง 5 คน โทร 081-234-5678")
    page.get_by_label("จำนวน").fill("5")
    page.get_by_label("หน่วย").fill("คัน")
    page.get_by_text("เพื่อกลุ่มใด", exact=True).first.click()
    page.get_by_role("checkbox", name=re.compile("^ผู้สูงอายุ")).first.check()
    page.get_by_label("ที่ไหน").fill("ต.ท่าสาป ยะลา")


def test_a_need_is_asked_seen_and_withdrawn(phone: Page):
    page = phone
    to_the_board(page)
    assert violations(page) == []
    page.get_by_role("link", name="แจ้งความต้องการ").click()
    enter_the_desk(page, "asker@example.org", WORD)
    fill_in(page)
    assert violations(page) == []
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(page.locator("mark")).to_have_text("081-234-5678")
    expect(page.get_by_text(re.compile("ดูเหมือนหมายเลขโทรศัพท์ กรุณาลบออก"))).to_be_visible()
    page.get_by_label("รายละเอียด", exact=True).fill("สำหรับผู้สูงอายุติดเตียง 5 คน")
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(page.get_by_text("ตำบลท่าสาป", exact=True)).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="เผยแพร่").click()
    expect(page.get_by_role("heading", level=1, name=NEED)).to_be_visible()
    seen_by_all(page)
    page.get_by_role("button", name="ถอนรายการ").click()
    expect(page.locator(".listing-state").first).to_have_text("ถอนแล้ว")
    to_the_board(page)
    expect(page.get_by_role("link", name=NEED)).to_have_count(0)


def seen_by_all(page: Page) -> None:
    """On the board, on the map under the same filters, and from there on its own page again."""
    to_the_board(page)
    expect(page.get_by_role("link", name=NEED)).to_be_visible()
    page.get_by_role("link", name="ดูบนแผนที่").click()
    expect(page).to_have_url(re.compile("listing=open"))
    page.locator("[data-tisep-panel]").locator("[data-tisep-sheet=higher]").click()
    row = page.locator(".row-name", has_text=NEED)
    expect(row).to_be_visible()
    to_the_board(page)
    page.get_by_role("link", name=NEED).click()
    expect(page.get_by_role("button", name="ถอนรายการ")).to_be_visible()
