"""What a filter takes and what it refuses, each with the field and the mend."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from records.api.parameters import Unusable
from regions.models import Region
from tests.drawing import a_project, an_actor
from tests.tisep.explore.drawing import sql
from tisep.explore.models import IndexedRecord
from tisep.explore.reading import read_box, read_instant

pytestmark = pytest.mark.django_db

ADDRESSES = ["/api/explore", "/api/explore/facets", "/api/explore/tiles/5/25/15.mvt", "/api/actors"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    "refusal",
    [
        ("record=person", "record", "actor, project, resource, need"),
        ("actor_kind=fund", "actor_kind", "government_agency"),
        ("resource_kind=cso", "resource_kind", "fund, knowledge"),
        ("listing=not_offered", "listing", "open, reserved"),
        ("role=boss", "role", "policy_maker"),
        ("issue=nothing", "issue", "/api/issues"),
        ("target_group=nothing", "target_group", "/api/target-groups"),
        ("region=99", "region", "/api/regions"),
        ("region=95&region=ยะลา", "region", "/api/regions"),
        ("located=99", "located", "/api/regions"),
        ("bbox=101,6,102", "bbox", "101,6,102,7"),
        ("bbox=101,6,102,x", "bbox", "101,6,102,7"),
        ("bbox=101,6,102,nan", "bbox", "101,6,102,7"),
        ("bbox=101,6,102,inf", "bbox", "101,6,102,7"),
        ("bbox=102,6,101,7", "bbox", "west,south,east,north"),
        ("bbox=101,7,102,6", "bbox", "west,south,east,north"),
        ("bbox=101,6,101,7", "bbox", "west,south,east,north"),
        ("bbox=6,101,7,102", "bbox", "-90 to 90"),
        ("bbox=101,6,181,7", "bbox", "-180 to 180"),
        ("bbox=101,6,102,7&bbox=101,6,102,7", "bbox", "once"),
        ("q=a&q=b", "q", "once"),
        ("q=", "q", "value"),
        ("updated_since=2567-01-01", "updated_since", "2024"),
        ("updated_since=yesterday", "updated_since", "2026-01-31"),
        ("updated_since=2026-02-30", "updated_since", "2026-01-31"),
        ("updated_since=2026-01-01T00:00:00", "updated_since", "+07:00"),
        ("colour=red", "colour", "record, actor_kind"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_mend(client, country, address, refusal):
    query, field, mend = refusal
    response = client.get(f"{address}?{query}", headers={"Accept-Language": "en"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    (fault,) = response.json()["errors"]
    assert fault["field"] == field
    assert mend in fault["hint"]


@pytest.mark.parametrize(
    ("z", "x", "y", "field"),
    [("21", "0", "0", "z"), ("-1", "0", "0", "z"), ("2", "4", "0", "x"), ("2", "0", "4", "y"),
     ("2", "abc", "0", "x"), ("99999999999999", "0", "0", "z")],
)  # fmt: skip
def test_a_tile_that_the_world_has_not_is_refused(client, z, x, y, field):
    response = client.get(reverse("api:explore-tile", args=[z, x, y]))
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == field


def test_several_faults_are_named_together(client, country):
    response = client.get("/api/explore?record=person&bbox=1&region=99")
    fields = [fault["field"] for fault in response.json()["errors"]]
    assert fields == ["record", "region", "bbox"]


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-31", datetime(2026, 1, 30, 17, tzinfo=UTC)),
        ("2026-01-31T08:00:00+07:00", datetime(2026, 1, 31, 1, tzinfo=UTC)),
        ("2026-01-31T08:00:00 07:00", datetime(2026, 1, 31, 1, tzinfo=UTC)),
        ("2026-01-31T01:00:00Z", datetime(2026, 1, 31, 1, tzinfo=UTC)),
    ],
)
def test_dates_and_times_are_read_as_they_are_written(text, instant):
    assert read_instant(text) == instant


def test_a_box_is_read_west_south_east_north():
    assert read_box("101,6.5,102.25,7").extent == (101, 6.5, 102.25, 7)
    with pytest.raises(Unusable):
        read_box("101,6,102,7,8")


def test_what_changed_since_is_listed_with_what_was_removed(client, country):
    old, new, gone = an_actor("เก่า"), an_actor("ใหม่"), a_project("หาย")
    sql("UPDATE explore_indexedrecord SET updated_at = '2026-01-01T00:00Z'")
    new.name_en = "New"
    new.save()
    gone.delete()
    found = client.get("/api/explore?updated_since=2026-01-02").json()
    assert [row["uuid"] for row in found["results"]] == [str(new.uuid)]
    (stone,) = found["removed"]
    assert (stone["record"], stone["uuid"]) == ("project", str(gone.uuid))
    again = client.get("/api/explore", {"updated_since": found["as_of"]}).json()
    assert old.uuid not in {row["uuid"] for row in again["results"]}
    assert not client.get("/api/explore?updated_since=2026-01-02&record=actor").json()["removed"]
    actors = client.get("/api/actors?updated_since=2026-01-02").json()
    assert (actors["count"], actors["removed"]) == (1, [])
    assert client.get("/api/projects?updated_since=2026-01-02").json()["removed"] == [stone]
    assert "removed" not in client.get("/api/explore").json()


def test_the_list_is_in_the_order_of_a_thai_dictionary(client, country):
    names = ["แพร่", "พะเยา", "เกาะ", "กาญจนบุรี", "ไทย", "ตราด", "เชียงใหม่", "ขอนแก่น"]
    for name in names:
        an_actor(name)
    listed = [row["name_th"] for row in client.get("/api/explore").json()["results"]]
    assert listed == [*("กาญจนบุรี", "เกาะ", "ขอนแก่น", "เชียงใหม่", "ตราด", "ไทย", "พะเยา", "แพร่")]


def test_a_row_says_where_it_is_and_that_it_is_drawn_at_its_region(client, country):
    actor = an_actor(region=country["950102"], name_en_unverified=True)
    actor.serves.add(country["TH"])
    (row,) = client.get("/api/explore").json()["results"]
    assert row["region"] == "950102"
    assert (row["lon"], row["lat"], row["at_region"]) == (101.5, 6.75, True)
    assert (row["serves"], row["serves_country"]) == (["TH"], True)
    assert row["name_en_unverified"] is True
    assert row["url"].endswith(f"/api/actors/{actor.uuid}")
    assert row["page"].endswith(f"/actors/{actor.uuid}")


@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_what_has_not_changed_is_not_sent_again(client, country, address):
    actor = an_actor(region=country["950102"])
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=4"
    kept = {"If-None-Match": first["ETag"]}
    same = client.get(address, headers=kept)
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    assert client.get(f"{address}?record=actor", headers=kept).status_code == 200
    actor.name_en = "Changed"
    actor.save()
    assert client.get(address, headers=kept).status_code == 200


def test_who_is_signed_in_sees_a_change_at_once(client, country, admin_user):
    client.force_login(admin_user)
    response = client.get("/api/explore")
    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


def test_drafts_are_in_no_answer(client, country):
    an_actor(state="draft", region=country["950102"])
    assert client.get("/api/explore").json()["count"] == 0
    assert client.get("/api/explore/facets").json()["count"] == 0
    assert client.get("/api/explore/tiles/0/0/0.mvt").content == b""
    assert not IndexedRecord.objects.exists()


def test_a_group_of_provinces_is_its_provinces(client, country):
    group = Region.objects.create(
        level="group", code="TH-S-3", name_th="กลุ่มจังหวัด", parent=country["TH"]
    )
    group.members.add(country["95"])
    an_actor("ในยะลา", region=country["950101"])
    an_actor("ในปัตตานี", region=country["940101"])
    for parameter in ("region", "located"):
        found = client.get("/api/explore", {parameter: "TH-S-3"}).json()["results"]
        assert [one["name_th"] for one in found] == ["ในยะลา"]
