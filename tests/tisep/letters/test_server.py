"""The receiver itself, over real connections and transactions."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from threading import Thread

import pytest
from aiosmtpd.controller import Controller
from django.core.management import CommandError, call_command
from django.db import connections

from actors.letters.writing import NotSent, answer, close
from actors.models import Conversation, Message, Side
from tests.actors.correspondence import correspondence
from tests.tisep.letters.mails import SERVER, an_answer
from tisep.letters.addresses import reply_address
from tisep.letters.incoming import LARGEST_MAIL
from tisep.letters.server import Answers, server


class Receiver(Controller):
    def factory(self):
        return server()

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def who(transactional_db):
    return correspondence()


@pytest.fixture(params=["lmtp", "smtp"])
def receiver(request, settings) -> Iterator[Receiver]:
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV_ID = "letters.example", SERVER
    settings.MAIL_PROTOCOL = request.param
    running = Receiver(Answers(), hostname="127.0.0.1", port=0)
    running.start()
    yield running
    running.stop()


@pytest.fixture
def client(receiver, settings) -> Iterator[smtplib.SMTP]:
    kind = smtplib.LMTP if settings.MAIL_PROTOCOL == "lmtp" else smtplib.SMTP
    with kind("127.0.0.1", receiver.port) as client:
        yield client


def test_an_answer_is_taken_in_once_however_often_it_comes(who, client):
    conversation = who.begun()
    to = reply_address(conversation.pk, person=who.owner.pk)
    mail = an_answer(who.owner.email, to)
    for _time in range(2):
        assert client.sendmail(who.owner.email, [to], mail.as_bytes()) == {}
    assert conversation.messages.count() == 2


def test_what_is_refused_is_refused_with_its_code(who, client):
    conversation = who.begun()
    to = reply_address(conversation.pk, person=who.owner.pk)
    client.ehlo_or_helo_if_needed()
    client.mail("evil@evil.example")
    assert client.rcpt("owner@people.example")[0] == 550
    assert client.rcpt(to)[0] == 250
    assert client.rcpt(to)[0] == 452
    assert client.data(an_answer("evil@evil.example", to).as_bytes())[0] == 550
    client.mail("owner@people.example")
    client.rcpt(to)
    assert client.data(b"x\r\n" * (LARGEST_MAIL // 3 + 1))[0] == 552
    client.rset()
    assert client.mail("owner@people.example", [f"SIZE={LARGEST_MAIL + 1}"])[0] == 552
    assert Message.objects.count() == 1


def test_without_the_name_of_a_mail_server_nothing_is_received(settings):
    settings.MAIL_DOMAIN, settings.MAIL_AUTHSERV_ID = "letters.example", ""
    with pytest.raises(CommandError, match="MAIL_AUTHSERV_ID"):
        call_command("receive_mail")


def all_at_once(*acts) -> list[object]:
    """What each act gave or raised, done by a thread each."""
    came: list[object] = []

    def do(act) -> None:
        try:
            came.append(act())
        except NotSent as refused:
            came.append(refused.code)
        finally:
            connections.close_all()

    threads = [Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_a_flood_at_once_is_stopped_at_the_same_number(who):
    came = all_at_once(*([who.begun] * 14))
    assert came.count("too_many") == 4
    assert Conversation.objects.count() == 10


def test_the_same_answer_at_once_is_one_letter(who):
    conversation = who.begun()

    def reply() -> int:
        one = {"by": who.owner, "side": Side.RECIPIENT, "text": "x", "key": "1"}
        return answer(conversation=conversation, **one).pk

    assert len(set(all_at_once(*([reply] * 6)))) == 1


def test_closing_and_answering_at_once_leave_no_letter_after_the_end(who):
    conversation = who.begun()
    acts = [
        lambda n=n: answer(
            conversation=conversation, by=who.owner, side=Side.RECIPIENT, text="x", key=str(n)
        )
        for n in range(6)
    ]
    came = all_at_once(*acts[:3], lambda: close(conversation=conversation), *acts[3:])
    assert conversation.messages.count() == 1 + 6 - came.count("closed")
    assert all_at_once(
        lambda: answer(
            conversation=conversation, by=who.owner, side=Side.RECIPIENT, text="x", key="late"
        )
    ) == ["closed"]
