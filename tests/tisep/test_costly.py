"""What takes a while to make is kept while nothing changes, and made for nobody without end."""

from __future__ import annotations

import pytest

from actors.models import Partnership
from tests.drawing import an_actor
from tisep.pages import costly, network

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(country, monkeypatch) -> list[str]:
    """The regions whose network was drawn, one by one."""
    found: list[str] = []
    draw = network.tell

    def told(region, ends):
        found.append(region.code)
        return draw(region, ends)

    monkeypatch.setattr(network, "tell", told)
    return found


def test_a_network_is_drawn_again_when_a_tie_has_changed(client, country, made):
    one, other = (an_actor(name, region=country["95"]) for name in ("หนึ่ง", "สอง"))
    pages = [client.get("/regions/95/network").content for _time in range(2)]
    assert pages[0] == pages[1]
    assert made == ["95"]
    Partnership.objects.create(actor=one, partner=other, kind="agreement")
    assert client.get("/regions/95/network").content != pages[0]
    client.get(f"/en/regions/95/network?from={one.uuid}&to={other.uuid}")
    assert made == ["95"] * 3


@pytest.mark.parametrize("path", ["network", "brief.pdf"])
def test_who_asks_for_very_many_waits_and_is_shown_what_is_there(client, made, monkeypatch, path):
    monkeypatch.setattr(costly, "MADE_AN_HOUR", 1)
    answers = [client.get(f"/en/regions/{code}/{path}") for code in ("95", "94", "95")]
    assert [one.status_code for one in answers] == [200, 429, 200]
    assert answers[1]["Retry-After"] == "3600"
    assert "in an hour" in answers[1].content.decode()
