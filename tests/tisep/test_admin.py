"""The desk: lists open, a point finds its region, and what a person wrote stays theirs."""

from __future__ import annotations

import pytest
from django.contrib import admin

from actors.models import Actor
from records.models import DataSource, ImportRun, SiteComment
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk, filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def saved(admin_client):
    """Change one record at the desk; returns it as stored."""

    def save(record, **changes):
        address = desk(type(record), "change", record.pk)
        sent = filled_in(admin_client.get(address)) | changes
        response = admin_client.post(address, sent)
        assert response.status_code == 302, response.context_data["errors"]
        record.refresh_from_db()
        return record

    return save


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_every_list_opens_and_is_searched(admin_client, model):
    assert admin_client.get(desk(model)).status_code == 200
    if admin.site._registry[model].search_fields:
        assert admin_client.get(desk(model), {"q": "ยะลา"}).status_code == 200


def test_every_kind_of_record_opens(admin_client, country):
    actor = an_actor(region=country["9501"])
    source = DataSource.objects.create(slug="s", name_th="แหล่ง")
    for record in (actor, a_project(), a_resource(), a_need(actor), country["95"], source):
        assert admin_client.get(desk(type(record), "change", record.pk)).status_code == 200


def test_a_new_point_finds_its_region_and_is_the_persons(saved, country):
    actor = saved(
        an_actor(region=country["9401"]),
        location='{"type": "Point", "coordinates": [101.5, 6.75]}',
    )
    assert (actor.region.code, actor.placed_by, actor.placed_sure) == ("950102", "point", True)
    assert actor.edited_fields == ["location", "region"]


def test_a_point_in_no_region_leaves_the_region(saved, country):
    actor = saved(
        an_actor(region=country["9401"]),
        location='{"type": "Point", "coordinates": [100.5, 15.0]}',
    )
    assert (actor.region.code, actor.placed_by) == ("9401", "code")


def test_a_point_abroad_is_refused(admin_client, country):
    actor = an_actor(region=country["9401"])
    address = desk(Actor, "change", actor.pk)
    abroad = {"location": '{"type": "Point", "coordinates": [10.0, 50.0]}'}
    response = admin_client.post(address, filled_in(admin_client.get(address)) | abroad)
    assert response.status_code == 200
    assert response.context_data["errors"]
    actor.refresh_from_db()
    assert actor.location is None


def test_a_chosen_region_stays_as_chosen(saved, country):
    actor = saved(an_actor(at=(101.5, 6.75)), region=country["9401"].pk)
    assert (actor.region.code, actor.placed_by) == ("9401", "person")


def test_what_was_written_is_remembered_and_who_wrote_it(saved, admin_user):
    actor = saved(an_actor(), name_th="มูลนิธิใหม่", aliases="ชื่อหนึ่ง, มีจุลภาค\n\nชื่อสอง")
    assert actor.aliases == ["ชื่อหนึ่ง, มีจุลภาค", "ชื่อสอง"]
    assert actor.edited_fields == ["aliases", "name_th"]
    assert actor.updated_by == admin_user


def test_roles_are_ticked(saved):
    assert saved(an_actor(), roles=["implementer"]).roles == ["implementer"]


def test_a_corrected_stage_is_the_persons(saved):
    project = a_project()
    stage = project.stages.create(number=1, name_th="เวทีที่ 1")
    saved(project, **{"stages-0-name_th": "เวทีเปิดโครงการ"})
    stage.refresh_from_db()
    assert (stage.name_th, stage.edited_fields) == ("เวทีเปิดโครงการ", ["name_th"])


def test_drafts_are_published_together(admin_client, admin_user):
    actors = [an_actor(name, state="draft") for name in ("ก", "ข")]
    admin_client.post(
        desk(Actor), {"action": "publish", "_selected_action": [actor.pk for actor in actors]}
    )
    assert Actor.objects.public().count() == 2
    assert set(Actor.objects.values_list("updated_by", flat=True)) == {admin_user.pk}


def test_comments_arrive_in_the_inbox_and_are_ticked_off(admin_client):
    comment = SiteComment.objects.create(text="ชื่อผิด", page="/actors/x", language="th")
    assert "ชื่อผิด" in admin_client.get(desk(SiteComment)).rendered_content
    admin_client.post(
        desk(SiteComment),
        {
            "form-TOTAL_FORMS": 1,
            "form-INITIAL_FORMS": 1,
            "form-0-id": comment.pk,
            "form-0-answered": "on",
            "_save": "Save",
        },
    )
    comment.refresh_from_db()
    assert comment.answered


def test_import_runs_are_only_looked_at(admin_client):
    run = ImportRun.objects.create(command="load_regions")
    assert admin_client.get(desk(ImportRun, "change", run.pk)).status_code == 200
    assert admin_client.get(desk(ImportRun, "add")).status_code == 403
    assert admin_client.post(desk(ImportRun, "delete", run.pk), {"post": "yes"}).status_code == 403


def test_the_desk_is_closed_to_readers(client):
    for model in admin.site._registry:
        assert client.get(desk(model)).status_code == 302
