"""Lessons: who writes them, where they are read, and how they are found."""

from __future__ import annotations

from html import unescape

import pytest
from django.db import IntegrityError, transaction

from actors.joining import leave
from actors.models import Lesson, Membership, Project
from records.models import User
from tests.drawing import a_project, an_actor
from tisep.explore.models import GlossaryTerm

pytestmark = pytest.mark.django_db
NAME = "เริ่มจากหมู่บ้านเดียวก่อน"


@pytest.fixture
def drawn(country, issues_and_groups):
    """A project with a partner; `partner` and `stranger` each speak for an organisation."""
    project = a_project("นำร่องท่าสาป", region=country["950102"])
    partner, other = an_actor("ภาคี"), an_actor("องค์กรอื่น")
    project.participations.create(actor=partner, role="lead")
    people = {name: User.objects.create(username=name) for name in ("partner", "stranger")}
    Membership.objects.create(person=people["partner"], actor=partner)
    Membership.objects.create(person=people["stranger"], actor=other)
    return project, partner, people


def sent(**changes) -> dict[str, object]:
    given = {"name_th": NAME, "outcome_th": "ครึ่งหนึ่งของบ้านได้รับการสำรวจ", "place": "ท่าสาป"}
    return given | {"publish": "1"} | changes


def page_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_partners_and_organisations_write_and_all_read(client, drawn):
    project, partner, people = drawn
    client.force_login(people["partner"])
    answer = client.post(f"/projects/{project.uuid}/lessons/new", sent())
    assert answer.status_code == 302, answer.content.decode()
    own = sent(name_th="บทเรียนขององค์กร", project=project.pk, draft="1")
    del own["publish"]
    client.post(f"/me/organisations/{partner.uuid}/lessons/new", own)
    ours, theirs = Lesson.objects.order_by("pk")
    assert (ours.project, ours.actor, ours.regions.get().code) == (project, None, "950102")
    assert (theirs.project, theirs.actor, theirs.state) == (project, partner, "draft")
    assert "บทเรียนขององค์กร" in page_of(client, f"/me/organisations/{partner.uuid}")
    client.logout()
    for address in ("/lessons", f"/lessons/{ours.uuid}", f"/projects/{project.uuid}"):
        page = page_of(client, address)
        assert (NAME in page, "บทเรียนขององค์กร" in page) == (True, False), address
    said = client.get("/api/lessons").json()["results"]
    assert [(one["name_th"], one["project"]["name_th"], one["regions"]) for one in said] == [
        (NAME, "นำร่องท่าสาป", ["950102"])
    ]
    assert client.get(f"/api/lessons/{theirs.uuid}").status_code == 404
    client.force_login(people["partner"])
    client.post(f"/lessons/{theirs.uuid}/edit", sent(name_th="บทเรียนขององค์กร"))
    assert "บทเรียนขององค์กร" in page_of(client, f"/actors/{partner.uuid}")
    assert client.post(f"/lessons/{theirs.uuid}/remove").status_code == 302
    assert Lesson.objects.get() == ours


def test_strangers_write_change_and_remove_nothing(client, drawn):
    project, partner, people = drawn
    ours = project.lessons.create(name_th=NAME, state="published")
    theirs = partner.lessons.create(name_th=NAME, state="published")
    addresses = [
        f"/projects/{project.uuid}/lessons/new",
        f"/projects/{project.uuid}/documents/new",
        f"/me/organisations/{partner.uuid}/lessons/new",
        *(f"/lessons/{one.uuid}/{act}" for one in (ours, theirs) for act in ("edit", "remove")),
        f"/lessons/{theirs.uuid}/documents/new",
    ]
    for address in addresses:
        assert client.post(address, sent())["Location"].startswith("/account/login"), address
    client.force_login(people["stranger"])
    for address in addresses:
        assert client.post(address, sent()).status_code == 403, address
    assert Lesson.objects.count() == 2


