"""Who may enter the desk has a second factor; everybody may."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from records.models import User
from tests.tisep.accounts.conftest import PASSWORD


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def code_of(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def sign_in(email: str) -> tuple[Client, str]:
    client = Client()
    answer = client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client, answer["Location"]


def test_the_desks_door_is_everybodys(client, db):
    assert (
        client.get("/admin/", follow=True).redirect_chain[-1][0].startswith("/account/login/?next=")
    )


def test_staff_without_one_is_led_to_set_one_up(a_person, required):
    _person, client = a_person(is_staff=True, is_superuser=True)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0] == "/account/2fa/"
    assert [one.level_tag for one in answer.context["messages"]] == ["warning"]
    assert client.get("/admin/actors/actor/").status_code == 302
    assert client.get("/me").context["lacks_factor"]


def test_recovery_codes_alone_are_not_enough(a_person, required):
    person, client = a_person(is_staff=True, is_superuser=True)
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    assert client.get("/admin/").status_code == 302


@pytest.mark.parametrize("kind", ["totp", "webauthn"])
def test_with_one_the_desk_opens(a_person, required, kind):
    person, client = a_person(is_staff=True, is_superuser=True)
    Authenticator.objects.create(user=person, type=kind, data={})
    assert client.get("/admin/").status_code == 200
    assert not client.get("/me").context["lacks_factor"]


def test_where_it_is_not_required_the_desk_opens(a_person):
    _person, client = a_person(is_staff=True, is_superuser=True)
    assert client.get("/admin/").status_code == 200


def test_a_reader_at_the_desk_gets_an_answer_and_no_circle(a_person, required):
    _person, client = a_person()
    assert client.get("/admin/", follow=True).status_code == 403


def test_the_code_of_the_app_is_asked_for(a_person):
    person, _client = a_person("staff@example.org")
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(person, secret)
    client, led_to = sign_in("staff@example.org")
    assert led_to == "/account/2fa/authenticate/"
    assert client.get("/me").status_code == 302
    client.post(led_to, {"code": "000000"})
    assert client.get("/me").status_code == 302
    client.post(led_to, {"code": code_of(secret)})
    assert client.get("/me").status_code == 200


def test_an_app_is_set_up_on_ones_own_page(a_person):
    person, _client = a_person("own@example.org")
    client, _led_to = sign_in("own@example.org")
    assert client.get("/account/2fa/totp/activate/").status_code == 302
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    client.post("/account/2fa/totp/activate/", {"code": code_of(secret)})
    assert Authenticator.objects.filter(user=person, type="totp").exists()


def test_a_passkey_is_offered(a_person):
    a_person("own@example.org")
    client, _led_to = sign_in("own@example.org")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/webauthn/add/")
    assert page.context["js_data"]["creation_options"]["publicKey"]["rp"]["id"] == "testserver"


def test_whoever_made_staff_answers_for_their_address(db):
    User.objects.create_superuser("boss", "boss@example.org", PASSWORD)
    _client, led_to = sign_in("boss@example.org")
    assert led_to == "/me"


def test_other_devices_are_signed_out(a_person):
    a_person("own@example.org")
    here, _ = sign_in("own@example.org")
    there, _ = sign_in("own@example.org")
    assert len(here.get("/account/sessions/").context["sessions"]) >= 2
    here.post("/account/sessions/")
    assert there.get("/me").status_code == 302
    assert here.get("/me").status_code == 200
