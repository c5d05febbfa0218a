"""Referrals at the desk: curators and up look at them, and nobody changes them there."""

from __future__ import annotations

import pytest

from resources.models import Referral
from tests.resources.referrals.pilot import draw_pilot, on_its_way
from tests.tisep.desk import desk, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def referral(country):
    return on_its_way(draw_pilot(country))


@pytest.mark.parametrize(
    ("role", "answer"),
    [("administrator", 200), ("data manager", 200), ("curator", 200), ("contributor", 403)],
)
def test_who_may_look(referral, role, answer):
    client = person(role)[1]
    assert client.get(desk(Referral)).status_code == answer
    assert client.get(desk(Referral, "change", referral.pk)).status_code == answer


def test_nobody_changes_or_deletes_one_there(referral, admin_client):
    address = desk(Referral, "change", referral.pk)
    assert admin_client.post(address, {"state": "closed"}).status_code == 403
    assert admin_client.post(desk(Referral, "delete", referral.pk)).status_code == 403
    assert admin_client.get(desk(Referral, "add")).status_code == 403


def test_the_time_line_is_shown(referral, admin_client):
    page = admin_client.get(desk(Referral, "change", referral.pk)).rendered_content
    assert "ส่งรถเข็นแล้ว 3 คัน" in page
