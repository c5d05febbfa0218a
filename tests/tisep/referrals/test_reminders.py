"""Who is told by mail that a need waits for them, when, and how often."""

from __future__ import annotations

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from resources.models import Referral
from resources.referrals.verbs import accept, add_note, close, follow_up
from tests.resources.referrals.pilot import draw_pilot, on_its_way
from tisep.referrals.reminders import remind

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilot(country, settings):
    settings.SITE_ADDRESS = "https://tisep.example"
    return draw_pilot(country)


def told() -> list[str]:
    """To whom mails went since the last look."""
    people = sorted(address for one in mail.outbox for address in one.to)
    mail.outbox.clear()
    return people


def test_whom_it_has_come_to_is_told_once(pilot):
    referral = on_its_way(pilot, "referred")
    assert remind() == 2
    assert told() == ["colleague@example.org", "receiver@example.org"]
    assert remind() == 0
    accept(referral=referral, by=pilot.receiver)
    remind()
    assert told() == ["colleague@example.org"], "who did it knows"


def test_the_mail_says_which_need_in_both_languages_and_nothing_that_was_written(pilot):
    referral = on_its_way(pilot, "referred")
    add_note(referral=referral, by=pilot.referrer, note="ข้อความลับ")
    remind()
    message = mail.outbox[0]
    assert "Wheelchairs" in message.body
    assert pilot.need.name_th in message.body
    assert f"https://tisep.example{referral.get_absolute_url()}" in message.body
    assert "ข้อความลับ" not in message.body + message.subject


def test_what_is_overdue_is_told_again_each_week(pilot):
    on_its_way(pilot, "referred")
    remind()
    told()
    today = timezone.localdate()
    Referral.objects.update(due_on=today - timedelta(days=1), reminded_on=today - timedelta(days=6))
    assert remind() == 0
    Referral.objects.update(reminded_on=today - timedelta(days=7))
    assert remind() == 2
    assert "still waiting" in mail.outbox[0].subject


def test_what_is_closed_waits_for_nobody(pilot):
    close(referral=on_its_way(pilot), by=pilot.asker, outcome="met")
    assert remind() == 0


def test_before_consent_only_who_asks_is_told(pilot):
    on_its_way(pilot, "classified")
    remind()
    assert told() == ["asker@example.org"]


def test_who_was_switched_off_gets_no_mail(pilot):
    on_its_way(pilot, "referred")
    type(pilot.receiver).objects.update(is_active=False)
    assert remind() == 0


def test_without_its_own_address_the_site_writes_to_nobody(pilot, settings):
    settings.SITE_ADDRESS = ""
    on_its_way(pilot, "referred")
    assert remind() == 0
    assert Referral.objects.get().reminded_on is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_nobody_twice(pilot):
    on_its_way(pilot, "referred")
    barrier = Barrier(2)

    def run() -> None:
        barrier.wait()
        remind()
        connection.close()

    workers = [Thread(target=run) for _ in range(2)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert told() == ["colleague@example.org", "receiver@example.org"]


def test_a_note_and_another_word_of_how_it_stands_mail_nobody(pilot):
    referral = on_its_way(pilot)
    remind()
    told()
    add_note(referral=referral, by=pilot.receiver, note="อีกครั้ง")
    follow_up(referral=referral, by=pilot.receiver, note="ยังทำอยู่")
    assert remind() == 0
