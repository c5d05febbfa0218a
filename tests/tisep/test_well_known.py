"""What is asked for without a link: security.txt, the icon, an address with a slash too many."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db


def test_security_txt_says_where_to_report_and_has_not_expired(client):
    response = client.get("/.well-known/security.txt")
    said = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert said["Contact"] == "http://testserver/comment"
    assert said["Policy"] == "http://testserver/security"
    expires = datetime.fromisoformat(said["Expires"])
    assert timezone.now() < expires < timezone.now() + timedelta(days=365)


def test_the_icon_is_found_where_browsers_look(client):
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/regions/95/", "/regions/95"),
        ("/en/about/", "/en/about"),
        ("/about//", "/about"),
    ],
)
def test_a_slash_too_many_leads_on(client, country, asked, found):
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, found)
    assert client.get(found).status_code == 200


@pytest.mark.parametrize("asked", ["/nowhere/", "/%2Fexample.org/", "/%2Fexample.org//"])
def test_a_slash_leads_nowhere_else(client, asked):
    assert client.get(asked).status_code == 404
