"""From the front page to a token for a program, and to its end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import standing
from tests.browser.visitor import enter_the_desk, violations

MAIL, PASSWORD = "tokens@example.org", "a-long-test-word"
MAKE = f"""
from allauth.account.models import EmailAddress
from records.models import User
person = User.objects.create_user('tokens', '{MAIL}', '{PASSWORD}')
EmailAddress.objects.create(user=person, email='{MAIL}', verified=True, primary=True)
"""
REMOVE = f"""
from records.models import User
User.objects.filter(email='{MAIL}').delete()
"""


@pytest.fixture
def somebody(site_environment):
    with standing(site_environment, MAKE, REMOVE):
        yield


def open_the_menu(page: Page) -> None:
    button = page.locator(".site-menu-button")
    if button.is_visible():
        button.click()


def test_a_token_is_made_used_and_revoked(page: Page, somebody, mail_server, size):
    open_the_menu(page)
    page.get_by_role("link", name="เข้าสู่ระบบ").click()
    enter_the_desk(page, MAIL, PASSWORD)
    page.get_by_text("บัญชีและข้อมูล").click()
    page.get_by_role("link", name="โทเคน API").click()
    page.get_by_role("link", name="สร้างโทเคน").click()
    # Whoever has signed in is asked once more who they are.
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form [type=submit]").first.click()
    page.locator("#id_name").fill("ระบบของเทศบาล")
    page.get_by_label("อ่านข้อมูลขององค์กรของฉัน").check()
    expect(page.get_by_label("90 วัน")).to_be_checked()
    assert violations(page) == []
    page.get_by_role("button", name="สร้างโทเคน").click()
    secret = page.get_by_label("ระบบของเทศบาล").input_value()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    def ask() -> int:
        key = {"Authorization": f"Bearer {secret}"}
        return page.request.get("/api/me", headers=key).status

    assert ask() == 200
    page.get_by_role("link", name="เก็บไว้แล้ว").click()
    expect(page.get_by_text("ใช้ล่าสุด")).to_be_visible()
    assert secret not in page.content()
    assert violations(page) == []
    page.get_by_role("button", name="เพิกถอน “ระบบของเทศบาล”").click()
    expect(page.get_by_text("เพิกถอนโทเคนแล้ว")).to_be_visible()
    assert ask() == 401
