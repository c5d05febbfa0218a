"""Letters: who reads them, what stops them, and what is left when a person leaves."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils.translation import override

from actors.letters.threads import conversations_of, name_of, side_of, with_unread
from actors.letters.writing import NotSent, answer, begin, block, close, report
from actors.models import (
    Attachment,
    Block,
    Conversation,
    Delivery,
    Membership,
    Message,
    Report,
    Seen,
    Side,
)
from actors.rights import actors_of
from tests.actors.correspondence import a_person, correspondence
from tests.actors.test_contact import a_point
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def who():
    return correspondence()


def reply(conversation, by, side="recipient", **values) -> Message:
    values = {"text": "ขอบคุณ", "key": str(uuid4()), **values}
    return answer(conversation=conversation, by=by, side=Side(side), **values)


def test_both_sides_and_nobody_else_read_a_conversation(who):
    conversation = who.begun()
    outsider = a_person("outsider")
    readers = (who.owner, who.member, who.stranger, outsider, AnonymousUser())
    assert [conversations_of(one).count() for one in readers] == [1, 1, 1, 0, 0]
    assert [side_of(one, conversation) for one in readers[:4]] == [
        *("recipient", "recipient", "writer", None)
    ]


def test_an_organisations_conversation_stays_when_a_person_leaves_it(who):
    conversation = who.begun(in_name_of=who.home)
    colleague = a_person("colleague")
    Membership.objects.create(person=colleague, actor=who.home)
    Membership.objects.filter(person=who.stranger).delete()
    assert not conversations_of(who.stranger).exists()
    assert side_of(colleague, conversation) == "writer"
    assert not actors_of(who.stranger).exists()


def test_the_other_side_sees_a_name_and_no_address(who):
    assert name_of(who.begun(in_name_of=who.home), Side.WRITER) == "ผู้เขียน"
    own = who.begun()
    assert name_of(own, Side.WRITER) == "stranger"
    who.stranger.first_name = ""
    who.stranger.save()
    own.refresh_from_db()
    assert "people.example" not in name_of(own, Side.WRITER)


def test_a_letter_is_mailed_to_everybody_of_the_other_side(who):
    conversation = who.begun()
    assert set(Delivery.objects.values_list("person__username", flat=True)) == {"owner", "member"}
    message = reply(conversation, who.owner)
    assert [one.person for one in message.deliveries.all()] == [who.stranger]


def test_who_has_not_read_the_newest_letter_is_told(who):
    conversation = who.begun()
    unread = lambda one: with_unread(conversations_of(one), one).get().unread  # noqa: E731
    assert (unread(who.owner), unread(who.stranger)) == (True, False)
    Seen.objects.create(conversation=conversation, person=who.owner)
    assert not unread(who.owner)


def test_what_is_sent_twice_is_one_letter(who):
    key = uuid4()
    first = who.begun(key=key)
    assert who.begun(key=key) == first
    assert reply(first, who.owner, key="<1@x>") == reply(first, who.owner, key="<1@x>")
    assert (Conversation.objects.count(), Message.objects.count()) == (1, 2)


def test_nobody_writes_in_a_closed_conversation(who):
    conversation = who.begun()
    close(conversation=conversation)
    with pytest.raises(NotSent) as refused:
        reply(conversation, who.owner)
    assert refused.value.code == "closed"
    with pytest.raises(IntegrityError, match="conversation_closed"):
        Message.objects.create(conversation=conversation, side="writer", text="x")


def test_a_block_closes_what_is_open_and_lets_nothing_new_begin(who):
    first, second = who.begun(), who.begun()
    block(conversation=first, side=Side.RECIPIENT)
    assert not Conversation.objects.filter(pk__in=(first.pk, second.pk)).open().exists()
    assert Block.objects.get().by_actor
    with pytest.raises(NotSent) as refused:
        who.begun()
    assert refused.value.code == "blocked"


def test_floods_are_stopped(who):
    for _number in range(10):
        conversation = who.begun()
    with pytest.raises(NotSent) as refused:
        who.begun()
    assert refused.value.code == "too_many"
    for _number in range(20):
        reply(conversation, who.stranger, "writer")
    with pytest.raises(NotSent) as refused:
        reply(conversation, who.stranger, "writer")
    assert (refused.value.code, Message.objects.count()) == ("too_many", 30)


def test_what_a_person_wrote_goes_with_the_person(who):
    conversation = who.begun(text="โทรหาฉัน")
    mine = conversation.messages.get()
    Attachment.objects.create(
        message=mine, by=who.stranger, name="a.pdf", media_type="application/pdf", content=b"%PDF-",
        size=5,
    )  # fmt: skip
    theirs = reply(conversation, who.owner)
    report(message=mine, by=who.owner, reason="spam")
    who.stranger.delete()
    for row in (conversation, mine, theirs):
        row.refresh_from_db()
    assert (conversation.subject, mine.text, theirs.text) == ("", "", "ขอบคุณ")
    assert mine.erased_at is not None
    with override("en"):
        assert name_of(conversation, Side.WRITER) == "A person who left"
    assert not Attachment.objects.exists()
    assert set(Delivery.objects.values_list("person__username", flat=True)) == {"owner", "member"}


def test_a_letter_is_reported_once_a_person(who):
    message = who.begun().messages.get()
    report(message=message, by=who.owner, reason="spam")
    report(message=message, by=who.owner, reason="abuse")
    assert Report.objects.get().reason == "spam"


def test_a_letter_to_an_organisation_without_people_waits(who):
    empty = an_actor("ยังไม่มีใคร")
    conversation = begin(
        by=who.stranger, about="actor", about_uuid=empty.uuid, recipient=empty, subject="",
        text="สวัสดี", key=uuid4(),
    )  # fmt: skip
    who.begun()
    assert list(Conversation.objects.waiting()) == [conversation]
    Membership.objects.create(person=who.owner, actor=empty)
    assert not Conversation.objects.waiting().exists()


def test_its_public_address_is_written_to_once_and_on_when_it_answers(who):
    empty = an_actor("ยังไม่มีใคร")
    a_point(empty, "signed_in")
    point = a_point(empty, "public")
    conversation = who.begun(recipient=empty)
    assert Delivery.objects.get().point == point
    assert [(use.act, use.person) for use in point.uses.all()] == [("written", who.stranger)]
    reply(conversation, who.stranger, "writer")
    assert Delivery.objects.count() == 1
    reply(conversation, None)
    reply(conversation, who.stranger, "writer")
    assert Delivery.objects.filter(point=point).count() == 2


@pytest.mark.parametrize(
    ("rule", "model", "values"),
    [
        ("message_side", Message, {"side": "both"}),
        ("message_says_something", Message, {"text": ""}),
        ("conversation_about_kind", Conversation, {"about": "region"}),
        ("delivery_to_one", Delivery, {"person": None}),
    ],
)
def test_the_tables_have_their_rules(who, rule, model, values):
    who.begun()
    with pytest.raises(IntegrityError, match=rule):
        model.objects.update(**values)


def test_the_key_of_anothers_letter_begins_none(who):
    theirs = who.begun()
    with pytest.raises(NotSent) as refused:
        who.begun(by=a_person("outsider"), key=theirs.uuid)
    assert (refused.value.code, Conversation.objects.count()) == ("used", 1)
