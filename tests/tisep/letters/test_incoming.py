"""Answers by e-mail: what is taken in, from whom, once; and what is refused, saying why."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from actors.letters.writing import block, close
from actors.models import Attachment, Membership, Message, Side
from tests.actors.correspondence import correspondence
from tests.actors.test_contact import a_point
from tests.drawing import an_actor
from tests.tisep.letters.mails import SERVER, an_answer, proof
from tests.tisep.letters.test_pages import a_picture
from tisep.letters import addresses
from tisep.letters.addresses import reply_address, ticket_of
from tisep.letters.incoming import Refused, take_in, writer_at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taking_in(settings):
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV_ID = "letters.example", SERVER


@pytest.fixture
def who():
    return correspondence()


@pytest.fixture
def conversation(who):
    return who.begun()


def answer_of(who, conversation, message=None, **options) -> str:
    """What the server says to the owner's answer."""
    to = reply_address(conversation.pk, person=who.owner.pk)
    message = message or an_answer(who.owner.email, to, **options)
    try:
        return take_in(message.as_bytes(), to, who.owner.email)
    except Refused as refused:
        return str(refused)


def last(conversation) -> Message:
    return conversation.messages.last()


def test_an_answer_by_mail_is_a_letter_of_its_side(who, conversation):
    assert answer_of(who, conversation).startswith("250")
    message = last(conversation)
    assert (message.text, message.side, message.author) == ("ยินดีครับ", "recipient", who.owner)
    assert [one.person for one in message.deliveries.all()] == [who.stranger]


