"""On a phone, in Thai, as a new person: from the front page to a need that is met.

Each step leaves a picture in the test's folder (`--basetemp` says where).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.first_show import MAKE, MUNICIPALITY, NEED, OFFER, PASSWORD, REMOVE, SEND
from tests.browser.scene import SIZES, Run, standing, window
from tests.browser.visitor import enter_the_desk, violations


@pytest.fixture
def run(site, site_environment) -> Iterator[Run]:
    with standing(site_environment, MAKE, REMOVE) as run:
        yield run


@pytest.fixture
def browser(chromium, site) -> Iterator[Callable[..., Page]]:
    """Each call is another person's phone, or desk."""
    with ExitStack() as people:
        yield lambda size="phone": people.enter_context(window(chromium, site, SIZES[size]))


class Pictures:
    """What a person sees after each step; nothing of it is wider than the phone, nor unreadable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.taken = 0

    def __call__(self, page: Page, what: str) -> None:
        self.taken += 1
        page.screenshot(path=self.folder / f"{self.taken:02}-{what}.png", full_page=True)
        width = page.viewport_size["width"] if page.viewport_size else 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if "/admin" not in page.url:
            assert violations(page) == []


@pytest.fixture
def picture(tmp_path) -> Pictures:
    return Pictures(tmp_path)


def menu(page: Page, name: str) -> None:
    page.locator(".site-menu-button").click()
    page.locator(f"[data-nav={name}]").click()


def to_yala(page: Page) -> None:
    page.locator("[data-nav=regions]").click()
    page.get_by_role("link", name=re.compile("ยะลา")).first.click()
    expect(page.get_by_role("heading", level=1, name=re.compile("ยะลา"))).to_be_visible()


def figures(page: Page) -> tuple[int, int, int]:
    """Of the province as its page tells them: open needs, those open under 30 days, those met."""
    to_yala(page)
    ageing = page.locator("#need-ageing tr")

    def told(name: str) -> int:
        row = ageing.filter(has=page.get_by_role("rowheader", name=name))
        return int(row.locator("td").inner_text())

    count = int(page.locator("#open-needs .count").inner_text())
    return count, told("เปิดมาไม่ถึง 30 วัน"), told("ได้รับครบ")


def sign_up(page: Page, picture: Pictures, mail_server) -> None:
    menu(page, "me")
    page.get_by_role("link", name="สร้างบัญชี").click()
    page.locator("#id_email").fill("malee@first.example")
    page.locator("#id_password1").fill(PASSWORD)
    picture(page, "sign-up")
    page.get_by_role("button", name="สร้างบัญชี").click()
    expect(page.get_by_role("heading", name="โปรดดูอีเมลของคุณ")).to_be_visible()
    picture(page, "look-at-your-mail")
    # The link in the mail is what the person touches.
    page.goto(urlsplit(mail_server.box.wait_for("malee@first.example").links[0]).path)
    picture(page, "confirm")
    page.get_by_role("button", name="ใช่ ยืนยัน").click()
    expect(page.get_by_role("heading", name="หน้าของฉัน", exact=True)).to_be_visible()
    picture(page, "my-page")


def claim(page: Page, curator: Page, picture: Pictures, mail_server) -> None:
    page.get_by_role("link", name="ค้นหาองค์กรของฉัน").click()
    page.locator("main [type=search]").fill(MUNICIPALITY)
    page.locator("main [type=search]").press("Enter")
    picture(page, "found")
    page.get_by_role("link", name=MUNICIPALITY).first.click()
    page.get_by_role("link", name="นี่คือองค์กรของคุณใช่ไหม").click()
    page.locator("#id_words").fill("ปลัดเทศบาล ดูแลงานสวัสดิการ")
    picture(page, "claim")
    page.get_by_role("button", name="ใช่ ฉันทำงานที่นี่").click()
    expect(page.get_by_text("ผู้ดูแลข้อมูลเห็นคำขอของคุณ")).to_be_visible()
    picture(page, "claimed")
    menu_of_the_desk(curator)
    picture(curator, "curator")
    curator.locator("#action-toggle").check()
    curator.locator("[name=action]").select_option("grant_claims")
    curator.locator("[name=index]").click()
    expect(curator.locator(".success")).to_be_visible()
    decided = mail_server.box.wait_for("malee@first.example", 2)
    assert re.search("อนุมัติแล้ว", decided.text)
    page.reload()
    page.get_by_role("link", name="ไปที่องค์กรของฉัน").click()
    expect(page.get_by_role("heading", level=1, name=MUNICIPALITY)).to_be_visible()
    picture(page, "my-organisation")


def menu_of_the_desk(curator: Page) -> None:
    curator.locator("[data-nav=me]").click()
    enter_the_desk(curator, "curator@first.example", PASSWORD)
    curator.goto("/admin/")
    curator.locator("a[href*='claim/?state__exact=asked']").click()


def ask(page: Page, picture: Pictures) -> None:
    menu(page, "board")
    page.get_by_role("link", name="แจ้งความต้องการ").click()
    page.get_by_label("ประเภท").select_option("equipment")
    page.get_by_label("ชื่อเรื่องสั้น ๆ").fill(NEED)
    page.get_by_label("รายละเอียด", exact=True).fill("ผู้สูงอายุติดเตียง 5 คน ออกจากบ้านไม่ได้")
    page.get_by_label("จำนวน").fill("5")
    page.get_by_label("หน่วย").fill("คัน")
    page.get_by_text("เพื่อกลุ่มใด", exact=True).first.click()
    page.get_by_role("checkbox", name=re.compile("^ผู้สูงอายุ")).first.check()
    page.get_by_label("ที่ไหน").fill("ต.ท่าสาป ยะลา")
    picture(page, "the-need")
    page.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(page.get_by_text("ตำบลท่าสาป", exact=True)).to_be_visible()
    picture(page, "how-it-looks")
    page.get_by_role("button", name="เผยแพร่").click()
    expect(page.get_by_role("heading", level=1, name=NEED)).to_be_visible()
    reasons = page.locator(".match", has_text=OFFER).locator(".match-reasons li")
    expect(reasons.first).to_be_visible()
    assert "มีอุปกรณ์ให้" in " ".join(reasons.all_inner_texts())
    picture(page, "matches-with-reasons")


def write(page: Page, helper: Page, picture: Pictures, run: Run, mail_server) -> None:
    page.locator(".match").get_by_role("link", name=OFFER).click()
    page.get_by_role("link", name="เขียนจดหมาย").first.click()
    page.get_by_label("ในนามของ").select_option(label=MUNICIPALITY)
    page.get_by_label("เรื่อง", exact=True).fill("ขอยืมรถเข็น 5 คัน")
    page.get_by_label("ข้อความ").fill("สวัสดีครับ เทศบาลขอยืมรถเข็นให้ผู้สูงอายุติดเตียงได้ไหมครับ")
    picture(page, "letter")
    page.get_by_role("button", name="ส่ง").click()
    expect(page.get_by_text("ระบบกำลังส่งจดหมายของคุณ")).to_be_visible()
    picture(page, "letter-sent")
    run(SEND)
    came = mail_server.box.wait_for("helper@first.example")
    assert "malee@" not in came.message.as_string()
    menu(helper, "me")
    enter_the_desk(helper, "helper@first.example", PASSWORD)
    helper.get_by_role("link", name="จดหมาย", exact=True).click()
    helper.get_by_role("link", name=re.compile(MUNICIPALITY)).first.click()
    helper.get_by_label("ข้อความ").fill("ยินดีค่ะ กดรับเรื่องในหน้าความต้องการให้แล้ว")
    helper.get_by_role("button", name="ส่ง").click()
    picture(helper, "answered")


def agree(page: Page, helper: Page, picture: Pictures) -> None:
    to_yala(helper)
    helper.get_by_role("link", name=NEED).first.click()
    helper.get_by_role("link", name="เราช่วยได้").click()
    helper.get_by_label("สิ่งที่คุณมี").select_option(label=OFFER)
    picture(helper, "we-can-help")
    helper.get_by_role("button", name="เสนอตัวช่วย").click()
    to_my_referral(page)
    picture(page, "somebody-can-help")
    classify = page.locator("details#classify")
    classify.get_by_label("เร่งด่วน ภายในหนึ่งสัปดาห์").check()
    do(page, "classify", "จำแนกความเร่งด่วน")
    page.get_by_label("หน่วยงานของเรายินยอม").check()
    picture(page, "consent")
    do(page, "consent", "ยินยอมให้ส่งต่อ")
    do(page, "refer", "ส่งต่อเลย")
    to_my_referral(helper)
    do(helper, "accept", "เรารับเรื่องนี้")
    helper.get_by_label("ความคืบหน้าเป็นอย่างไร").fill("ส่งรถเข็นแล้ว 5 คัน")
    do(helper, "follow_up", "แจ้งความคืบหน้า")
    picture(helper, "followed-up")


def close(page: Page, picture: Pictures) -> None:
    to_my_referral(page)
    page.locator("details#close").get_by_label("ได้รับครบ").check()
    picture(page, "close")
    do(page, "close", "ปิดเรื่องพร้อมแจ้งผล")
    expect(page.locator("dl.facts dd").first).to_have_text(re.compile("ปิดเรื่องแล้ว · ได้รับครบ"))
    picture(page, "closed")


def to_my_referral(page: Page) -> None:
    menu(page, "me")
    page.get_by_role("link", name="เรื่องส่งต่อ", exact=True).click()
    waiting = page.locator("section", has=page.get_by_role("heading", name="รอคุณดำเนินการ"))
    waiting.get_by_role("link", name=NEED).click()
    expect(page.get_by_role("heading", level=1, name=NEED)).to_be_visible()


def do(page: Page, move: str, button: str) -> None:
    page.locator(f"details#{move}").get_by_role("button", name=button).click()
    expect(page.get_by_text("เรียบร้อยแล้ว")).to_be_visible()


def test_a_new_person_asks_for_wheelchairs_and_gets_them(browser, run, picture, mail_server):
    page, helper, curator = browser(), browser(), browser("wide")
    picture(page, "front-page")
    opened, young, met = figures(page)
    sign_up(page, picture, mail_server)
    claim(page, curator, picture, mail_server)
    ask(page, picture)
    assert figures(page) == (opened + 1, young + 1, met)
    page.go_back()
    page.go_back()
    write(page, helper, picture, run, mail_server)
    agree(page, helper, picture)
    close(page, picture)
    assert figures(page) == (opened, young, met + 1)
    page.locator("#need-ageing").scroll_into_view_if_needed()
    picture(page, "the-province")


def test_without_an_account_one_is_stopped_kindly(browser, run, picture):
    page = browser()
    menu(page, "board")
    page.get_by_role("link", name="แจ้งความต้องการ").click()
    expect(page.get_by_role("heading", level=1, name="เข้าสู่ระบบ")).to_be_visible()
    expect(page.get_by_text("โดยไม่ต้องมีบัญชี")).to_be_visible()
    picture(page, "no-account")
    to_yala(page)
    page.get_by_role("link", name=re.compile("ความต้องการทดสอบ")).first.click()
    page.get_by_role("link", name="เราช่วยได้").click()
    expect(page.get_by_role("heading", level=1, name="เข้าสู่ระบบ")).to_be_visible()
