"""Partners of a project: who may invite, answer, leave, and keep the meetings."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone
from icalendar import Calendar

from actors.joining import answer, invite, leave
from actors.models import Invitation, Meeting, Membership, Participation
from records.models import User
from tests.drawing import a_project, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(country):
    """A project with a partner; each of `partner` and `asked` has a person, `stranger` has none."""
    here = country["950102"]
    project = a_project("นำร่อง", region=here)
    partner, asked = an_actor("ภาคี", region=here), an_actor("ผู้ถูกชวน", region=here)
    project.participations.create(actor=partner, role="lead")
    people = {name: User.objects.create(username=name) for name in ("partner", "asked", "stranger")}
    Membership.objects.create(person=people["partner"], actor=partner)
    Membership.objects.create(person=people["asked"], actor=asked)
    return project, partner, asked, people


def asked_by(drawn) -> Invitation:
    project, _partner, asked, people = drawn
    return invite(by=people["partner"], project=project, actor=asked, role="operator")


def test_a_partner_invites_and_the_invited_accepts(client, drawn):
    project, _partner, asked, people = drawn
    client.force_login(people["partner"])
    sent = {"actor": "ผู้ถูกชวน", "role": "operator"}
    assert client.post(f"/projects/{project.uuid}/together/invite", sent).status_code == 302
    client.force_login(people["asked"])
    assert "นำร่อง" in client.get("/me/invitations").content.decode()
    client.post(f"/me/invitations/{Invitation.objects.get().pk}/accept")
    assert Participation.objects.get(actor=asked).role == "operator"
    assert "ผู้ถูกชวน" in client.get(f"/projects/{project.uuid}").content.decode()


@pytest.mark.parametrize("who", ["asked", "stranger"])
def test_only_partners_invite_and_keep_meetings(client, drawn, who):
    project, _partner, asked, people = drawn
    with pytest.raises(PermissionDenied):
        invite(by=people[who], project=project, actor=asked, role="partner")
    meeting = Meeting.objects.create(project=project, name_th="ประชุม", held_on="2026-01-01")
    client.force_login(people[who])
    for address in ("together/invite", "meetings/new", f"meetings/{meeting.pk}/remove"):
        assert client.post(f"/projects/{project.uuid}/{address}").status_code == 403
    assert client.get(f"/projects/{project.uuid}/together").status_code == 403
    assert Meeting.objects.exists()


@pytest.mark.parametrize("who", ["partner", "stranger"])
def test_only_the_invited_answer(drawn, who):
    invitation = asked_by(drawn)
    with pytest.raises(PermissionDenied):
        answer(by=drawn[3][who], invitation=invitation, accept=True)


def test_nobody_is_asked_twice_or_when_in_it(drawn):
    project, partner, _asked, people = drawn
    asked_by(drawn)
    with pytest.raises(ValidationError, match="แล้ว"):
        asked_by(drawn)
    with pytest.raises(ValidationError, match="แล้ว"):
        invite(by=people["partner"], project=project, actor=partner, role="partner")


def test_what_was_declined_can_be_asked_again_after_a_week(drawn):
    answer(by=drawn[3]["asked"], invitation=asked_by(drawn), accept=False)
    Invitation.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert asked_by(drawn).state == "asked"
    assert not Participation.objects.filter(actor=drawn[2]).exists()


def test_an_organisation_leaves_by_its_own_people(drawn):
    project, partner, _asked, people = drawn
    with pytest.raises(PermissionDenied):
        leave(by=people["asked"], project=project, actor=partner)
    leave(by=people["partner"], project=project, actor=partner)
    assert not project.participations.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_once_one_is_told(drawn):
    project, _partner, asked, people = drawn
    second = User.objects.create(username="second")
    Membership.objects.create(person=second, actor=asked)
    invitation = asked_by(drawn)

    def say(person, accept) -> bool:
        try:
            answer(by=person, invitation=invitation, accept=accept)
        except ValidationError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(say, (people["asked"], second), (True, False)))
    assert sorted(said) == [False, True]
    invitation.refresh_from_db()
    accepted = invitation.state == "accepted"
    assert Participation.objects.filter(project=project, actor=asked).exists() == accepted


def a_meeting(**told) -> dict[str, str]:
    return {"name_th": "เวทีตำบล", "kind": "assembly", "held_on": "2569-01-20", **told}


def test_a_meeting_is_kept_and_read_by_all(client, drawn):
    project, people = drawn[0], drawn[3]
    client.force_login(people["partner"])
    address = f"/projects/{project.uuid}/meetings/new"
    sent = a_meeting(region="950102", attendance="40", minutes_th="ตกลงตั้งกองทุน")
    assert client.post(address, sent).status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.held_on, meeting.region.code) == (date(2026, 1, 20), "950102")
    client.logout()
    page = client.get(f"/projects/{project.uuid}").content.decode()
    for told in ("เวทีตำบล", "20 มกราคม 2569", "40 คน", "ตกลงตั้งกองทุน"):
        assert told in page
    Meeting.objects.update(attendance=4)
    page = client.get(f"/projects/{project.uuid}").content.decode()
    assert ("น้อยกว่า 5 คน" in page, "4 คน" in page) == (True, False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"minutes_th": "โทร 081-234-5678"},
        {"held_on": "วันหนึ่ง"},
        {"name_th": ""},
        {"begins_at": "10:00", "ends_at": "09:00"},
        {"region": "ที่ไหนก็ไม่รู้"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(client, drawn, wrong):
    client.force_login(drawn[3]["partner"])
    answered = client.post(f"/projects/{drawn[0].uuid}/meetings/new", a_meeting(**wrong))
    assert answered.status_code == 422
    assert 'class="field-error"' in answered.content.decode() or "notice-error" in (
        answered.content.decode()
    )
    assert not Meeting.objects.exists()


def test_a_meeting_ends_after_it_begins(drawn):
    with pytest.raises(IntegrityError, match="meeting_ends_after_it_begins"):
        Meeting.objects.create(
            project=drawn[0], name_th="x", held_on="2026-01-01", ends_at=time(9), begins_at=time(10)
        )


def test_the_calendar_has_what_is_to_come_and_takes_the_maps_filters(client, country, drawn):
    today = timezone.localdate()
    told = {"project": drawn[0], "begins_at": time(9, 30), "region": country["950102"]}
    Meeting.objects.create(name_th="พรุ่งนี้", held_on=today + timedelta(1), **told)
    Meeting.objects.create(name_th="เมื่อวาน", held_on=today - timedelta(1), **told)
    draft = a_project("ร่าง", state="draft", region=country["950102"])
    Meeting.objects.create(name_th="ลับ", held_on=today, project=draft)
    page = client.get("/calendar").content.decode()
    assert "พรุ่งนี้" in page
    assert "เมื่อวาน" not in page
    assert "เมื่อวาน" in client.get("/calendar?past=yes").content.decode()
    assert "พรุ่งนี้" not in client.get("/calendar?region=94").content.decode()
    assert client.get("/calendar?region=00").status_code == 404
    events = Calendar.from_ical(client.get("/calendar.ics?region=95").content).walk("VEVENT")
    assert [str(one["summary"]) for one in events] == ["เมื่อวาน · นำร่อง", "พรุ่งนี้ · นำร่อง"]
    begins = events[1].decoded("dtstart")
    assert (begins.hour, begins.utcoffset()) == (9, timedelta(hours=7))
    for address in ("/calendar", "/calendar?past=yes", "/calendar.ics"):
        assert "ลับ" not in client.get(address).content.decode()


def test_minutes_have_an_end(client, drawn):
    client.force_login(drawn[3]["partner"])
    sent = {"name_th": "x", "kind": "meeting", "held_on": "2026-01-01", "minutes_th": "ก" * 50_001}
    assert client.post(f"/projects/{drawn[0].uuid}/meetings/new", sent).status_code == 422


def test_a_strange_character_is_no_filter_of_the_calendar(client, country):
    for query in ("q=%00", "region=%00"):
        assert client.get(f"/calendar?{query}").status_code == 404


def test_a_stranger_does_not_learn_that_an_invitation_was_answered(client, drawn):
    invitation = asked_by(drawn)
    answer(by=drawn[3]["asked"], invitation=invitation, accept=True)
    client.force_login(drawn[3]["stranger"])
    for said in ("accept", "withdraw"):
        assert client.post(f"/me/invitations/{invitation.pk}/{said}").status_code == 403


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_who_is_not_listed_takes_no_part_and_may_say_no(drawn, state):
    project, _partner, asked, people = drawn
    invitation = asked_by(drawn)
    type(asked).objects.filter(pk=asked.pk).update(state=state)
    invitation.refresh_from_db()
    with pytest.raises(ValidationError):
        answer(by=people["asked"], invitation=invitation, accept=True)
    assert not project.participations.filter(actor=asked).exists()
    answer(by=people["asked"], invitation=invitation, accept=False)
    invitation.refresh_from_db()
    assert invitation.state == "declined"
