"""The way of a need through its pages, as each of those who take part sees them."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from actors.models import Membership
from records.models import User
from resources.models import Referral
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilot(country):
    return draw_pilot(country)


def as_(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def begun(pilot, person, word: str, **said):
    return as_(person).post(reverse(f"need-{word}", args=[pilot.need.uuid]), said)


def moved(person, referral: Referral, move: str, **said):
    return as_(person).post(reverse("referral-move", args=[referral.uuid, move]), said)


def test_the_page_of_a_need_leads_to_both_ways_of_helping(client, pilot):
    page = client.get(pilot.need.get_absolute_url()).content.decode()
    for word in ("help", "refer"):
        address = reverse(f"need-{word}", args=[pilot.need.uuid])
        assert f'href="{address}"' in page
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))
        assert address in answer["Location"]


def test_a_need_that_is_met_asks_for_no_help(client, pilot):
    type(pilot.need).objects.filter(pk=pilot.need.pk).update(status="met")
    assert 'id="help"' not in client.get(pilot.need.get_absolute_url()).content.decode()


def test_the_whole_way_by_forms(pilot):
    answer = begun(pilot, pilot.referrer, "refer", actor=pilot.agency.uuid, note="สำรวจแล้ว")
    referral = Referral.objects.get()
    assert answer["Location"] == referral.get_absolute_url()
    receiver = {"receiver": f"resource:{pilot.offer.uuid}"}
    moved(pilot.referrer, referral, "classify", urgency="urgent", **receiver)
    agreed = {"receiver": pilot.foundation.uuid, "agreed": "on"}
    moved(pilot.asker, referral, "consent", **agreed)
    moved(pilot.referrer, referral, "refer")
    moved(pilot.receiver, referral, "accept", note="รับไว้")
    moved(pilot.receiver, referral, "follow_up", note="ส่งแล้ว", due_on="2999-01-01")
    moved(pilot.asker, referral, "close", outcome="met")
    referral.refresh_from_db()
    assert (referral.state, referral.outcome, referral.resource) == ("closed", "met", pilot.offer)
    page = as_(pilot.asker).get(referral.get_absolute_url()).content.decode()
    for said in ("สำรวจแล้ว", "รับไว้", "ส่งแล้ว"):
        assert said in page
    assert "no-store" in as_(pilot.asker).get(referral.get_absolute_url())["Cache-Control"]


def test_an_organisation_comes_forward_with_what_it_has(pilot):
    said = {"actor": pilot.foundation.uuid, "resource": pilot.offer.uuid, "note": "มี 3 คัน"}
    begun(pilot, pilot.receiver, "help", **said)
    referral = Referral.objects.get()
    assert (referral.offered, referral.resource) == (True, pilot.offer)
    again = begun(pilot, pilot.colleague, "help", **said)
    assert again.status_code == 422
    assert Referral.objects.count() == 1


def test_nobody_begins_in_the_name_of_another(pilot):
    answer = begun(pilot, pilot.stranger, "refer", actor=pilot.agency.uuid)
    assert answer.status_code == 422
    assert not Referral.objects.exists()


def test_who_speaks_for_nobody_is_told_so_kindly(pilot):
    nobody = User.objects.create(username="nobody")
    page = as_(nobody).get(reverse("need-help", args=[pilot.need.uuid])).content.decode()
    assert reverse("search") in page
    assert "<textarea" not in page


@pytest.mark.parametrize("side", ["asker", "referrer", "receiver"])
def test_each_finds_the_moves_that_are_theirs(pilot, side):
    referral = on_its_way(pilot, "referred")
    page = as_(getattr(pilot, side)).get(referral.get_absolute_url()).content.decode()
    address = reverse("referral-move", args=[referral.uuid, "accept"])
    assert (f'action="{address}"' in page) == (side == "receiver")


def test_whom_it_does_not_concern_finds_nothing(client, pilot):
    referral = on_its_way(pilot, "referred")
    address = referral.get_absolute_url()
    assert as_(pilot.stranger).get(address).status_code == 404
    assert moved(pilot.stranger, referral, "accept").status_code == 404
    assert client.get(address).status_code == 302
    curator = User.objects.create(username="curator")
    curator.groups.add(Group.objects.get(name="curator"))
    assert as_(curator).get(address).status_code == 200


def test_a_move_of_somebody_else_is_answered_not_made(pilot):
    referral = on_its_way(pilot, "referred")
    assert moved(pilot.asker, referral, "accept").status_code == 302
    assert moved(pilot.asker, referral, "jump").status_code == 404
    referral.refresh_from_db()
    assert referral.state == "referred"


def test_who_comes_too_late_is_told_who_was_quicker(pilot):
    referral = on_its_way(pilot, "accepted")
    client = as_(pilot.colleague)
    answer = client.post(reverse("referral-move", args=[referral.uuid, "decline"]), {"reason": "-"})
    assert "มูลนิธิรถเข็น" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("words", ["โทร 081-234-5678", "ถึงนายสมชาย ใจดี", "a@b.example"])
def test_nothing_personal_is_taken(pilot, words):
    referral = on_its_way(pilot, "referred")
    answer = moved(pilot.receiver, referral, "decline", reason=words)
    assert answer.status_code == 422
    referral.refresh_from_db()
    assert referral.state == "referred"


def test_consent_is_for_who_was_shown(pilot):
    referral = on_its_way(pilot, "classified")
    moved(pilot.asker, referral, "consent", receiver=pilot.other.uuid, agreed="on")
    moved(pilot.asker, referral, "consent", receiver=pilot.foundation.uuid)
    referral.refresh_from_db()
    assert referral.consent_at is None


def test_another_receiver_is_found_by_its_name(pilot):
    referral = on_its_way(pilot, "surveyed")
    client = as_(pilot.referrer)
    page = client.get(referral.get_absolute_url(), {"q": "อื่น"}).content.decode()
    assert f'value="actor:{pilot.other.uuid}"' in page
    said = {"urgency": "soon", "receiver": f"actor:{pilot.other.uuid}"}
    moved(pilot.referrer, referral, "classify", **said)
    referral.refresh_from_db()
    assert referral.to_actor == pilot.other


@pytest.mark.parametrize("receiver", ["", "actor:", "actor:x", "resource:1", "actor:" + "0" * 32])
def test_a_receiver_that_is_none_is_refused(pilot, receiver):
    referral = on_its_way(pilot, "surveyed")
    said = {"urgency": "soon", "receiver": receiver}
    assert moved(pilot.referrer, referral, "classify", **said).status_code == 422


def test_the_list_says_for_whom_each_waits(pilot):
    referral = on_its_way(pilot, "referred")
    Referral.objects.update(due_on="2001-01-01")
    address = reverse("my-referrals")
    seen = {
        name: [one[2] for one in as_(person).get(address).context["sections"]]
        for name, person in (("asker", pilot.asker), ("receiver", pilot.receiver))
    }
    assert seen["receiver"] == [[referral], [], []]
    assert seen["asker"] == [[], [referral], []]
    assert "2544" in as_(pilot.receiver).get(address).content.decode()


def test_where_nobody_is_left_to_answer_it_is_said(pilot):
    referral = on_its_way(pilot, "referred")
    Membership.objects.filter(actor=pilot.foundation).delete()
    assert as_(pilot.asker).get(referral.get_absolute_url()).context["nobody_there"]
