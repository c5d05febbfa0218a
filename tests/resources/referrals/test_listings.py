"""What a referral does to the need and the offer that it joins."""

from __future__ import annotations

import pytest

from actors.models import Actor
from resources.models import Resource
from resources.referrals.moving import TooLate
from resources.referrals.verbs import accept, close, decline, hand_over, start
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilot(country):
    drawn = draw_pilot(country)
    Resource.objects.filter(pk=drawn.offer.pk).update(offer="open")
    return drawn


def stands(pilot) -> tuple[str, str]:
    pilot.need.refresh_from_db()
    pilot.offer.refresh_from_db()
    return pilot.need.status, pilot.offer.offer


def test_what_is_accepted_is_being_met_and_the_offer_is_kept_for_it(pilot):
    on_its_way(pilot, "referred", pilot.offer)
    assert stands(pilot) == ("open", "open")
    on_its_way_again = pilot.need.referrals.get()
    accept(referral=on_its_way_again, by=pilot.receiver)
    assert stands(pilot) == ("matched", "reserved")


@pytest.mark.parametrize(
    ("outcome", "then"),
    [
        ("met", ("met", "given")),
        ("partly", ("partly_met", "given")),
        ("not_met", ("open", "open")),
        ("withdrawn", ("open", "open")),
    ],
)
def test_the_need_shows_what_came_of_it(pilot, outcome, then):
    referral = on_its_way(pilot, resource=pilot.offer)
    close(referral=referral, by=pilot.asker, outcome=outcome)
    assert stands(pilot) == then


def test_what_is_handed_over_is_free_again(pilot):
    referral = on_its_way(pilot, "accepted", pilot.offer)
    hand_over(referral=referral, by=pilot.receiver, to_actor=pilot.other, note="ไม่พอ")
    assert stands(pilot) == ("open", "open")


def test_what_was_declined_changes_neither(pilot):
    referral = on_its_way(pilot, "referred", pilot.offer)
    decline(referral=referral, by=pilot.receiver, reason="หมดแล้ว")
    assert stands(pilot) == ("open", "open")


def test_a_need_that_another_is_meeting_too_stays_in_progress(pilot):
    referral = on_its_way(pilot)
    own = start(need=pilot.need, actor=pilot.other, to_actor=pilot.other, by=pilot.stranger)
    close(referral=own, by=pilot.asker, outcome="withdrawn")
    assert stands(pilot)[0] == "matched"
    close(referral=referral, by=pilot.asker, outcome="not_met")
    assert stands(pilot)[0] == "open"


@pytest.mark.parametrize("offer", ["withdrawn", "given", "reserved"])
def test_what_is_not_to_be_had_any_more_is_not_accepted(pilot, offer):
    referral = on_its_way(pilot, "referred", pilot.offer)
    Resource.objects.filter(pk=pilot.offer.pk).update(offer=offer)
    with pytest.raises(TooLate):
        accept(referral=referral, by=pilot.receiver)


@pytest.mark.parametrize("status", ["met", "withdrawn"])
def test_a_need_that_is_no_longer_asked_is_neither_begun_nor_accepted(pilot, status):
    referral = on_its_way(pilot, "referred")
    type(pilot.need).objects.filter(pk=pilot.need.pk).update(status=status)
    with pytest.raises(TooLate):
        accept(referral=referral, by=pilot.receiver)
    with pytest.raises(TooLate):
        start(need=pilot.need, actor=pilot.other, by=pilot.stranger)


def test_an_organisation_that_is_not_listed_any_more_takes_nothing_on(pilot):
    referral = on_its_way(pilot, "referred", pilot.offer)
    Actor.objects.filter(pk=referral.to_actor_id).update(state="archived")
    with pytest.raises(TooLate):
        accept(referral=referral, by=pilot.receiver)
    assert stands(pilot) == ("open", "open")


def test_leading_a_need_on_is_not_begun_twice(pilot):
    start(need=pilot.need, actor=pilot.other, by=pilot.stranger)
    with pytest.raises(TooLate):
        start(need=pilot.need, actor=pilot.other, by=pilot.stranger)
