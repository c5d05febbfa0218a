"""Calls of the funds that people follow: told when they open, and before they close; once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from actors.models import Actor
from records.models import User
from resources.models import Call
from tests.drawing import a_resource, an_actor
from tisep.celery import app
from tisep.notices import calls, digests
from tisep.notices.models import Follow, Frequency, Notice
from tisep.personal.models import Restriction

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def fund(country):
    return a_resource("กองทุนยะลา", region=country["95"], owner=an_actor("ผู้ให้ทุน"))


@pytest.fixture
def person(fund):
    user = User.objects.create(username="1", email="somchai@example.org")
    Follow.objects.create(person=user, record=fund.uuid)
    return user


def a_call(fund, name, *, opened=0, closes=None, known=0) -> Call:
    today = timezone.localdate()
    call = Call.objects.create(
        fund=fund,
        name_th=name,
        opens_on=today - opened * DAY,
        closes_on=today + closes * DAY if closes is not None else None,
    )
    Call.objects.filter(pk=call.pk).update(created_at=timezone.now() - known * DAY)
    return call


def test_what_opened_and_what_closes_soon_is_told_once(client, fund, person, settings):
    settings.SITE_ADDRESS = "https://tisep.example"
    for name, dates in {
        "เพิ่งเปิด": {"closes": 60},
        "ใกล้ปิด": {"opened": 30, "closes": 5, "known": 30},
        "เปิดนานแล้ว": {"opened": 30, "closes": 60, "known": 30},
        "ยังไม่เปิด": {"opened": -9},
        "ปิดแล้ว": {"opened": 9, "closes": -1, "known": 9},
    }.items():
        a_call(fund, name, **dates)
    assert calls.gather() == {person.pk}
    assert calls.gather() == set()
    client.force_login(person)
    page = client.get("/me/notices").content.decode()
    told = ["เพิ่งเปิด", "ใกล้ปิด", "เปิดนานแล้ว", "ยังไม่เปิด", "ปิดแล้ว"]
    assert [name in page for name in told] == [True, True, False, False, False]
    digests.send(Frequency.WEEKLY)
    assert "กองทุนยะลา" in mail.outbox[0].body
    Call.objects.update(withdrawn_at=timezone.now())
    assert "เพิ่งเปิด" not in client.get("/me/notices").content.decode()


def test_it_is_told_to_whoever_follows_its_area(country, fund, person):
    near, far = (User.objects.create(username=name) for name in ("near", "far"))
    Follow.objects.create(person=near, query="region=95")
    Follow.objects.create(person=far, query="region=94&issue=waste")
    a_call(fund, "เพิ่งเปิด")
    assert calls.gather() == {person.pk, near.pk}


def test_nothing_is_told_of_hidden_funds_nor_to_who_holds_their_data_still(fund, person):
    a_call(fund, "เพิ่งเปิด")
    Actor.objects.update(state="draft")
    assert calls.gather() == set()
    Actor.objects.update(state="published")
    Restriction.objects.create(person=person)
    assert calls.gather() == set()
    assert not Notice.objects.exists()


def test_it_is_asked_every_day():
    tasks = {one["task"] for one in app.conf.beat_schedule.values()}
    assert "tisep.notices.tasks.gather_calls" in tasks
