"""An account is made, confirmed by mail and entered; nobody learns who has one."""

from __future__ import annotations

import pytest
from django.core.mail import send_mail
from django.test import Client

from records.models import User
from tests.tisep.accounts.conftest import PASSWORD

NEW = {"email": "new@example.org", "password1": PASSWORD}


def links(letter, part: str) -> list[str]:
    return [one.partition("testserver")[2] for one in letter.links if part in one]


def sign_up(client: Client, **changes: str):
    return client.post("/account/signup/", NEW | changes)


def sign_in(client: Client, email: str, password: str = PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def test_the_link_in_the_mail_lets_a_new_person_in(client, db, mailbox):
    assert sign_up(client)["Location"] == "/account/confirm-email/"
    assert client.get("/me").status_code == 302
    letter = mailbox.wait_for("new@example.org")
    assert letter.subject == "TISEP: ยืนยันที่อยู่อีเมล / Confirm your e-mail address"
    (address, _english) = links(letter, "confirm-email")
    assert "new@example.org" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    page = client.get("/me")
    assert "คุณเข้าสู่ระบบแล้ว" in page.content.decode()
    assert User.objects.get().username not in page.content.decode()


def test_until_then_nobody_gets_in(client, db, mailbox):
    sign_up(client)
    assert sign_in(Client(), "new@example.org")["Location"] == "/account/confirm-email/"


def test_the_user_name_says_nothing(client, db, mailbox):
    sign_up(client)
    person = User.objects.get(email="new@example.org")
    assert "new" not in person.username
    assert person.username not in mailbox.wait_for("new@example.org").text


def test_signing_up_twice_looks_the_same_from_outside(client, a_person, mailbox):
    a_person("known@example.org")
    new, known = sign_up(client), sign_up(Client(), email="known@example.org")
    assert (new.status_code, new["Location"]) == (known.status_code, known["Location"])
    assert links(mailbox.wait_for("known@example.org"), "password/reset")
    assert User.objects.filter(email="known@example.org").count() == 1


def test_a_reset_is_said_to_be_sent_to_whoever_is_asked_for(client, a_person, mailbox):
    a_person("known@example.org")
    answers = [
        client.post("/account/password/reset/", {"email": f"{who}@example.org"})
        for who in ("known", "unknown")
    ]
    assert len({(one.status_code, one["Location"]) for one in answers}) == 1
    assert mailbox.wait_for("unknown@example.org").links


def test_a_wrong_address_and_a_wrong_password_get_one_answer(client, a_person):
    a_person("known@example.org")
    told = [
        sign_in(client, f"{who}@example.org", "not-the-password").context["form"].errors
        for who in ("known", "unknown")
    ]
    assert told[0] == told[1]


def test_a_password_is_reset_by_the_link_and_only_once(client, a_person, mailbox):
    a_person("known@example.org")
    client.post("/account/password/reset/", {"email": "known@example.org"})
    (address, _english) = links(mailbox.wait_for("known@example.org"), "password/reset/key")
    form = client.get(address)["Location"]
    client.post(form, {"password1": "another-long-word", "password2": "another-long-word"})
    assert sign_in(client, "known@example.org", "another-long-word").status_code == 302
    assert Client().get(address).context["token_fail"]


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "new@example.org"])
def test_weak_passwords_are_refused_in_thai(client, db, password):
    answer = sign_up(client, password1=password)
    assert answer.status_code == 200
    assert answer.context["form"].errors["password1"]
    assert not User.objects.exists()


def test_what_fills_in_the_trap_gets_no_account(client, db, mailbox):
    assert sign_up(client, reply_to="x").status_code == 302
    assert not User.objects.exists()


def test_too_many_tries_are_stopped(client, a_person):
    a_person("known@example.org")
    for _ in range(6):
        answer = sign_in(client, "known@example.org", "not-the-password")
    assert "ครั้ง" in str(answer.context["form"].errors)
    refused = sign_in(Client(), "known@example.org")
    assert refused.status_code == 200


@pytest.mark.parametrize(
    ("allowed", "written"),
    [([], 2), (["@example.org"], 1), (["b@example.net"], 1), (["@else.example"], 0)],
)
def test_a_test_site_writes_to_its_list_alone(settings, mailbox, allowed, written):
    settings.MAIL_ONLY_TO = allowed
    send_mail("x", "x", None, ["A@example.org", "b@example.net"])
    assert sum(len(one.recipients) for one in mailbox.letters) == written
