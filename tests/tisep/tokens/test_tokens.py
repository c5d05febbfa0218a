"""A person's tokens: made once, shown once, kept as a hash, ended, and gone with the person."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.tisep.accounts.conftest import PASSWORD
from tisep.personal import retention
from tisep.tokens.making import MOST, known, make
from tisep.tokens.models import Token
from tisep.tokens.secrets import is_one, new_secret

pytestmark = pytest.mark.django_db
FORM = {"name": "ระบบของเทศบาล", "scopes": ["listings:write", "own:read"], "days": "90"}


@pytest.fixture
def somebody(a_person, client):
    """Somebody who has just proved who they are, and their client."""
    person, _client = a_person()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    for method in (client.get, client.post):
        assert "reauthenticate" in method("/me/tokens/new", FORM)["Location"]
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return person, client


def test_a_token_is_made_shown_once_and_revoked(somebody):
    person, client = somebody
    mail.outbox.clear()
    page = client.get("/me/tokens/new")
    assert page.context["form"]["days"].value() == 90
    made = client.post("/me/tokens/new", FORM)
    assert made["Cache-Control"] == "private, no-store"
    secret = made.context["secret"]
    assert secret in made.content.decode()
    assert is_one(secret)
    token = Token.objects.get(person=person)
    assert (token.scopes, token.last_used_on) == (["listings:write", "own:read"], None)
    assert token.expires_at - token.made_at == timedelta(days=90)
    assert (known(secret), known(secret[:-1] + "-"), known("tisep_")) == (token, None, None)
    (letter,) = mail.outbox
    assert FORM["name"] in letter.body

    copied = client.get("/me/data/copy.json").content.decode()
    (kept,) = dict(json.loads(copied))["tokens.token"]
    assert kept["name"] == FORM["name"]
    for told in (client.get("/me/tokens").content.decode(), copied, letter.body):
        assert secret not in told
        assert token.hash not in told
    assert secret not in str(vars(token))

    assert client.post(f"/me/tokens/{token.pk}/revoke").status_code == 302
    assert known(secret) is None


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"name": "x" * 101}, {"scopes": []}, {"scopes": ["all"]}, {"days": "9999"}],
)
def test_what_is_wrong_is_said_beside_the_field(somebody, wrong):
    answer = somebody[1].post("/me/tokens/new", FORM | wrong)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == set(wrong)
    assert not Token.objects.exists()


def test_tokens_are_each_persons_own(somebody, a_person, client):
    token, _secret = make(by=somebody[0], name="x", scopes=["own:read"], days=30)
    _other, stranger = a_person("other@example.org")
    assert token.beginning not in stranger.get("/me/tokens").content.decode()
    assert stranger.post(f"/me/tokens/{token.pk}/revoke").status_code == 404
    client.logout()
    for address in ("/me/tokens", "/me/tokens/new"):
        assert "login" in client.get(address)["Location"]
    assert Token.objects.filter(pk=token.pk).exists()


def test_curators_set_up_a_second_factor_first(somebody, settings):
    person, client = somebody
    person.is_superuser = True
    person.save()
    settings.REQUIRE_SECOND_FACTOR = True
    assert client.post("/me/tokens/new", FORM).status_code == 403
    assert not Token.objects.exists()


def test_they_end_and_go_with_the_person(a_person):
    person, _client = a_person()
    old, new = (make(by=person, name=name, scopes=["own:read"], days=30)[0] for name in "ab")
    long_ago = timezone.now() - timedelta(days=100)
    Token.objects.filter(pk=old.pk).update(
        made_at=long_ago, expires_at=long_ago + timedelta(days=60)
    )
    assert retention.end()["API tokens"] == 1
    assert list(Token.objects.all()) == [new]
    person.delete()
    assert not Token.objects.exists()


@pytest.mark.parametrize("way", ["changed", "reset", "set at the desk"])
def test_a_new_password_ends_them_and_the_person_is_told(
    a_person, django_capture_on_commit_callbacks, way
):
    person, client = a_person()
    other, _client = a_person("other@example.org")
    _token, secret = make(by=person, name=FORM["name"], scopes=["own:read"], days=30)
    kept, _secret = make(by=other, name="y", scopes=["own:read"], days=30)
    signed = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/me", headers=signed).status_code == 200
    mail.outbox.clear()
    new = {"password1": "an-other-test-word", "password2": "an-other-test-word"}
    with django_capture_on_commit_callbacks(execute=True):
        if way == "changed":
            client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, **new})
        elif way == "reset":
            client.logout()
            client.post(reverse("account_reset_password"), {"email": person.email})
            link = re.search(r"http://testserver(/\S*password/reset/key/\S+)", mail.outbox[0].body)
            client.post(client.get(link[1])["Location"], new)
        else:
            _boss, desk = a_person("boss@example.org", is_staff=True, is_superuser=True)
            desk.post(
                f"/admin/records/user/{person.pk}/password/", new | {"usable_password": "true"}
            )
    person.refresh_from_db()
    assert person.check_password(new["password1"])
    assert Client().get("/api/me", headers=signed).status_code == 401
    assert list(Token.objects.all()) == [kept]
    (told,) = [one for one in mail.outbox if FORM["name"] in one.body]
    assert told.to == [person.email]


def test_signing_in_ends_none_though_the_password_is_hashed_anew(a_person, settings):
    person, _client = a_person()
    token, _secret = make(by=person, name="x", scopes=["own:read"], days=30)
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    Client().post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    person.refresh_from_db()
    assert person.password.startswith("scrypt")
    assert list(person.api_tokens.all()) == [token]


def test_nobody_has_very_many(a_person):
    person, _client = a_person()
    for _n in range(MOST):
        make(by=person, name="x", scopes=["own:read"], days=30)
    with pytest.raises(ValidationError):
        make(by=person, name="x", scopes=["own:read"], days=30)


@pytest.mark.parametrize(
    "wrong",
    [{"scopes": []}, {"scopes": ["all"]}, {"days": 400}, {"days": -1}, {"name": ""}],
)
def test_the_database_holds_to_it(a_person, wrong):
    person, _client = a_person()
    good = {"name": "x", "scopes": ["own:read"], "days": 30}
    with pytest.raises(IntegrityError), transaction.atomic():
        make(by=person, **(good | wrong))


def test_a_secret_is_known_from_any_other_text():
    secret = new_secret()
    assert secret != new_secret()
    other = "b" if secret[10] == "a" else "a"
    assert not any(map(is_one, ("", secret[1:], secret + "a", secret[:10] + other + secret[11:])))
