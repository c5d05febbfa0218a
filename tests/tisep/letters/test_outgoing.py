"""Letters by e-mail: sent over a real mail server, each once, with no address of the other side."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery.schedules import crontab
from django.utils import timezone

from actors.letters.writing import answer
from actors.models import Conversation, Delivery, Membership, Side
from tests.actors.correspondence import correspondence
from tests.actors.test_contact import a_point
from tests.drawing import an_actor
from tisep.celery import app
from tisep.letters import outgoing
from tisep.letters.addresses import ticket_of
from tisep.letters.outgoing import forget_letters, send_due

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_domain(settings):
    settings.MAIL_DOMAIN = "letters.example"


@pytest.fixture
def who():
    return correspondence()


def test_a_letter_is_sent_once_to_each_of_the_other_side(who, mailbox):
    who.begun(text="สวัสดีครับ")
    assert (send_due(), send_due()) == (2, 0)
    for person in (who.owner, who.member):
        mail = mailbox.wait_for(person.email)
        assert mail.recipients == [person.email]
        assert "สวัสดีครับ" in mail.text
        assert ticket_of(mail.message["Reply-To"]).reader == person.pk
    assert len(mailbox.letters) == 2


def test_no_address_of_the_other_side_is_in_a_mail(who, mailbox):
    conversation = who.begun()
    answer(conversation=conversation, by=who.owner, side=Side.RECIPIENT, text="ครับ", key="1")
    send_due()
    for mail in mailbox.letters:
        others = {one.email for one in (who.owner, who.member, who.stranger)}
        for address in others - set(mail.recipients):
            assert address not in mail.message.as_string()


def test_a_mail_says_what_to_do_in_both_languages(who, mailbox):
    conversation = who.begun(in_name_of=who.home)
    send_due()
    mail = mailbox.wait_for(who.owner.email)
    assert mail.subject == "TISEP: ผู้เขียน: เรื่อง"
    assert f"/me/letters/{conversation.uuid}" in mail.text
    assert f"/en/me/letters/{conversation.uuid}" in mail.text
    assert "wrote this through TISEP" in mail.text


def test_a_subject_cannot_bring_headers(who, mailbox):
    who.stranger.first_name = "ก\nBcc: x@evil.example"
    who.stranger.save()
    who.begun(subject="เรื่อง\r\nBcc: y@evil.example")
    assert send_due() == 2
    assert {one for mail in mailbox.letters for one in mail.recipients} == {
        who.owner.email,
        who.member.email,
    }


def test_what_the_server_does_not_take_is_tried_later(who, mailbox, settings):
    who.begun()
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_due() == 0
    assert set(Delivery.objects.values_list("tries", flat=True)) == {1}
    settings.EMAIL_PORT = port
    assert send_due() == 0
    Delivery.objects.update(not_before=timezone.now())
    assert send_due() == 2


def test_who_left_meanwhile_gets_nothing(who, mailbox):
    who.begun()
    Membership.objects.filter(person=who.owner).delete()
    who.member.is_active = False
    who.member.save()
    assert (send_due(), Delivery.objects.due().count()) == (0, 0)


def test_an_organisations_public_address_is_told_why_and_how_to_claim(who, mailbox):
    empty = an_actor("ยังไม่มีใคร")
    a_point(empty, "public", value="office@agency.example")
    who.begun(recipient=empty)
    send_due()
    mail = mailbox.wait_for("office@agency.example")
    assert f"/actors/{empty.uuid}" in mail.text
    assert "/me/letters/" not in mail.text
    assert ticket_of(mail.message["Reply-To"]).is_point


def test_where_no_mail_is_taken_in_none_is_asked_for(who, mailbox, settings):
    settings.MAIL_DOMAIN = ""
    who.begun()
    send_due()
    mail = mailbox.wait_for(who.owner.email)
    assert mail.message["Reply-To"] is None
    assert "answer this e-mail" not in mail.text


def test_letters_are_forgotten_after_two_years(who):
    old, new = who.begun(), who.begun()
    Conversation.objects.filter(pk=old.pk).update(last_at=timezone.now() - timedelta(days=731))
    forget_letters()
    assert list(Conversation.objects.all()) == [new]


def test_workers_send_each_minute_and_forget_each_night():
    beat = {one["task"]: one["schedule"] for one in app.conf.beat_schedule.values()}
    assert beat["tisep.letters.tasks.send_letters"] == 60.0
    assert isinstance(beat["tisep.letters.tasks.forget_letters"], crontab)
    app.loader.import_default_modules()
    assert set(beat) <= set(app.tasks)


def test_a_letter_that_breaks_does_not_keep_the_others(who, mailbox, monkeypatch):
    broken, whole = who.begun(), who.begun(text="ไปถึง")
    name_of = outgoing.name_of

    def breaks(conversation, side):
        if conversation == broken:
            raise KeyError(side)
        return name_of(conversation, side)

    monkeypatch.setattr(outgoing, "name_of", breaks)
    assert send_due() == 2
    assert all("ไปถึง" in mail.text for mail in mailbox.letters)
    waiting = Delivery.objects.filter(sent_at=None)
    assert {(one.message.conversation, one.tries) for one in waiting} == {(broken, 1)}
    assert whole.messages.get().deliveries.filter(sent_at=None).count() == 0
