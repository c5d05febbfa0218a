"""A new person on a phone, in Thai: from the front page to speaking for their organisation."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SIZES
from tests.browser.visitor import enter_the_desk
from tests.site import ROOT

NAME = "เทศบาลตำบลท่าสาป"
PASSWORD = "a-long-test-word"
MAKE = f"""
from django.contrib.auth.models import Group
from records.models import User
curator = User.objects.create_user('claims', 'claims@example.org', '{PASSWORD}', is_staff=True)
curator.groups.add(Group.objects.get(name='curator'))
"""
REMOVE = """
from records.models import User
User.objects.filter(email__in=['claims@example.org', 'malee@example.org']).delete()
"""


@pytest.fixture
def curator(chromium, site, site_environment):
    """A curator's own browser, wide."""

    def run(script: str) -> None:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", script]
        subprocess.run(command, cwd=ROOT, env=site_environment, check=True)

    run(MAKE)
    context = chromium.new_context(viewport=SIZES["wide"], locale="th-TH", base_url=site)
    yield context.new_page()
    context.close()
    run(REMOVE)


def open_the_menu(page: Page) -> None:
    button = page.locator(".site-menu-button")
    if button.is_visible():
        button.click()


@pytest.mark.parametrize("size", [SIZES["phone"]])
def test_a_new_person_claims_an_organisation(page: Page, curator: Page, mail_server):
    open_the_menu(page)
    page.get_by_role("link", name="เข้าสู่ระบบ").click()
    page.get_by_role("link", name="สร้างบัญชี").click()
    page.locator("#id_email").fill("malee@example.org")
    page.locator("#id_password1").fill(PASSWORD)
    page.get_by_role("button", name="สร้างบัญชี").click()
    expect(page.get_by_role("heading", name="โปรดดูอีเมลของคุณ")).to_be_visible()
    link = mail_server.box.wait_for("malee@example.org").links[0]
    page.goto(urlsplit(link).path)
    page.get_by_role("button", name="ใช่ ยืนยัน").click()
    expect(page.get_by_role("heading", name="หน้าของฉัน", exact=True)).to_be_visible()

    page.get_by_role("link", name="ค้นหาองค์กรของฉัน").click()
    page.locator("main [type=search]").fill(NAME)
    page.locator("main [type=search]").press("Enter")
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_role("link", name="นี่คือองค์กรของคุณใช่ไหม").click()
    page.locator("#id_words").fill("ปลัดเทศบาล")
    page.get_by_role("button", name="ใช่ ฉันทำงานที่นี่").click()
    expect(page.get_by_text("ภัณฑารักษ์เห็นคำขอของคุณ")).to_be_visible()

    curator.goto("/admin/")
    enter_the_desk(curator, "claims@example.org", PASSWORD)
    curator.locator("a[href*='state__exact=asked']").click()
    curator.locator("#action-toggle").check()
    curator.locator("[name=action]").select_option("grant_claims")
    curator.locator("[name=index]").click()
    expect(curator.locator(".success")).to_be_visible()

    decided = mail_server.box.wait_for("malee@example.org", 2)
    assert re.search("อนุมัติแล้ว", decided.text)
    page.reload()
    page.get_by_role("link", name="ไปที่องค์กรของฉัน").click()
    page.get_by_role("link", name="แก้ไขข้อมูล").click()
    expect(page.locator("#id_name_th")).to_have_value(NAME)
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]
