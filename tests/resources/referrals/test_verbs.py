"""Who may do what with a referral, and what each move leaves behind."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from actors.models import Membership
from records.models import User
from resources.models import Move, Referral, ReferralStep
from resources.referrals import moving, verbs
from resources.referrals.moving import TooLate
from resources.referrals.rules import moves_open_to
from tests.drawing import a_need
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db


@pytest.fixture
def pilot(country):
    return draw_pilot(country)


def test_the_way_of_a_need_from_survey_to_end_is_told_step_by_step(pilot):
    referral = on_its_way(pilot, resource=pilot.offer)
    verbs.close(referral=referral, by=pilot.asker, outcome="met", note="ได้รับครบ")
    told = [(s.move, s.state_to, s.by, s.actor) for s in referral.steps.all()]
    assert told == [
        ("start", "surveyed", pilot.referrer, pilot.agency),
        ("classify", "classified", pilot.referrer, pilot.agency),
        ("consent", "classified", pilot.asker, pilot.municipality),
        ("refer", "referred", pilot.referrer, pilot.agency),
        ("accept", "accepted", pilot.receiver, pilot.foundation),
        ("follow_up", "followed_up", pilot.receiver, pilot.foundation),
        ("close", "closed", pilot.asker, pilot.municipality),
    ]
    referral.refresh_from_db()
    assert (referral.outcome, referral.consent_by) == ("met", pilot.asker)
    assert referral.consent_version == verbs.CONSENT_VERSION
    assert referral.due_on == timezone.localdate() + timedelta(30)


MAY = {
    "surveyed": {"asker": "classify note withdraw", "referrer": "classify note", "receiver": ""},
    "classified": {
        "asker": "classify consent note withdraw", "referrer": "classify note", "receiver": "",
    },
    "referred": {
        "asker": "hand_over note withdraw", "referrer": "hand_over note",
        "receiver": "accept decline hand_over note",
    },
    "accepted": {
        "asker": "follow_up hand_over note withdraw", "referrer": "follow_up hand_over note",
        "receiver": "follow_up hand_over note",
    },
    "followed_up": {
        "asker": "close follow_up hand_over note withdraw",
        "referrer": "follow_up hand_over note", "receiver": "follow_up hand_over note",
    },
}  # fmt: skip
DO = {
    Move.CLASSIFY: lambda p, **k: verbs.classify(urgency="soon", to_actor=p.other, **k),
    Move.CONSENT: lambda p, **k: verbs.consent(to_actor=p.foundation, **k),
    Move.REFER: lambda p, **k: verbs.refer(**k),
    Move.ACCEPT: lambda p, **k: verbs.accept(**k),
    Move.DECLINE: lambda p, **k: verbs.decline(reason="ไม่มีรถเข็น", **k),
    Move.FOLLOW_UP: lambda p, **k: verbs.follow_up(note="ติดตาม", **k),
    Move.HAND_OVER: lambda p, **k: verbs.hand_over(to_actor=p.other, note="ส่งต่อ", **k),
    Move.CLOSE: lambda p, **k: verbs.close(outcome="partly", **k),
    Move.WITHDRAW: lambda p, **k: verbs.close(outcome="withdrawn", **k),
    Move.NOTE: lambda p, **k: verbs.add_note(note="จด", **k),
}


@pytest.mark.parametrize("state", MAY)
@pytest.mark.parametrize("side", ["asker", "referrer", "receiver", "stranger"])
def test_each_side_may_what_it_may_and_nothing_else(pilot, state, side):
    referral = on_its_way(pilot, state)
    person = getattr(pilot, side)
    allowed = set(MAY[state].get(side, "").split())
    assert {str(move) for move in moves_open_to(person, referral)} == allowed
    for move, do in DO.items():
        if move not in allowed:
            with pytest.raises((PermissionDenied, ValidationError)):
                do(pilot, referral=referral, by=person)
    referral.refresh_from_db()
    assert referral.state == state


def test_what_is_agreed_may_be_referred_by_both_who_ask_and_who_refer(pilot):
    referral = on_its_way(pilot, "classified")
    referral = verbs.consent(referral=referral, by=pilot.asker, to_actor=pilot.foundation)
    for person in (pilot.asker, pilot.referrer):
        assert Move.REFER in moves_open_to(person, referral)
        assert Move.CONSENT not in moves_open_to(person, referral)


def test_nobody_moves_anything_without_signing_in(pilot):
    assert moves_open_to(AnonymousUser(), on_its_way(pilot)) == []


def test_only_in_the_name_of_an_organisation_of_ones_own(pilot):
    with pytest.raises(PermissionDenied):
        verbs.start(need=pilot.need, actor=pilot.agency, by=pilot.stranger)


def test_a_draft_is_not_passed_on(pilot):
    draft = a_need(pilot.municipality, state="draft")
    with pytest.raises(TooLate):
        verbs.start(need=draft, actor=pilot.agency, by=pilot.referrer)


def test_an_organisation_comes_forward_by_itself(pilot):
    said = {"need": pilot.need, "actor": pilot.foundation, "to_actor": pilot.foundation}
    referral = verbs.start(by=pilot.receiver, resource=pilot.offer, **said)
    assert (referral.offered, referral.from_actor) == (True, pilot.municipality)
    assert moves_open_to(pilot.receiver, referral) == [Move.NOTE]
    with pytest.raises(TooLate):
        verbs.start(by=pilot.colleague, **said)


def test_who_asks_cannot_be_the_one_to_help(pilot):
    with pytest.raises(ValidationError):
        verbs.start(
            need=pilot.need, actor=pilot.municipality, by=pilot.asker, to_actor=pilot.municipality
        )


def test_an_offer_is_taken_only_with_the_organisation_that_makes_it(pilot):
    referral = on_its_way(pilot, "surveyed")
    with pytest.raises(ValidationError):
        verbs.classify(
            referral=referral, by=pilot.referrer, urgency="soon",
            to_actor=pilot.other, resource=pilot.offer,
        )  # fmt: skip


def test_another_receiver_needs_another_consent(pilot):
    referral = on_its_way(pilot, "accepted")
    referral = verbs.hand_over(
        referral=referral, by=pilot.receiver, to_actor=pilot.other, note="ไม่มีของ"
    )
    assert (referral.state, referral.consent_at, referral.referred_at) == ("classified", None, None)
    assert moves_open_to(pilot.stranger, referral) == []
    with pytest.raises(ValidationError):
        verbs.refer(referral=referral, by=pilot.referrer)
    with pytest.raises(TooLate):
        verbs.consent(referral=referral, by=pilot.asker, to_actor=pilot.foundation)
    verbs.consent(referral=referral, by=pilot.asker, to_actor=pilot.other)
    verbs.refer(referral=referral, by=pilot.referrer)
    assert [s.to_actor for s in referral.steps.filter(move__in=["accept", "refer"])] == [
        pilot.foundation, pilot.foundation, pilot.other,
    ]  # fmt: skip


def test_what_was_declined_is_not_met(pilot):
    referral = verbs.decline(
        referral=on_its_way(pilot, "referred"), by=pilot.receiver, reason="หมดแล้ว"
    )
    with pytest.raises(ValidationError):
        verbs.close(referral=referral, by=pilot.asker, outcome="met")
    assert verbs.close(referral=referral, by=pilot.asker, outcome="not_met").state == "closed"


@pytest.mark.parametrize("words", ["", "  "])
def test_declining_and_following_up_say_something(pilot, words):
    referral = on_its_way(pilot, "referred")
    with pytest.raises(ValidationError):
        verbs.decline(referral=referral, by=pilot.receiver, reason=words)
    referral = verbs.accept(referral=referral, by=pilot.receiver)
    with pytest.raises(ValidationError):
        verbs.follow_up(referral=referral, by=pilot.receiver, note=words)


def test_curators_keep_what_nobody_is_left_to_move(pilot):
    referral = on_its_way(pilot, "accepted")
    Membership.objects.filter(actor=pilot.foundation).delete()
    curator = User.objects.create(username="curator")
    curator.groups.add(Group.objects.get(name="curator"))
    verbs.hand_over(referral=referral, by=curator, to_actor=pilot.other, note="ไม่มีผู้รับผิดชอบ")
    step = referral.steps.last()
    assert (step.by, step.actor, step.to_actor) == (curator, None, pilot.other)


def test_who_sees_a_referral(pilot):
    referral = on_its_way(pilot, "classified")

    def seen_by(*actors) -> bool:
        ids = [actor.pk for actor in actors]
        return Referral.objects.concerning(type(actors[0]).objects.filter(pk__in=ids)).exists()

    assert seen_by(pilot.municipality)
    assert seen_by(pilot.agency)
    assert not seen_by(pilot.foundation), "nothing has been passed on to it yet"
    verbs.consent(referral=referral, by=pilot.asker, to_actor=pilot.foundation)
    verbs.refer(referral=referral, by=pilot.referrer)
    assert seen_by(pilot.foundation)
    assert not seen_by(pilot.other)


def test_nobody_moves_very_much_in_a_day(pilot, monkeypatch):
    monkeypatch.setattr(moving, "BEGUN_A_DAY", 2)
    monkeypatch.setattr(moving, "MOVES_A_DAY", 4)
    for number in range(3):
        need = a_need(pilot.municipality, f"ความต้องการ {number}")
        begin = partial(verbs.start, need=need, actor=pilot.agency, by=pilot.referrer)
        if number < 2:
            referral = begin()
    with pytest.raises(ValidationError, match=r"tomorrow|พรุ่งนี้"):
        begin()
    for _time in range(2):
        verbs.add_note(referral=referral, by=pilot.referrer, note="x")
    with pytest.raises(ValidationError, match=r"tomorrow|พรุ่งนี้"):
        verbs.add_note(referral=referral, by=pilot.referrer, note="x")
    verbs.add_note(referral=referral, by=pilot.asker, note="x")
    ReferralStep.objects.filter(by=pilot.referrer).update(by=pilot.stranger)
    assert begin().state == "surveyed"
