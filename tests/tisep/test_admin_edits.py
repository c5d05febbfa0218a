"""What curators do to records: many at once, two at the same time, back to an earlier version."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from actors.models import Actor, Project, WorkEntry
from records.models import ImportRun, SiteComment
from resources.models import Call
from tests.drawing import a_project, a_resource, an_actor
from tests.tisep.desk import desk, filled_in, person

pytestmark = pytest.mark.django_db


def test_many_are_published_as_a_persons_word_and_those_that_were_are_told(
    admin_client, admin_user
):
    actors = [an_actor(name, state="draft") for name in ("ก", "ข")] + [an_actor("ค")]
    sent = {"action": "publish", "_selected_action": [actor.pk for actor in actors]}
    told = admin_client.post(desk(Actor), sent, follow=True).rendered_content
    assert "2 " in told
    assert Actor.objects.public().count() == 3
    first, already = Actor.objects.get(name_th="ก"), Actor.objects.get(name_th="ค")
    assert (first.updated_by, first.edited_fields) == (admin_user, ["state"])
    assert (already.updated_by, already.edited_fields) == (None, [])
    assert LogEntry.objects.count() == 2
    event = first.pgh_event_model.objects.filter(pgh_obj=first).latest("pgh_id")
    assert event.pgh_context.metadata["user"] == admin_user.pk


def test_many_are_confirmed_today(admin_client):
    actor = an_actor(edited_fields=["name_th"])
    admin_client.post(desk(Actor), {"action": "confirm_today", "_selected_action": [actor.pk]})
    actor.refresh_from_db()
    assert actor.confirmed_on == timezone.localdate()
    assert actor.edited_fields == ["confirmed_on", "name_th"]


def test_the_second_of_two_curators_is_told_and_keeps_their_text():
    actor = an_actor("ชื่อเดิม", state="draft")
    address = desk(Actor, "change", actor.pk)
    _anong, first = person("curator", "anong")
    _boon, second = person("curator", "boon")
    hers, his = filled_in(first.get(address)), filled_in(second.get(address))
    assert first.post(address, hers | {"name_th": "ชื่อของอนงค์"}).status_code == 302

    refused = second.post(address, his | {"description_th": "คำอธิบายของบุญ"})
    assert refused.status_code == 200
    told = " ".join(refused.context_data["adminform"].form.non_field_errors())
    assert "anong" in told
    assert "ชื่อเดิม → ชื่อของอนงค์" in told
    assert "คำอธิบายของบุญ" in refused.rendered_content
    actor.refresh_from_db()
    assert (actor.name_th, actor.description_th) == ("ชื่อของอนงค์", "")

    knowingly = filled_in(refused) | {"name_th": "ชื่อของอนงค์"}
    assert second.post(address, knowingly).status_code == 302
    actor.refresh_from_db()
    assert (actor.name_th, actor.description_th) == ("ชื่อของอนงค์", "คำอธิบายของบุญ")


def test_what_another_page_changed_of_its_ties_and_tags_is_told_too(
    admin_client, issues_and_groups
):
    issues, _groups = issues_and_groups
    actor, project = an_actor("ผู้ร่วม"), a_project("โครงการร่วม")
    tie = project.participations.create(actor=actor, role="partner")
    address = desk(Actor, "change", actor.pk)
    _boon, second = person("curator", "boon")
    his = filled_in(second.get(address))
    page = desk(Project, "change", project.pk)
    hers = filled_in(admin_client.get(page))
    assert admin_client.post(page, hers | {"participations-0-role": "lead"}).status_code == 302
    actor.issues.add(issues["waste"])

    refused = second.post(address, his | {"description_th": "คำอธิบายของบุญ"})
    told = " ".join(refused.context_data["adminform"].form.non_field_errors())
    assert "admin" in told
    assert "โครงการร่วม" in told
    assert "– → ขยะ" in told
    tie.refresh_from_db()
    assert tie.role == "lead"
    assert [issue.slug for issue in actor.issues.all()] == ["waste"]


def test_what_an_import_wrote_meanwhile_is_told_too(admin_client):
    actor = an_actor()
    address = desk(Actor, "change", actor.pk)
    sent = filled_in(admin_client.get(address))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE actors_actor SET name_en = 'Another' WHERE id = %s", [actor.pk])
    response = admin_client.post(address, sent)
    assert "Example Foundation → Another" in " ".join(
        response.context_data["adminform"].form.non_field_errors()
    )


def test_lists_whose_values_are_given_are_ticked(admin_client, country):
    actor = an_actor("องค์กร", region=country["950102"])
    days = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
    entry = WorkEntry.objects.create(actor=actor, region=actor.region, name_th="งาน", **days)
    call = Call.objects.create(fund=a_resource(), name_th="รอบแรก", opens_on=date(2026, 1, 1))
    for row, name, ticked, unknown in (
        (actor, "roles", ["supporter", "implementer"], "king"),
        (call, "actor_kinds", ["cso"], "king"),
        (entry, "barriers", [2, 5], 99),
    ):
        address = desk(type(row), "change", row.pk)
        sent = filled_in(admin_client.get(address))
        refused = admin_client.post(address, sent | {name: [unknown]})
        assert name in refused.context_data["adminform"].form.errors
        assert admin_client.post(address, sent | {name: ticked}).status_code == 302, name
        row.refresh_from_db()
        assert getattr(row, name) == ticked
        page = admin_client.get(address)
        assert page.content.decode().count(f'type="checkbox" name="{name}"') > len(ticked)
        sent = filled_in(page)
        assert sent[name] == ticked
        assert admin_client.post(address, sent | {name: []}).status_code == 302, name
        row.refresh_from_db()
        assert getattr(row, name) == []


@pytest.mark.django_db(transaction=True)
def test_history_says_who_changed_what_and_an_earlier_version_comes_back(issues_and_groups):
    issues, _groups = issues_and_groups
    user, client = person("curator")
    actor = an_actor("ชื่อแรก")
    actor.issues.add(issues["waste"])
    version = actor.pgh_event_model.objects.filter(pgh_obj=actor).latest("pgh_id")
    address = desk(Actor, "change", actor.pk)
    sent = filled_in(client.get(address))
    changed = {"name_th": "ชื่อหลัง", "issues": [issues["child-protection"].pk]}
    assert client.post(address, sent | changed).status_code == 302

    page = client.get(desk(Actor, "history", actor.pk))
    newest = page.context_data["changes"][0]
    assert newest.who == "curator"
    said = {(d.old, d.new) for d in newest.differences}
    assert {("ชื่อแรก", "ชื่อหลัง"), ("ขยะ", ""), ("", "การคุ้มครองเด็ก")} <= said
    assert "ชื่อหลัง" in page.rendered_content

    assert client.get(desk(Actor, "restore", actor.pk, version.pgh_id)).status_code == 405
    client.post(desk(Actor, "restore", actor.pk, version.pgh_id))
    actor.refresh_from_db()
    assert actor.name_th == "ชื่อแรก"
    assert [issue.slug for issue in actor.issues.all()] == ["waste"]
    assert {"issues", "name_th"} <= set(actor.edited_fields)
    assert actor.updated_by == user
    assert actor.pgh_event_model.objects.filter(pgh_obj=actor).count() == 3


def test_a_contributor_restores_nothing_public_and_nobody_an_others_version():
    actor, other = an_actor(), an_actor("อื่น")
    event = actor.pgh_event_model.objects.get(pgh_obj=actor)
    _user, contributor = person("contributor")
    assert contributor.post(desk(Actor, "restore", actor.pk, event.pgh_id)).status_code == 403
    _user, curator = person("curator")
    assert curator.post(desk(Actor, "restore", other.pk, event.pgh_id)).status_code == 404


def test_the_map_asks_where_a_point_lies(admin_client, country):
    address = desk(Actor, "where")
    found = admin_client.get(address, {"lon": 101.5, "lat": 6.75}).json()
    assert (found["id"], found["text"]) == (
        country["950102"].pk,
        "ท่าสาป, เมืองยะลา, ยะลา (950102)",
    )
    assert "id" not in admin_client.get(address, {"lon": 101.5, "lat": 20}).json()
    assert "id" not in admin_client.get(address, {"lon": 10, "lat": 50}).json()
    for wrong in ({}, {"lon": "x", "lat": 1}, {"lon": "nan", "lat": "inf"}):
        assert "id" not in admin_client.get(address, wrong).json()


def test_a_dragged_point_whose_region_the_map_filled_in_is_placed_by_point(admin_client, country):
    actor = an_actor(region=country["9401"])
    address = desk(Actor, "change", actor.pk)
    moved = {
        "location": '{"type": "Point", "coordinates": [101.5, 6.75]}',
        "region": country["950102"].pk,
    }
    admin_client.post(address, filled_in(admin_client.get(address)) | moved)
    actor.refresh_from_db()
    assert (actor.region.code, actor.placed_by) == ("950102", "point")


def test_the_start_page_counts_what_needs_attention_and_leads_to_it(admin_client, country):
    an_actor("รอ", state="pending", region=country["95"])
    an_actor("ไม่มีที่", name_en="", confirmed_on=timezone.localdate())
    an_actor("เก็บแล้ว", name_en="", state="archived")
    a_project("โครงการ", name_en_unverified=True)
    ImportRun.objects.create(command="x", status="failed")
    SiteComment.objects.create(text="ผิด")
    page = admin_client.get("/admin/").context_data["attention"]
    for concern, counts in zip(
        page["records"][:-1],
        [[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]],
        strict=True,
    ):
        assert [count for _name, count, _address in concern.links] == counts
        for _name, count, address in concern.links:
            cl = admin_client.get(address).context_data["cl"]
            assert cl.result_count == count
    for _name, told, address in page["others"][:2]:
        assert told == 1
        assert admin_client.get(address).context_data["cl"].result_count == 1


def test_the_start_page_asks_little_and_shows_only_what_one_may_see(admin_client):
    with CaptureQueriesContext(connection) as queries:
        admin_client.get("/admin/")
    # One for each concern; none of them grows with the records.
    assert len(queries) <= 18
    _user, contributor = person("contributor")
    assert contributor.get("/admin/").context_data["attention"]["others"] == []
