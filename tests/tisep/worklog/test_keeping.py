"""What a curator has taken off waits for a curator; nobody writes without end in a day."""

from __future__ import annotations

import threading
from datetime import date
from html import unescape

import pytest
from django.db import connection, transaction
from django.test import Client

from actors.models import Document, Lesson, Meeting, Membership, WorkEntry
from records.models import User
from tests.drawing import a_project, an_actor
from tests.tisep.desk import desk, filled_in, person
from tisep.worklog import keeping

NAME = "เยี่ยมบ้านผู้สูงอายุติดเตียง"
ENTRY = {"name_th": NAME, "begins": "1/2569", "region": "สะเตง", "publish": "1"}
LESSON = {"name_th": NAME, "publish": "1"}
DOCUMENT = {
    "kind": "report",
    "name_th": NAME,
    "language": "th",
    "of": "project",
    "url": "https://example.org/a.pdf",
}
MEETING = {"name_th": NAME, "kind": "meeting", "held_on": "2026-01-20"}


@pytest.fixture
def drawn(country, issues_and_groups):
    """An organisation in a project, and the client of its member."""
    actor = an_actor("มูลนิธิเพื่อนบ้าน", region=country["95"])
    project = a_project("นำร่อง", region=country["95"])
    project.participations.create(actor=actor, role="lead")
    member = User.objects.create(username="member")
    Membership.objects.create(person=member, actor=actor)
    client = Client()
    client.force_login(member)
    return actor, project, client


def entry_of(actor, region, **values) -> WorkEntry:
    days = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
    return WorkEntry.objects.create(
        actor=actor, region=region, **{"name_th": NAME, "state": "published", **days, **values}
    )


def taken_off(client, told) -> None:
    """By the form of the desk, as a curator does it."""
    address = desk(type(told), "change", told.pk)
    answer = client.post(address, filled_in(client.get(address)) | {"state": "archived"})
    assert answer.status_code == 302, answer.context["errors"]


@pytest.mark.django_db
def test_what_a_curator_takes_off_waits_for_a_curator(drawn, country):
    actor, project, client = drawn
    _user, curator = person("curator")
    entry = entry_of(actor, country["950101"])
    own = Lesson.objects.create(actor=actor, project=project, name_th=NAME, state="published")
    shared = project.lessons.create(name_th=NAME, state="published")
    kept = f"/me/organisations/{actor.uuid}/work-log/{entry.uuid}"
    ways = [
        (entry, kept, [f"{kept}/remove"], ENTRY),
        *(
            (one, f"/lessons/{one.uuid}/edit", [f"/lessons/{one.uuid}/{act}" for act in acts], sent)
            for one in (own, shared)
            for acts, sent in [(("remove", "documents/new"), LESSON)]
        ),
    ]
    for told, form, others, sent in ways:
        taken_off(curator, told)
        assert Client().get(told.get_absolute_url()).status_code == 404
        page = client.get(form)
        assert (page.status_code, "ผู้ดูแลข้อมูล" in page.content.decode()) == (403, True)
        for address in (form, *others):
            for button in ({}, {"draft": "1"}):
                assert client.post(address, sent | button).status_code == 403, address
        told.refresh_from_db()
        assert told.state == "archived"
    said = [
        f"/me/organisations/{actor.uuid}/work-log",
        f"/me/organisations/{actor.uuid}",
        f"/projects/{project.uuid}/together",
    ]
    for address in said:
        assert "ผู้ดูแลข้อมูลนำออก" in unescape(client.get(address).content.decode()), address
    # A curator gives it back.
    WorkEntry.objects.update(state="draft")
    assert client.post(kept, ENTRY).status_code == 302
    assert client.get(entry.get_absolute_url()).status_code == 200


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["organisation", "entry", "lesson"])
def test_a_form_that_is_sent_while_it_is_taken_off_waits_and_publishes_nothing(
    drawn, country, what
):
    actor, _project, client = drawn
    own = f"/me/organisations/{actor.uuid}"
    if what == "organisation":
        there, address, sent = actor, f"{own}/edit", {"name_th": "ชื่อใหม่", "kind": "cso"}
    elif what == "entry":
        there = entry_of(actor, country["950101"])
        address, sent = f"{own}/work-log/{there.uuid}", ENTRY
    else:
        there = Lesson.objects.create(actor=actor, name_th=NAME, state="published")
        address, sent = f"/lessons/{there.uuid}/edit", LESSON
    answered: list[int] = []

    def send() -> None:
        try:
            answered.append(client.post(address, sent).status_code)
        finally:
            connection.close()

    with transaction.atomic():
        type(there).objects.filter(pk=there.pk).update(state="archived")
        sending = threading.Thread(target=send)
        sending.start()
        sending.join(0.5)
        assert answered == []
    sending.join(30)
    there.refresh_from_db()
    assert (answered, there.state) == ([403], "archived")


@pytest.mark.django_db
def test_nobody_writes_without_end_in_a_day(drawn, country, monkeypatch):
    actor, project, client = drawn
    monkeypatch.setattr(keeping, "WRITTEN_A_DAY", 4)
    lesson = f"/me/organisations/{actor.uuid}/lessons/new"
    ways = [
        (f"/me/organisations/{actor.uuid}/work-log/new", ENTRY, WorkEntry),
        (lesson, LESSON, Lesson),
        (f"/projects/{project.uuid}/documents/new", DOCUMENT, Document),
        (f"/projects/{project.uuid}/meetings/new", MEETING, Meeting),
    ]
    for address, sent, _model in ways:
        answer = client.post(address, sent)
        assert answer.status_code == 302, unescape(answer.content.decode())
    # What is filled in wrong is not counted, and what is too much is said.
    assert client.post(lesson, {"name_th": ""}).status_code == 422
    for address, sent, model in ways:
        answer = client.post(address, sent)
        assert (answer.status_code, model.objects.count()) == (422, 1), address
        assert "เขียนไว้หลายรายการแล้ว" in unescape(answer.content.decode()), address
    member = User.objects.create(username="other")
    Membership.objects.create(person=member, actor=actor)
    client.force_login(member)
    assert client.post(lesson, LESSON).status_code == 302
