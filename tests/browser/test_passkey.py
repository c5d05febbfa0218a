"""A curator makes a passkey and enters the desk with it, where a password alone is not enough."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, standing, window
from tests.browser.visitor import enter_the_desk, violations
from tests.site import serving

EMAIL, PASSWORD = "keys@passkey.example", "a-long-test-word"
MAKE = f"""
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from records.models import User
curator = User.objects.create_user('keys', '{EMAIL}', '{PASSWORD}', is_staff=True)
curator.groups.add(Group.objects.get(name='curator'))
EmailAddress.objects.create(user=curator, email='{EMAIL}', verified=True, primary=True)
"""
REMOVE = f"""
from records.models import User
User.objects.filter(email='{EMAIL}').delete()
"""
# What a phone or a computer has built in, unlocked by whoever touches it.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def strict(site, site_environment) -> Iterator[str]:
    """The same site where staff need a second factor; passkeys are for names, not for numbers."""
    hosts = {"ALLOWED_HOSTS": "127.0.0.1,localhost", "REQUIRE_SECOND_FACTOR": "1"}
    with standing(site_environment, MAKE, REMOVE), serving(site_environment | hosts) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def curator(chromium, strict) -> Iterator[Page]:
    with window(chromium, strict, SIZES["wide"]) as page:
        key = page.context.new_cdp_session(page)
        key.send("WebAuthn.enable")
        key.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield page


def test_a_curator_enters_the_desk_with_a_passkey(curator: Page, tmp_path):
    page = curator
    page.locator("[data-nav=me]").click()
    enter_the_desk(page, EMAIL, PASSWORD)
    page.goto("/admin/")
    assert "/account/2fa/" in page.url, "a password alone does not open the desk"
    page.screenshot(path=tmp_path / "1-needed.png", full_page=True)
    assert violations(page) == []
    page.locator("a[href*='webauthn']").first.click()
    # What opens the desk is not added by whoever finds a browser left open.
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form [type=submit]").click()
    page.locator("#id_name").fill("โทรศัพท์ของฉัน")
    page.locator("#id_passwordless").check()
    page.screenshot(path=tmp_path / "2-new-key.png", full_page=True)
    assert violations(page) == []
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "add" not in url)
    page.screenshot(path=tmp_path / "3-kept.png", full_page=True)
    page.goto("/me")
    page.get_by_text("บัญชีและข้อมูล").click()
    page.locator("a[href*='logout']").click()
    page.locator("main form [type=submit]").click()
    page.locator("[data-nav=me]").click()
    page.screenshot(path=tmp_path / "4-sign-in.png", full_page=True)
    page.locator("#passkey_login").click()
    expect(page.get_by_role("heading", level=1, name="หน้าของฉัน")).to_be_visible()
    page.goto("/admin/")
    expect(page.locator("#site-name, #header")).not_to_have_count(0)
    assert page.url.endswith("/admin/")
    page.screenshot(path=tmp_path / "5-desk.png")