def test_what_was_learnt_in_a_project_stays_so_when_its_organisation_leaves(client, drawn):
    """Its own people still write it; what is the project's alone is the partners', and no more."""
    project, partner, people = drawn
    theirs = Lesson.objects.create(actor=partner, project=project, name_th="ก", state="published")
    shared = project.lessons.create(name_th="ข", state="published")
    client.force_login(people["partner"])
    leave(by=people["partner"], project=project, actor=partner)
    form = client.get(f"/lessons/{theirs.uuid}/edit").context["form"]
    assert form["project"].value() == project.pk
    for state in ("published", "draft"):
        Project.objects.update(state=state)
        page = page_of(client, f"/lessons/{theirs.uuid}/edit")
        assert ("นำร่องท่าสาป" in page) == (state == "published")
        given = {"project": project.pk} if state == "published" else {}
        assert client.post(f"/lessons/{theirs.uuid}/edit", sent(**given)).status_code == 302
        theirs.refresh_from_db()
        assert (theirs.project, theirs.name_th) == (project, NAME)
    Project.objects.update(state="published")
    assert client.get(f"/lessons/{shared.uuid}/edit").status_code == 403
    new = f"/me/organisations/{partner.uuid}/lessons/new"
    assert client.post(new, sent(project=project.pk)).status_code == 422


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name_th": ""}, "โดยย่อ"),
        ({"outcome_th": "ถาม นายสมชาย ใจดี"}, "ชื่อบุคคล"),
        ({"tried_en": "mail me@example.org"}, "อีเมล"),
        ({"place": "ไม่มีที่นี่"}, "ไม่พบพื้นที่ชื่อนี้"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, drawn, changes, said):
    client.force_login(drawn[2]["partner"])
    answer = client.post(f"/projects/{drawn[0].uuid}/lessons/new", sent(**changes))
    assert answer.status_code == 422
    assert said in unescape(answer.content.decode())
    assert not Lesson.objects.exists()


def test_a_lesson_is_of_something(drawn):
    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.create(name_th=NAME)


def test_lessons_of_what_is_not_public_are_not(client, country):
    hidden = a_project("ลับ", state="draft")
    lesson = hidden.lessons.create(name_th=NAME, state="published")
    assert client.get(f"/lessons/{lesson.uuid}").status_code == 404
    shared = Lesson.objects.create(
        project=hidden, actor=an_actor("เปิด"), name_th="ร่วม", state="published"
    )
    assert "ลับ" not in page_of(client, f"/lessons/{shared.uuid}")
    assert client.get(f"/api/lessons/{shared.uuid}").json()["project"] is None


@pytest.fixture
def three(country, issues_and_groups):
    issues, groups = issues_and_groups
    GlossaryTerm.objects.create(slug="older", term_th="ผู้สูงอายุ", lay_words=["คนแก่"])
    project = a_project("นำร่อง")
    one = project.lessons.create(
        name_th="ก", state="published", tried_th="สำรวจผู้สูงอายุติดเตียงทุกบ้าน", outcome_th="ช้า"
    )
    two = project.lessons.create(name_th="ข", state="published", tried_en="Waste bank in schools")
    project.lessons.create(name_th="ค", state="published", usable_th="จังหวัดปัตตานี")
    one.regions.add(country["950102"])
    one.target_groups.add(groups["older-persons"])
    two.issues.add(issues["waste"])
    return project


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "กขค"),
        ("q=ผู้สูงอายุ", "ก"),
        ("q=ผุ้สูงอายุ ติดเตียง", "ก"),
        ("q=คนแก่", "ก"),
        ("q=waste school", "ข"),
        ("q=ยะลา", "ก"),
        ("q=ปัตตานี", "ค"),
        ("q=ธนาคารกลาง", ""),
        ("region=95", "ก"),
        ("issue=social-power", "ข"),
        ("target_group=older-persons&q=สำรวจ", "ก"),
    ],
)
def test_they_are_found_by_words_and_filters(client, three, query, found):
    listed = client.get(f"/api/lessons?{query}")
    assert listed.status_code == 200, listed.content
    assert "".join(sorted(one["name_th"] for one in listed.json()["results"])) == found
    page = page_of(client, f"/lessons?{query}").split('id="page"')[1]
    assert "".join(sorted(name for name in "กขค" if f">{name}<" in page)) == found


def test_a_project_is_found_by_its_published_lessons(client, country):
    project = a_project("โครงการหนึ่ง")
    lesson = project.lessons.create(name_th="ใช้ตู้ปันสุขหน้าวัด")
    asked = "/api/projects?q=ตู้ปันสุข"
    assert client.get(asked).json()["count"] == 0
    Lesson.objects.filter(pk=lesson.pk).update(state="published")
    assert client.get(asked).json()["count"] == 1
    lesson.delete()
    assert client.get(asked).json()["count"] == 0


def test_empty_it_leads_on(client, country):
    assert "ยังไม่มีบทเรียนที่บันทึกไว้" in page_of(client, "/lessons")
    assert "Nothing here under these filters" in page_of(client, "/en/lessons?q=x")


def test_an_organisation_taken_off_tells_nothing_by_a_project_of_others(client, drawn):
    project, partner, people = drawn
    lesson = Lesson.objects.create(
        project=project, actor=partner, name_th=NAME, tried_th="ลอง", state="published"
    )
    assert NAME in page_of(client, project.get_absolute_url())
    partner.state = "archived"
    partner.save()
    assert not lesson.__class__.objects.public().exists()
    assert NAME not in page_of(client, project.get_absolute_url())
    client.force_login(people["partner"])
    own = f"/me/organisations/{partner.uuid}/lessons/new"
    assert client.post(own, sent(project=project.pk)).status_code == 422
