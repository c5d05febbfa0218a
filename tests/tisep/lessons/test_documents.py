"""Documents: links to what lives elsewhere, of a project, a meeting, a stage or a lesson."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import IntegrityError, transaction

from actors.models import Document, Meeting, Stage
from tests.drawing import a_project
from tests.tisep.lessons.test_lessons import drawn, page_of

__all__ = ["drawn"]
pytestmark = pytest.mark.django_db
ADDRESS = "https://example.org/minutes.pdf"


def sent(**changes) -> dict[str, object]:
    told = {"kind": "minutes", "name_th": "บันทึกการประชุมครั้งที่ 1", "language": "th"}
    return told | {"year": "2567", "url": ADDRESS, "of": "project"} | changes


def test_partners_list_them_and_all_follow_the_links(client, drawn):
    project, _partner, people = drawn
    meeting = Meeting.objects.create(project=project, name_th="ประชุม", held_on="2024-05-01")
    stage = Stage.objects.create(project=project, number=1, name_th="หนึ่ง")
    lesson = project.lessons.create(name_th="บทเรียน", state="published")
    client.force_login(people["partner"])
    address = f"/projects/{project.uuid}/documents/new"
    for of in ("project", f"meeting-{meeting.pk}", f"stage-{stage.pk}"):
        assert client.post(address, sent(of=of, name_th=f"เอกสาร {of}")).status_code == 302
    client.post(f"/lessons/{lesson.uuid}/documents/new", sent(name_th="ของบทเรียน", of=""))
    assert [one.of for one in Document.objects.order_by("pk")] == [project, meeting, stage, lesson]
    assert Document.objects.filter(year=2024).count() == 4
    client.logout()
    page = page_of(client, f"/projects/{project.uuid}")
    assert page.count(f'href="{ADDRESS}" rel="noopener noreferrer nofollow ugc external"') == 3
    assert "ของบทเรียน" in page_of(client, f"/lessons/{lesson.uuid}")
    assert f"เอกสาร meeting-{meeting.pk}" in page_of(client, "/calendar?past=yes")
    said = client.get(f"/api/documents?project={project.uuid}").json()
    assert (said["count"], {one["project"] for one in said["results"]}) == (4, {str(project.uuid)})
    assert [one["stage"] for one in said["results"] if one["stage"]] == [1]
    assert client.get("/api/documents?kind=plan").json()["count"] == 0
    assert client.get("/api/documents?kind=secret").status_code == 400
    csv = client.get("/api/documents.csv").getvalue().decode()
    assert csv.count(ADDRESS) == 4


def test_who_may_not_removes_none(client, drawn):
    project, partner, people = drawn
    lesson = partner.lessons.create(name_th="บทเรียน")
    rows = [
        Document.objects.create(name_th="ก", url=ADDRESS, **owner)
        for owner in ({"project": project}, {"lesson": lesson})
    ]
    for who, status in (("stranger", 403), ("partner", 302)):
        client.force_login(people[who])
        for one in rows:
            assert client.post(f"/documents/{one.uuid}/remove").status_code == status
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"url": "javascript:alert(1)"},
        {"url": "http://example.org/a.pdf"},
        {"url": "https://line.me/ti/p/~somebody"},
        {"url": ""},
        {"name_th": ""},
        {"name_th": "ประวัติ นายสมชาย ใจดี"},
        {"year": "ปีหนึ่ง"},
        {"kind": "secret"},
        {"of": "meeting-999"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, drawn, wrong):
    Stage.objects.create(project=drawn[0], number=1, name_th="หนึ่ง")
    client.force_login(drawn[2]["partner"])
    answer = client.post(f"/projects/{drawn[0].uuid}/documents/new", sent(**wrong))
    assert answer.status_code == 422
    assert "field-error" in unescape(answer.content.decode())
    assert not Document.objects.exists()


def test_the_database_holds_the_rules(country):
    project = a_project()
    lesson = project.lessons.create(name_th="บทเรียน")
    good = {"name_th": "ก", "url": ADDRESS}
    for wrong in (
        good,
        {**good, "project": project, "lesson": lesson},
        {**good, "project": project, "url": "javascript:alert(1)"},
        {**good, "project": project, "kind": "secret"},
        {**good, "project": project, "year": 2567},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.create(**wrong)
