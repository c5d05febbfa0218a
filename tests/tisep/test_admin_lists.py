"""Long lists at the desk: found as Thai is typed, narrowed, as quick with many rows as with few."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actors.models import Actor, Issue, Project
from records.models import DataSource
from regions.models import Region
from resources.models import Need, Resource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk

pytestmark = pytest.mark.django_db


def listed(client, model=Actor, **query) -> list[str]:
    response = client.get(desk(model), query)
    assert response.status_code == 200, response.headers.get("Location")
    return sorted(record.name_th for record in response.context_data["cl"].result_list)


@pytest.mark.parametrize(
    "typed",
    ["ผู้สูงอายุ", "ผู้สุงอายุ", "สูงอายุ ยะลา", "มูลนิธิผู้สูง", "elder", "เพื่อน", "ก.ย.", "กย", "S-17"],
)
def test_a_record_is_found_as_thai_is_typed(admin_client, typed):
    source = DataSource.objects.create(slug="s", name_th="แหล่ง")
    an_actor(
        "มูลนิธิ ผู้สูงอายุ จังหวัดยะลา",
        name_en="Yala Elders",
        aliases=["กลุ่มเพื่อน"],
        abbreviations=["ก.ย."],
        source=source,
        source_ref="S-17",
        state="draft",
    )
    an_actor("สมาคมชาวประมง", name_en="Fishers")
    assert listed(admin_client, q=typed) == ["มูลนิธิ ผู้สูงอายุ จังหวัดยะลา"]


@pytest.mark.parametrize("typed", ["%", "_", "ไม่มีชื่อนี้", "\\"])
def test_signs_are_only_signs(admin_client, typed):
    an_actor("ก")
    assert listed(admin_client, q=typed) in ([], ["ก"])
    assert listed(admin_client, q="ข%") == []


def test_records_are_narrowed_by_freshness(admin_client):
    today = timezone.localdate()
    for name, days in [("ก", 30), ("ข", 300), ("ค", 600), ("ง", 900)]:
        an_actor(name, confirmed_on=today - timedelta(days))
    an_actor("จ", confirmed_on=None)
    assert listed(admin_client, fresh="6") == ["ก"]
    assert listed(admin_client, fresh="12") == ["ก", "ข"]
    assert listed(admin_client, fresh="24") == ["ก", "ข", "ค"]
    assert listed(admin_client, fresh="stale") == ["ค", "ง", "จ"]
    assert listed(admin_client, fresh="never") == ["จ"]


def test_records_are_narrowed_by_place(admin_client, country):
    an_actor("ท่าสาป", region=country["950102"])
    an_actor("เบตง", region=country["9502"])
    an_actor("ปัตตานี", region=country["94"])
    an_actor("ไม่ทราบ")
    assert listed(admin_client, region=country["95"].pk) == ["ท่าสาป", "เบตง"]
    assert listed(admin_client, region="none") == ["ไม่ทราบ"]


def test_records_are_narrowed_by_issue_source_and_english_name(admin_client, issues_and_groups):
    issues, _groups = issues_and_groups
    source = DataSource.objects.create(slug="s", name_th="แหล่ง")
    child = an_actor("เด็ก", name_en="")
    child.issues.add(issues["child-protection"])
    an_actor("ขยะ", name_en_unverified=True, source=source).issues.add(issues["waste"])
    assert listed(admin_client, issue="equality") == ["เด็ก"]
    assert listed(admin_client, issue="waste") == ["ขยะ"]
    assert listed(admin_client, english="missing") == ["เด็ก"]
    assert listed(admin_client, english="unverified") == ["ขยะ"]
    assert listed(admin_client, source=source.pk) == ["ขยะ"]
    assert listed(admin_client, source="none") == ["เด็ก"]


def queries_of(client, address, query) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address, query).status_code == 200
    return len(queries)


def many(number, region) -> None:
    owner = an_actor(f"ผู้ให้ {number}")
    for n in range(number):
        an_actor(f"กลุ่ม {number}-{n}", region=region)
        a_project(f"กลุ่ม {number}-{n}", region=region)
        a_resource(f"กลุ่ม {number}-{n}", region=region, owner=owner)
        a_need(owner, f"กลุ่ม {number}-{n}", region=region)


@pytest.mark.parametrize("query", [{}, {"q": "กลุ่ม"}, {"fresh": "never", "state": "published"}])
def test_a_list_asks_as_often_for_many_rows_as_for_few(admin_client, country, query):
    kinds = (Actor, Project, Resource, Need)
    many(5, country["950102"])
    few = [queries_of(admin_client, desk(kind), query) for kind in kinds]
    many(70, country["9401"])
    assert [queries_of(admin_client, desk(kind), query) for kind in kinds] == few


def test_no_page_carries_all_choices(admin_client, country):
    """Neither lists nor forms name a region that the record has nothing to do with."""
    actor = an_actor(region=country["95"])
    Issue.objects.create(slug="far", name_th="ประเด็นไกล")
    DataSource.objects.create(slug="far", name_th="แหล่งไกล")
    an_actor("องค์กรไกล")
    form = admin_client.get(desk(Actor, "change", actor.pk)).rendered_content
    for name in ("สะบารัง", "ประเด็นไกล", "แหล่งไกล", "องค์กรไกล"):
        assert name not in form
    rows = admin_client.get(desk(Actor)).rendered_content
    assert "สะบารัง" not in rows
    assert "แหล่งไกล" not in rows


def test_regions_of_one_name_are_told_apart(admin_client, country):
    asked = {"app_label": "actors", "model_name": "actor", "field_name": "region", "term": "เบตง"}
    found = admin_client.get("/admin/autocomplete/", asked).json()["results"]
    assert [one["text"] for one in found] == ["เบตง, ยะลา (9502)", "เบตง, เบตง, ยะลา (950201)"]
    assert Region.objects.get(pk=found[0]["id"]).code == "9502"
