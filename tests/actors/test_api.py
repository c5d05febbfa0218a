"""Actors, projects and the taxonomy as everybody may read them."""

from __future__ import annotations

from datetime import date

import pytest

from actors.models import Stage
from records.models import DataSource
from tests.drawing import a_need, a_project, a_resource, an_actor

pytestmark = pytest.mark.django_db


def got(client, address: str) -> dict:
    response = client.get(address)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def source(db):
    return DataSource.objects.create(
        slug="register", name_th="ทะเบียน", name_en="Register", licence="CC-BY-4.0"
    )


def test_an_actor_carries_both_languages_its_source_and_its_place(
    client, country, issues_and_groups, source
):
    issues, groups = issues_and_groups
    actor = an_actor(
        region=country["950102"],
        at=(101.25, 6.75),
        source=source,
        source_ref="17",
        confirmed_on=date(2026, 1, 15),
        roles=["implementer"],
        aliases=["ชื่ออื่น"],
    )
    actor.issues.add(issues["waste"])
    actor.target_groups.add(groups["older-persons"])
    actor.serves.add(country["94"], country["9501"])
    said = got(client, f"/api/actors/{actor.uuid}")
    assert said["url"] == f"http://testserver/api/actors/{actor.uuid}"
    assert said["page"] == f"http://testserver/actors/{actor.uuid}"
    assert (said["name_th"], said["name_en"]) == ("มูลนิธิตัวอย่าง", "Example Foundation")
    assert (said["location"], said["at_region"]) == ([101.25, 6.75], False)
    assert said["region"]["code"] == "950102"
    assert (said["serves"], said["issues"]) == (["94", "9501"], ["waste"])
    assert said["target_groups"] == ["older-persons"]
    assert (said["source"]["slug"], said["source_ref"]) == ("register", "17")
    assert (said["confirmed_on"], said["roles"]) == ("2026-01-15", ["implementer"])


def test_the_page_s_address_is_the_same_for_every_reader(client, country):
    actor = an_actor()
    said = client.get(f"/api/actors/{actor.uuid}", headers={"Accept-Language": "en"}).json()
    assert said["page"] == f"http://testserver/actors/{actor.uuid}"


def test_nothing_internal_is_said(client, country, django_user_model):
    somebody = django_user_model.objects.create_user("somchai", email="somchai@example.org")
    actor = an_actor(created_by=somebody, updated_by=somebody, edited_fields=["name_th"])
    for address in ("/api/actors", f"/api/actors/{actor.uuid}", "/api/actors.geojson"):
        text = client.get(address).content.decode()
        assert "somchai" not in text
        for key in (f'"id":{actor.pk}', '"pk"', "created", "updated_by", "state", "edited_"):
            assert key not in text


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_what_is_not_public_is_nowhere(client, country, state):
    actor = an_actor(state=state)
    assert got(client, "/api/actors")["count"] == 0
    assert client.get(f"/api/actors/{actor.uuid}").status_code == 404
    assert client.get(f"/api/actors/{actor.uuid}.geojson").status_code == 404


def test_an_actor_s_detail_names_only_public_others(client, country):
    parent, unit, partner = an_actor("แม่"), an_actor("หน่วย"), an_actor("เพื่อน")
    actor = an_actor("กลาง", parent=parent)
    unit.parent = actor
    unit.save()
    hidden = an_actor("ซ่อน", state="draft", parent=actor)
    project, secret = a_project(), a_project("ลับ", state="pending")
    for one in (project, secret):
        one.participations.create(actor=actor, role="lead")
    actor.partnerships.create(partner=partner, kind="agreement")
    actor.partnerships.create(partner=hidden, kind="member")
    partner.partnerships.create(partner=actor, kind="funding")
    hidden.partnerships.create(partner=actor, kind="funding")
    a_resource("ให้", owner=actor)
    a_resource("ไม่ให้", owner=actor, state="archived")
    a_need(actor, "ขอ")
    a_need(actor, "ไม่ขอ", state="draft")
    said = got(client, f"/api/actors/{actor.uuid}")
    assert said["parent"]["name_th"] == "แม่"
    assert [one["name_th"] for one in said["units"]] == ["หน่วย"]
    assert [one["project"]["name_th"] for one in said["participations"]] == ["โครงการตัวอย่าง"]
    assert said["participations"][0]["role"] == "lead"
    assert [(one["kind"], one["partner"]["name_th"]) for one in said["partnerships"]] == [
        ("agreement", "เพื่อน")
    ]
    assert [one["actor"]["name_th"] for one in said["partnerships_of"]] == ["เพื่อน"]
    assert [one["name_th"] for one in said["resources"]] == ["ให้"]
    assert [one["name_th"] for one in said["needs"]] == ["ขอ"]
    assert "ลับ" not in str(said)
    assert "ซ่อน" not in str(said)


def test_a_parent_that_is_not_public_is_not_named(client, country):
    actor = an_actor(parent=an_actor("ซ่อน", state="archived"))
    assert got(client, f"/api/actors/{actor.uuid}")["parent"] is None
    assert got(client, "/api/actors")["results"][0]["parent"] is None


def test_a_project_names_its_partners_stages_and_lessons(client, country):
    project = a_project(
        region=country["95"],
        partners_as_text=["อาสาสมัคร"],
        kpis_th="เด็กทุกคน",
        starts_on=date(2024, 5, 1),
    )
    project.participations.create(actor=an_actor("ผู้นำ"), role="lead", role_as_written="หัวหน้า")
    project.participations.create(actor=an_actor("ซ่อน", state="draft"))
    Stage.objects.create(project=project, number=2, name_th="สอง")
    Stage.objects.create(project=project, number=1, name_th="หนึ่ง", held_on=date(2024, 5, 17))
    project.lessons.create(name_th="เริ่มเล็ก ๆ", state="published")
    project.lessons.create(name_th="ร่าง")
    said = got(client, f"/api/projects/{project.uuid}")
    assert [(one["actor"]["name_th"], one["role"]) for one in said["participations"]] == [
        ("ผู้นำ", "lead")
    ]
    assert said["partners_as_text"] == ["อาสาสมัคร"]
    assert [one["name_th"] for one in said["stages"]] == ["หนึ่ง", "สอง"]
    assert said["kpis_th"] == "เด็กทุกคน"
    assert [one["name_th"] for one in said["lessons"]] == ["เริ่มเล็ก ๆ"]
    assert (said["starts_on"], said["stages"][0]["held_on"]) == ("2024-05-01", "2024-05-17")
    listed = got(client, "/api/projects")["results"][0]
    assert [one["actor"]["name_th"] for one in listed["participations"]] == ["ผู้นำ"]


def test_the_taxonomy_says_what_hangs_on_what(client, issues_and_groups):
    said = got(client, "/api/issues")
    assert said["count"] == 4
    chain = got(client, "/api/issues/equality")
    assert (chain["parent"], chain["sub_issues"]) == (None, ["child-protection"])
    assert got(client, "/api/issues/waste")["parent"] == "social-power"
    assert got(client, "/api/target-groups/older-persons")["name_en"] == "Older persons"
    assert client.get("/api/issues/nothing").status_code == 404
