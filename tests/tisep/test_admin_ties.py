"""What hangs on a record is in its history too, with differences, and comes back with a version."""

from __future__ import annotations

from datetime import date

import pytest

from actors.models import Actor, Lesson, Meeting, Participation, Partnership, Project, Stage
from records.history import events_of
from records.merging import merge
from tests.drawing import a_project, an_actor
from tests.tisep.desk import desk, filled_in

pytestmark = pytest.mark.django_db(transaction=True)


def told(client, record) -> list[tuple[str, str]]:
    """The differences of the history, the newest act first."""
    page = client.get(desk(type(record), "history", record.pk))
    return [(d.old, d.new) for c in page.context_data["changes"] for d in sorted_by_old(c)]


def sorted_by_old(change):
    return sorted(change.differences, key=lambda one: (one.old, one.new))


def saved(client, record, **changes) -> None:
    address = desk(type(record), "change", record.pk)
    sent = filled_in(client.get(address)) | changes
    response = client.post(address, sent)
    assert response.status_code == 302, response.context_data["errors"]


def newest(record) -> int:
    return events_of(record).last().pgh_id


def test_participations_and_stages_are_told_and_come_back(admin_client):
    project, actor = a_project("โครงการ"), an_actor("องค์กร")
    part = Participation.objects.create(project=project, actor=actor, role="lead")
    stage = Stage.objects.create(project=project, number=1, name_th="เวทีเปิด")
    saved(admin_client, project, name_th="โครงการใหม่")
    version = newest(project)
    saved(
        admin_client,
        project,
        **{"participations-0-role": "funder", "stages-0-name_th": "เวทีแรก"},
    )
    assert told(admin_client, project)[:2] == [
        ("องค์กร · หน่วยงานหลัก", "องค์กร · ผู้ให้ทุน"),
        ("เวทีเปิด · 1", "เวทีแรก · 1"),
    ]
    assert told(admin_client, actor)[0] == ("โครงการใหม่ · หน่วยงานหลัก", "โครงการใหม่ · ผู้ให้ทุน")
    saved(
        admin_client,
        project,
        **{"participations-0-DELETE": "on", "stages-0-DELETE": "on"},
    )
    assert told(admin_client, project)[:2] == [("องค์กร · ผู้ให้ทุน", ""), ("เวทีแรก · 1", "")]
    admin_client.post(desk(Project, "restore", project.pk, version))
    assert list(project.participations.values_list("pk", "role")) == [(part.pk, "lead")]
    assert list(project.stages.values_list("pk", "name_th")) == [(stage.pk, "เวทีเปิด")]


def test_what_was_tied_since_goes_with_an_earlier_version(admin_client):
    actor, partner = an_actor("หนึ่ง"), an_actor("สอง")
    version = newest(actor)
    Partnership.objects.create(actor=actor, partner=partner, kind="member")
    assert ("", "สอง · เป็นสมาชิกของ") in told(admin_client, actor)
    assert ("", "หนึ่ง · เป็นสมาชิกของ") in told(admin_client, partner)
    admin_client.post(desk(Actor, "restore", actor.pk, version))
    assert not Partnership.objects.exists()


def test_what_stands_for_itself_stays_when_an_earlier_version_comes_back(admin_client):
    project = a_project()
    version = newest(project)
    meeting = Meeting.objects.create(project=project, name_th="เวที", held_on=date(2024, 5, 7))
    lesson = Lesson.objects.create(project=project, name_th="บทเรียน", tried_th="ลองแล้ว")
    saved(admin_client, project, name_th="ชื่อใหม่")
    admin_client.post(desk(Project, "restore", project.pk, version))
    project.refresh_from_db()
    assert project.name_th != "ชื่อใหม่"
    assert list(project.meetings.all()) == [meeting]
    assert list(project.lessons.all()) == [lesson]


def test_what_came_by_a_merge_is_told_of_both_and_not_lost_by_a_restore(admin_client, admin_user):
    kept, gone = an_actor("หนึ่ง"), an_actor("สอง")
    Participation.objects.create(project=a_project("โครงการ"), actor=gone, role="lead")
    version = newest(kept)
    merge(kept=kept, others=[gone], by=admin_user)
    assert ("", "โครงการ · หน่วยงานหลัก") in told(admin_client, kept)
    assert ("โครงการ · หน่วยงานหลัก", "") in told(admin_client, gone)
    admin_client.post(desk(Actor, "restore", kept.pk, version))
    assert kept.participations.count() == 1


def test_a_tie_to_what_was_deleted_since_cannot_come_back(admin_client):
    project, actor = a_project(), an_actor("องค์กร")
    Participation.objects.create(project=project, actor=actor)
    saved(admin_client, project, name_th="ชื่อใหม่")
    version = newest(project)
    actor.delete()
    page = admin_client.post(desk(Project, "restore", project.pk, version), follow=True)
    assert [message.level_tag for message in page.context["messages"]][-1] == "error"
    assert not project.participations.exists()
