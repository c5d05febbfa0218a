"""Lists of records: their order, formats, filters and cost."""

from __future__ import annotations

import csv
import io

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.drawing import a_need, a_project, a_resource, an_actor

pytestmark = pytest.mark.django_db


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


def test_lists_are_in_the_order_of_a_thai_dictionary(client, country):
    for name in ("เกาะ", "ขนม", "กา", "แก้ว"):
        an_actor(name)
    names = [one["name_th"] for one in got(client, "/api/actors")["results"]]
    assert names == ["กา", "เกาะ", "แก้ว", "ขนม"]


def test_geojson_draws_points_regions_and_nothing_else(client, country):
    an_actor("ก จุด", region=country["950101"], at=(101.25, 6.25))
    an_actor("ข เขต", region=country["9502"])
    an_actor("ค ไม่มีที่")
    said = got(client, "/api/actors.geojson")
    assert said["type"] == "FeatureCollection"
    assert (said["numberMatched"], said["numberReturned"]) == (3, 3)
    exact, at_region, nowhere = said["features"]
    assert exact["geometry"] == {"type": "Point", "coordinates": [101.25, 6.25]}
    assert at_region["geometry"]["coordinates"] == [102.5, 6.5]
    assert at_region["properties"]["at_region"] is True
    assert at_region["properties"]["location"] is None
    assert nowhere["geometry"] is None


def test_csv_holds_every_row_in_both_languages(client, country):
    for number in range(60):
        an_actor(f"องค์กร {number:02}", region=country["950102"], name_en=f"Body {number}")
    response = client.get("/api/actors.csv")
    text = response.getvalue().decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [row["name_th"] for row in rows] == [f"องค์กร {number:02}" for number in range(60)]
    assert rows[7]["name_en"] == "Body 7"
    assert rows[7]["region.code"] == "950102"
    assert (rows[7]["location.lon"], rows[7]["at_region"]) == ("", "true")
    assert response["Content-Disposition"] == 'attachment; filename="actors.csv"'


def test_csv_follows_the_filters_and_has_no_pages(client, country):
    an_actor("ก", region=country["95"])
    an_actor("ข", region=country["94"])
    text = client.get("/api/actors.csv?located=95").getvalue().decode()
    assert len(text.splitlines()) == 2
    refused = client.get("/api/actors.csv?page=2")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "page")


def test_csv_names_the_partners_of_a_project(client, country):
    project = a_project()
    for name in ("หนึ่ง", "สอง"):
        project.participations.create(actor=an_actor(name))
    text = client.get("/api/projects.csv").getvalue().decode()
    (row,) = csv.DictReader(io.StringIO(text[1:]))
    assert row["participations.actor.name_th"] == "หนึ่ง; สอง"


def full_actor(country, issues, groups, number: int):
    actor = an_actor(f"องค์กร {number}", region=country["9501"], parent=an_actor(f"แม่ {number}"))
    actor.issues.add(*issues.values())
    actor.target_groups.add(*groups.values())
    actor.serves.add(country["94"], country["95"])
    project = a_project(f"โครงการ {number}", region=country["94"])
    project.participations.create(actor=actor)
    a_resource(f"ทุน {number}", owner=actor, region=country["95"])
    a_need(actor, f"ขอ {number}")


@pytest.mark.parametrize(
    "address",
    [
        f"/api/{kind}{suffix}"
        for kind in ("actors", "projects", "resources", "needs", "explore")
        for suffix in ("", ".geojson", ".csv")
    ],
)
def test_a_page_costs_the_same_whatever_its_size(client, country, issues_and_groups, address):
    issues, groups = issues_and_groups
    full_actor(country, issues, groups, 1)
    client.get(address)
    few = cost(client, address)
    for number in range(2, 7):
        full_actor(country, issues, groups, number)
    assert cost(client, address) == few <= 12


def cost(client, address: str) -> int:
    """How many queries an answer takes, read to its end."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).getvalue()
    return len(queries)


def test_the_detail_of_an_actor_costs_the_same_however_much_it_does(
    client, country, django_assert_max_num_queries
):
    actor = an_actor()
    for number in range(6):
        a_project(str(number)).participations.create(actor=actor)
        actor.partnerships.create(partner=an_actor(f"เพื่อน {number}"), kind="member")
        an_actor(f"หน่วย {number}", parent=actor)
        a_resource(str(number), owner=actor)
    with django_assert_max_num_queries(12):
        client.get(f"/api/actors/{actor.uuid}")


def test_a_list_of_records_is_filtered_by_the_index(client, country, issues_and_groups):
    issues, _groups = issues_and_groups
    here, there = an_actor("ก", region=country["950102"]), an_actor("ข", region=country["94"])
    here.issues.add(issues["waste"])
    assert got(client, "/api/actors?issue=social-power")["results"][0]["uuid"] == str(here.uuid)
    assert got(client, "/api/actors?located=94")["results"][0]["uuid"] == str(there.uuid)
    assert got(client, "/api/projects?located=94")["count"] == 0
    assert client.get("/api/actors?issue=nothing").status_code == 400


def test_updated_since_tells_what_was_removed(client, country):
    kept, gone, other = an_actor("ก"), an_actor("ข"), a_project()
    gone.state = "archived"
    gone.save()
    other.delete()
    said = got(client, "/api/actors?updated_since=2026-01-01")
    assert [one["uuid"] for one in said["results"]] == [str(kept.uuid)]
    assert [(one["record"], one["uuid"]) for one in said["removed"]] == [("actor", str(gone.uuid))]
    assert "removed" not in got(client, "/api/actors")
    drawn = got(client, "/api/actors.geojson?updated_since=2026-01-01")
    assert len(drawn["removed"]) == 1


def test_a_cursor_of_one_list_does_not_fit_another(client, country):
    for plural in ("explore", "actors"):
        cursor = signing.dumps([False, ["ก", "12"]], salt=f"records.api.pages.{plural}")
        other = "actors" if plural == "explore" else "explore"
        assert client.get(f"/api/{other}?cursor={cursor}").status_code == 400
