"""Handing a page on: by LINE, by mail, by a code that a camera reads."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
import segno

from tests.drawing import an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("what", ["actor", "region"])
def test_a_page_is_handed_on(client, country, settings, what, language):
    settings.SITE_ADDRESS = "https://tisep.example"
    path = f"/actors/{an_actor('มูลนิธิ & เพื่อน').uuid}" if what == "actor" else "/regions/95"
    address = f"https://tisep.example{language}{path}"
    page = Page(client.get(language + path))
    line = next(link for link in page.links if "line.me" in link)
    assert parse_qs(urlsplit(line).query)["text"][0].endswith(f" {address}")
    (code,) = page.all("img", **{"class": "share-code"})
    assert code["src"] == segno.make(address, error="m").svg_data_uri(scale=5, border=2)


def test_following_is_one_link_away(client, country):
    actor = an_actor()
    assert f"/me/follow?about={actor.uuid}" in Page(client.get(f"/actors/{actor.uuid}")).links
    assert "/me/follow?region=95" in Page(client.get("/regions/95")).links
    assert "/en/me/follow?q=waste" in Page(client.get("/en/search?q=waste")).links
