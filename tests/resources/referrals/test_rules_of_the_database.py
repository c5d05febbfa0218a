"""What the database itself refuses of referrals."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, InternalError, transaction
from django.utils import timezone

from resources.models import Referral, ReferralState
from resources.models.referral import TRANSITIONS
from resources.referrals.verbs import decline
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilot(country):
    return draw_pilot(country)


def refused(referral: Referral, **values: object) -> str:
    """Why the database does not store these values; empty where it does."""
    try:
        with transaction.atomic():
            Referral.objects.filter(pk=referral.pk).update(**values)
    except (IntegrityError, InternalError) as why:
        return str(why)
    return ""


def led_to(pilot, state: str) -> Referral:
    if state == ReferralState.DECLINED:
        referral = on_its_way(pilot, "referred")
        return decline(referral=referral, by=pilot.receiver, reason="ไม่มีของ")
    return on_its_way(pilot, state)


@pytest.mark.parametrize("state", [state for state in ReferralState if state != "closed"])
def test_only_the_ways_that_are_drawn_lead_from_state_to_state(pilot, state):
    referral = led_to(pilot, state)
    now = timezone.now()
    whole = {"urgency": "soon", "reason": "-", "to_actor": pilot.foundation, "referred_at": now}
    whole |= {"consent_at": now, "consent_version": "1"}
    ended = {"outcome": "withdrawn", "closed_at": now}
    for to in ReferralState:
        with transaction.atomic():
            values = whole | (ended if to == ReferralState.CLOSED else {})
            why = refused(referral, state=to, **values)
            assert ("Invalid transition" in why) == ((state, to) not in TRANSITIONS and state != to)
            assert not why or "Invalid transition" in why
            transaction.set_rollback(True)


def test_every_referral_begins_with_a_survey(pilot):
    with pytest.raises(InternalError, match="Cannot insert"):
        Referral.objects.create(need=pilot.need, from_actor=pilot.agency, state="classified")


def test_what_is_closed_stays(pilot):
    referral = on_its_way(pilot)
    closed = {"state": "closed", "outcome": "met", "closed_at": timezone.now()}
    assert not refused(referral, **closed)
    assert "Invalid transition" in refused(referral, state="referred", outcome="", closed_at=None)
    assert "Cannot update" in refused(referral, outcome="not_met")


def test_nothing_is_passed_on_without_consent_to_a_text_and_a_receiver(pilot):
    referral = on_its_way(pilot, "classified")
    now = timezone.now()
    passed_on = {"state": "referred", "referred_at": now}
    assert "referral_passed_on_with_consent" in refused(referral, **passed_on)
    assert "referral_consent_to_a_text" in refused(referral, consent_at=now, **passed_on)
    given = {"consent_at": now, "consent_version": "1"}
    assert "referral_passed_on_to_somebody" in refused(referral, state="referred", **given)
    assert "referral_passed_on_to_somebody" in refused(
        referral, to_actor=None, **given, **passed_on
    )
    assert not refused(referral, **given, **passed_on)


def test_declining_wants_a_reason_and_closing_an_outcome(pilot):
    referral = on_its_way(pilot, "referred")
    assert "referral_declined_for_a_reason" in refused(referral, state="declined")
    withdrawn = {"state": "closed", "closed_at": timezone.now()}
    assert "referral_ends_as_its_way_allows" in refused(referral, **withdrawn)
    assert "referral_ends_as_its_way_allows" in refused(referral, **withdrawn, outcome="met")
    unsaid = {"state": "closed", "outcome": "withdrawn"}
    assert "referral_closed_with_an_outcome" in refused(referral, **unsaid)
    assert "referral_closed_with_an_outcome" in refused(referral, outcome="met")
    assert not refused(referral, **withdrawn, outcome="withdrawn")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"urgency": "now"}, "referral_urgency"),
        ({"urgency": ""}, "referral_classified_by_urgency"),
    ],
)
def test_a_classified_need_has_one_of_the_known_urgencies(pilot, values, rule):
    assert rule in refused(on_its_way(pilot, "classified"), **values)


def test_a_need_is_on_its_way_to_an_organisation_once_at_a_time(pilot):
    first = on_its_way(pilot)
    again = Referral(need=pilot.need, from_actor=pilot.agency, to_actor=pilot.foundation)
    with pytest.raises(IntegrityError, match="referral_once_at_a_time"), transaction.atomic():
        again.save()
    Referral.objects.filter(pk=first.pk).update(
        state="closed", outcome="not_met", closed_at=timezone.now()
    )
    again.save()


def test_the_time_line_is_not_rewritten(pilot):
    step = on_its_way(pilot).steps.last()
    with pytest.raises(InternalError, match="Cannot update"), transaction.atomic():
        type(step).objects.filter(pk=step.pk).update(state_to="closed")
    with pytest.raises(IntegrityError, match="referral_step_move"), transaction.atomic():
        type(step).objects.create(referral=step.referral, move="jump", state_to="closed")