def test_the_same_mail_twice_is_one_letter(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    mail = an_answer(who.owner.email, to)
    assert [answer_of(who, conversation, mail)[:3] for _time in range(2)] == ["250", "250"]
    assert conversation.messages.count() == 2


def test_any_confirmed_address_of_the_person_will_do(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    other = an_answer("Owner <Other@Elsewhere.example>", to)
    assert "not yours" in answer_of(who, conversation, other)
    EmailAddress.objects.create(user=who.owner, email="other@elsewhere.example", verified=True)
    assert answer_of(who, conversation, other).startswith("250")


@pytest.mark.parametrize(
    "results",
    [
        "",
        proof("people.example", "mx.evil.example"),
        f"{SERVER}; dkim=fail header.d=people.example; spf=pass smtp.mailfrom=x@evil.example",
        f"{SERVER}; dkim=pass header.d=evil.example",
        f"{SERVER}; dkim=pass header.d=example",
        f"{SERVER}; dmarc=fail header.from=people.example; dkim=pass header.d=people.example",
        f"{SERVER}; dkim=none (dkim=pass header.d=people.example)",
        f'{SERVER}; spf=none smtp.helo="; dkim=pass header.d=people.example"',
    ],
)
def test_a_forged_sender_is_refused(who, conversation, results):
    said = answer_of(who, conversation, Authentication_Results=results)
    assert said.startswith("550 5.7.1")
    assert conversation.messages.count() == 1


@pytest.mark.parametrize(
    "results",
    [
        "dmarc=pass (p=NONE) header.from=people.example",
        "dmarc=none header.from=people.example; dkim=pass header.i=@people.example",
        "spf=pass smtp.mailfrom=owner@people.example",
    ],
)
def test_a_proven_sender_is_believed(who, conversation, results):
    results = f"{SERVER} 1; {results}"
    assert answer_of(who, conversation, Authentication_Results=results).startswith("250")


def test_a_result_forged_below_the_servers_own_is_not_believed(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    mail = an_answer(who.owner.email, to, Authentication_Results=f"{SERVER}; dkim=fail; spf=fail")
    forged = mail.as_bytes().replace(
        b"\n\n", f"\nAuthentication-Results: {proof('people.example')}\n\n".encode(), 1
    )
    with pytest.raises(Refused):
        take_in(forged, to, who.owner.email)


def test_two_senders_are_none(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    mail = an_answer("x@evil.example", to).as_bytes()
    with pytest.raises(Refused, match="once"):
        take_in(b"From: owner@people.example\n" + mail, to, "x@evil.example")


def test_an_expired_a_foreign_and_a_made_up_address_take_in_nothing(who, conversation, monkeypatch):
    to = reply_address(conversation.pk, person=who.owner.pk)
    assert len(to.partition("@")[0]) <= 64
    assert writer_at(to.upper()).person == who.owner
    swapped = to.replace(to[20], "a" if to[20] != "a" else "b")
    for address in (swapped, "reply+@letters.example", "owner@letters.example", "x@y.example"):
        assert ticket_of(address) is None
        with pytest.raises(Refused, match=r"5\.1\.1"):
            writer_at(address)
    now = addresses.today()
    monkeypatch.setattr(addresses, "today", lambda: now + 91)
    with pytest.raises(Refused, match="expired"):
        writer_at(to)


def test_closed_blocked_and_left_conversations_take_in_nothing(who, conversation):
    other = who.begun()
    close(conversation=conversation)
    assert answer_of(who, conversation).startswith("550 5.2.1")
    Membership.objects.filter(person=who.owner).delete()
    assert "you have left" in answer_of(who, other)
    block(conversation=other, side=Side.RECIPIENT)
    assert answer_of(who, other).startswith("550 5.2.1")


def test_answers_of_programs_are_dropped_and_not_answered(who, conversation):
    assert answer_of(who, conversation, Auto_Submitted="auto-replied").startswith("250")
    to = reply_address(conversation.pk, person=who.owner.pk)
    assert take_in(an_answer(who.owner.email, to).as_bytes(), to, "").startswith("250")
    assert conversation.messages.count() == 1


def test_what_is_too_long_empty_or_too_much_is_refused(who, conversation):
    assert answer_of(who, conversation, text="ก" * 5001).startswith("552")
    assert answer_of(who, conversation, text="> quoted\n").startswith("550 5.6.0")
    Message.objects.bulk_create(
        Message(conversation=conversation, author=who.owner, side="recipient", text="x")
        for _number in range(30)
    )
    assert answer_of(who, conversation).startswith("450")
    Message.objects.update(sent_at=timezone.now() - timedelta(hours=2))
    assert answer_of(who, conversation).startswith("250")


def test_files_are_known_by_their_content(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    good, bad = an_answer(who.owner.email, to), an_answer(who.owner.email, to)
    good.add_attachment(a_picture(), maintype="application", subtype="x-exe", filename="a.exe")
    bad.add_attachment(b"MZ", maintype="image", subtype="png", filename="a.png")
    assert answer_of(who, conversation, bad).startswith("550 5.6.1")
    assert answer_of(who, conversation, good).startswith("250")
    assert Attachment.objects.get().name == "a.png"


def test_an_organisation_answers_from_its_public_address(who):
    empty = an_actor("ยังไม่มีใคร")
    point = a_point(empty, "public", value="office@agency.example")
    conversation = who.begun(recipient=empty)
    to = reply_address(conversation.pk, point=point.pk)
    mail = an_answer("Office <office@agency.example>", to)
    assert take_in(mail.as_bytes(), to, "office@agency.example").startswith("250")
    assert (last(conversation).author, last(conversation).side) == (None, "recipient")
    point.revoke()
    with pytest.raises(Refused):
        take_in(an_answer("office@agency.example", to).as_bytes(), to, "office@agency.example")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"Content-Type: multipart/mixed\n\n--"])
def test_nonsense_is_refused(who, conversation, content):
    to = reply_address(conversation.pk, person=who.owner.pk)
    with pytest.raises(Refused):
        take_in(content, to, "x@y.example")


def test_halves_of_signs_are_taken_in_as_marks(who, conversation):
    to = reply_address(conversation.pk, person=who.owner.pk)
    mail = an_answer(who.owner.email, to)
    mail.replace_header("Message-ID", "<half@x>")
    mail.set_payload("ยินดี".encode("utf-7") + b" +2AA-")
    mail.set_param("charset", "utf-7")
    del mail["Content-Transfer-Encoding"]
    assert answer_of(who, conversation, mail).startswith("250")
    assert last(conversation).text == "ยินดี ?"
