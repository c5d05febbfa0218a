"""What curators see of letters: reported ones, and that some wait; one test a role."""

from __future__ import annotations

import pytest

from actors.letters.writing import answer, report
from actors.models import ContactUse, Conversation, Report, Side
from tests.actors.correspondence import correspondence
from tests.actors.test_contact import a_point
from tests.drawing import an_actor
from tests.tisep.desk import desk, filled_in, person

pytestmark = pytest.mark.django_db
SECRET = "ข้อความลับ"


@pytest.fixture
def who():
    return correspondence()


@pytest.fixture
def reported(who) -> Report:
    conversation = who.begun(subject=SECRET, text="ขายของถูก")
    answer(conversation=conversation, by=who.owner, side=Side.RECIPIENT, text=SECRET, key="1")
    return report(message=conversation.messages.first(), by=who.owner, reason="spam")


@pytest.mark.parametrize("role", ["administrator", "data manager", "curator"])
def test_curators_and_up_see_the_reported_letter_and_no_other(reported, role):
    _user, client = person(role)
    page = client.get(desk(Report, "change", reported.pk)).content.decode()
    assert "ขายของถูก" in page
    for address in (desk(Report), desk(Report, "change", reported.pk), desk(Conversation)):
        shown = client.get(address).content.decode()
        assert SECRET not in shown
        assert "people.example" not in shown


def test_a_contributor_sees_no_letters(reported):
    _user, client = person("contributor")
    for address in (desk(Report), desk(Report, "change", reported.pk), desk(Conversation)):
        assert client.get(address).status_code == 403


def test_a_report_is_settled_and_its_conversation_closed(reported):
    _user, client = person("curator")
    sent = {"action": "settle_and_close", "_selected_action": [reported.pk]}
    assert client.post(desk(Report), sent).status_code == 302
    reported.refresh_from_db()
    assert reported.settled_at is not None
    assert not Conversation.objects.open().exists()


def test_curators_are_told_of_reports_and_of_letters_that_wait(who, reported):
    empty = an_actor("ยังไม่มีใคร")
    who.begun(recipient=empty, subject=SECRET)
    _user, client = person("curator")
    others = client.get("/admin/").context_data["attention"]["others"]
    counts = {address.split("?")[0]: count for _name, count, address in others}
    assert (counts[desk(Report)], counts[desk(Conversation)]) == (1, 1)
    page = client.get(desk(Conversation)).content.decode()
    assert "ยังไม่มีใคร" in page
    assert SECRET not in page


def test_contact_points_at_the_desk_are_for_curators_and_each_look_is_kept():
    actor = an_actor(state="draft")
    a_point(actor, "members")
    address = desk(type(actor), "change", actor.pk)
    _user, contributor = person("contributor")
    assert "members@example.org" not in contributor.get(address).content.decode()
    assert not ContactUse.objects.exists()
    user, curator = person("curator")
    assert "members@example.org" in curator.get(address).content.decode()
    assert [use.person for use in ContactUse.objects.all()] == [user]


def test_a_curator_keeps_who_consented():
    actor = an_actor()
    user, client = person("curator")
    address = desk(type(actor), "change", actor.pk)
    sent = filled_in(client.get(address)) | {
        "contact_points-TOTAL_FORMS": 1,
        "contact_points-0-kind": "phone",
        "contact_points-0-value": "1300",
        "contact_points-0-audience": "public",
    }
    assert client.post(address, sent).status_code == 200
    assert client.post(address, sent | {"contact_points-0-consent": "on"}).status_code == 302
    point = actor.contact_points.get()
    assert (point.value, point.consent_by) == ("1300", user)
