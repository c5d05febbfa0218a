"""Resources and needs as everybody may read them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.drawing import a_need, a_resource, an_actor

pytestmark = pytest.mark.django_db


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def test_a_resource_names_its_public_owner(client, country):
    owner = an_actor("เจ้าของ", region=country["95"])
    resource = a_resource(owner=owner, kind="data", kind_as_written="ฐานข้อมูล")
    said = got(client, f"/api/resources/{resource.uuid}")
    assert said["owner"]["uuid"] == str(owner.uuid)
    assert said["owner"]["url"].endswith(f"/api/actors/{owner.uuid}")
    assert (said["kind"], said["kind_as_written"]) == ("data", "ฐานข้อมูล")


def test_an_owner_that_is_not_public_is_not_named(client, country):
    hidden = an_actor("ซ่อน", state="draft")
    resource = a_resource(owner=hidden)
    need = a_need(hidden)
    assert got(client, f"/api/resources/{resource.uuid}")["owner"] is None
    assert got(client, f"/api/needs/{need.uuid}")["actor"] is None
    for address in ("/api/resources", "/api/needs", "/api/resources.geojson"):
        assert "ซ่อน" not in client.get(address).content.decode()
    for address in ("/api/resources.csv", "/api/needs.csv"):
        assert "ซ่อน" not in client.get(address).getvalue().decode()


def test_a_need_says_what_and_by_when(client, country):
    need = a_need(an_actor(), quantity="5 คัน", needed_by=date(2026, 6, 30), region=country["9501"])
    said = got(client, f"/api/needs/{need.uuid}")
    assert (said["quantity"], said["needed_by"]) == ("5 คัน", "2026-06-30")
    assert (said["location"], said["at_region"]) == (None, True)


def test_a_resource_s_kind_filters(client, country):
    a_resource("ทุน", kind="fund")
    a_resource("ความรู้", kind="knowledge")
    said = got(client, "/api/resources?resource_kind=knowledge")
    assert [one["name_th"] for one in said["results"]] == ["ความรู้"]
