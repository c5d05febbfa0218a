"""The tambon pilot's path on phones, in Thai: a municipality asks, an agency refers, a foundation
helps, and the need is followed to its end. Each of the three begins at the front page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk, violations

NEED, OFFER = "รถเข็นสำหรับผู้สูงอายุติดเตียงทดสอบ", "รถเข็นให้ยืมทดสอบ"
WORD = "a-long-test-word"
SIDES = {"municipality": "เทศบาลทดสอบ", "agency": "พมจ.ทดสอบ", "foundation": "มูลนิธิรถเข็นทดสอบ"}
MAKE = f"""
from allauth.account.models import EmailAddress
from actors.models import Actor, Membership
from records.models import User
from regions.models import Region
from resources.models import Need, Resource
tha_sap = Region.objects.get(level='tambon', name_th='ท่าสาป', code__startswith='95')
here = dict(region=tha_sap, placed_by='code', state='published')
actors = dict()
for side, name in {SIDES!r}.items():
    actors[side] = Actor.objects.create(name_th=name, kind='cso', **here)
    person = User.objects.create_user(side, side + '@example.org', '{WORD}')
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Membership.objects.create(person=person, actor=actors[side], role='owner')
Need.objects.create(name_th='{NEED}', kind='equipment', actor=actors['municipality'], **here)
Resource.objects.create(name_th='{OFFER}', kind='equipment', owner=actors['foundation'],
    offer='open', **here)
"""
REMOVE = f"""
from actors.models import Actor
from records.models import User
from resources.models import Need, Referral, Resource
Referral.objects.filter(need__name_th='{NEED}').delete()
Need.objects.filter(name_th='{NEED}').delete()
Resource.objects.filter(name_th='{OFFER}').delete()
Actor.objects.filter(name_th__in={list(SIDES.values())!r}).delete()
User.objects.filter(username__in={list(SIDES)!r}).delete()
"""


@pytest.fixture
def pilot(site, site_environment) -> Iterator[None]:
    with standing(site_environment, MAKE, REMOVE):
        yield


@pytest.fixture
def phone(chromium, site, pilot) -> Iterator[Callable[[], Page]]:
    """Each call is another person's phone."""
    with ExitStack() as people:
        yield lambda: people.enter_context(window(chromium, site, SIZES["phone"]))


def to_the_need(page: Page) -> None:
    page.locator("[data-nav=regions]").click()
    page.get_by_role("link", name=re.compile("ยะลา")).first.click()
    page.get_by_role("link", name=NEED).first.click()
    expect(page.get_by_role("heading", level=1, name=NEED)).to_be_visible()


def sign_in(page: Page, side: str) -> None:
    enter_the_desk(page, f"{side}@example.org", WORD)


def to_my_referrals(page: Page, side: str | None = None) -> None:
    page.locator(".site-menu-button").click()
    page.locator("[data-nav=me]").click()
    if side:
        sign_in(page, side)
    page.get_by_role("link", name="เรื่องส่งต่อ", exact=True).click()
    waiting = page.locator("section", has=page.get_by_role("heading", name="รอคุณดำเนินการ"))
    waiting.get_by_role("link", name=NEED).click()
    expect(page.get_by_role("heading", level=1, name=NEED)).to_be_visible()


def do(page: Page, move: str, button: str) -> None:
    page.locator(f"details#{move}").get_by_role("button", name=button).click()
    expect(page.get_by_text("เรียบร้อยแล้ว")).to_be_visible()
    assert violations(page) == []


def stands(page: Page, words: str) -> None:
    expect(page.locator("dl.facts dd").first).to_have_text(re.compile(words))


def surveyed_and_classified_by_the_agency(agency: Page) -> None:
    to_the_need(agency)
    expect(agency.locator("#offers").get_by_text("มีอุปกรณ์ให้")).to_be_visible()
    agency.get_by_role("link", name="ส่งต่อความต้องการนี้").click()
    sign_in(agency, "agency")
    agency.get_by_label("ข้อความถึงหน่วยงานอื่นที่เกี่ยวข้อง").fill("สำรวจแล้ว ต้องการ 3 คัน")
    agency.get_by_role("button", name="เริ่ม").click()
    stands(agency, "สำรวจแล้ว")
    classify = agency.locator("details#classify")
    classify.get_by_label("เร่งด่วน ภายในหนึ่งสัปดาห์").check()
    classify.get_by_label(re.compile(OFFER)).check()
    do(agency, "classify", "จำแนกความเร่งด่วน")
    stands(agency, "จำแนกแล้ว")


def agreed_and_referred_by_the_municipality(municipality: Page) -> None:
    to_my_referrals(municipality, "municipality")
    expect(municipality.get_by_text("สำรวจแล้ว ต้องการ 3 คัน")).to_be_visible()
    municipality.get_by_label("หน่วยงานของเรายินยอม").check()
    do(municipality, "consent", "ยินยอมให้ส่งต่อ")
    do(municipality, "refer", "ส่งต่อเลย")
    stands(municipality, "ส่งต่อแล้ว")


def accepted_and_followed_up_by_the_foundation(foundation: Page) -> None:
    to_my_referrals(foundation, "foundation")
    do(foundation, "accept", "เรารับเรื่องนี้")
    foundation.get_by_label("ความคืบหน้าเป็นอย่างไร").fill("ส่งรถเข็นแล้ว 3 คัน")
    do(foundation, "follow_up", "แจ้งความคืบหน้า")
    stands(foundation, "ติดตามแล้ว")


def test_a_need_is_led_from_the_survey_to_its_end(phone):
    agency, municipality, foundation = phone(), phone(), phone()
    surveyed_and_classified_by_the_agency(agency)
    agreed_and_referred_by_the_municipality(municipality)
    accepted_and_followed_up_by_the_foundation(foundation)

    to_my_referrals(municipality)
    municipality.locator("details#close").get_by_label("ได้รับครบ").check()
    do(municipality, "close", "ปิดเรื่องพร้อมแจ้งผล")
    stands(municipality, "ปิดเรื่องแล้ว · ได้รับครบ")
    told = municipality.locator(".time-line li strong").all_inner_texts()
    assert told == [
        "สำรวจความต้องการ", "จำแนกความต้องการ", "ยินยอมให้ส่งต่อ", "ส่งต่อแล้ว",
        "รับไว้แล้ว", "ติดตามแล้ว", "ปิดเรื่องพร้อมผล",
    ]  # fmt: skip
    municipality.get_by_role("link", name="ดูความต้องการ").click()
    expect(municipality.locator("#help")).to_have_count(0)
