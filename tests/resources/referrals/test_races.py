"""Two at once, with transactions of their own: nothing is lost or doubled, each is answered."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import override

from actors.models import Membership
from resources.models import Referral, Resource
from resources.referrals.moving import TooLate
from resources.referrals.verbs import accept, close, consent, decline, start
from tests.drawing import a_need
from tests.resources.referrals.pilot import draw_pilot, on_its_way

pytestmark = pytest.mark.django_db(transaction=True)
DONE = "done"


@pytest.fixture
def pilot(country):
    return draw_pilot(country)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What each act is answered, `done` or the reason why not, in the order of the acts."""
    barrier, answers = Barrier(len(acts)), [""] * len(acts)

    def run(number: int, act: Callable[[], object]) -> None:
        with override("en"):
            barrier.wait()
            try:
                act()
                answers[number] = DONE
            except (TooLate, PermissionDenied) as why:
                answers[number] = " ".join(getattr(why, "messages", ["not allowed"]))
            finally:
                connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def moves(referral: Referral) -> list[str]:
    return [step.move for step in referral.steps.all()]


def test_two_of_one_organisation_accept_at_once(pilot):
    referral = on_its_way(pilot, "referred", pilot.offer)
    answers = at_once(
        lambda: accept(referral=referral, by=pilot.receiver),
        lambda: accept(referral=referral, by=pilot.colleague),
    )
    assert sorted(answers) == ["Somebody was quicker: Accepted (Example Foundation).", DONE]
    assert moves(referral).count("accept") == 1


def test_one_accepts_while_a_colleague_declines(pilot):
    referral = on_its_way(pilot, "referred")
    answers = at_once(
        lambda: accept(referral=referral, by=pilot.receiver),
        lambda: decline(referral=referral, by=pilot.colleague, reason="ไม่มีของ"),
    )
    referral.refresh_from_db()
    assert answers.count(DONE) == 1
    assert referral.state == ("accepted" if answers[0] == DONE else "declined")
    assert len(moves(referral)) == 5


def test_an_offer_is_withdrawn_while_it_is_accepted(pilot):
    Resource.objects.filter(pk=pilot.offer.pk).update(offer="open")
    referral = on_its_way(pilot, "referred", pilot.offer)

    def withdraw() -> None:
        with transaction.atomic():
            offer = Resource.objects.select_for_update().get(pk=pilot.offer.pk)
            if not offer.may_become("withdrawn"):
                raise TooLate("It is promised.")
            offer.offer = "withdrawn"
            offer.save()

    answers = at_once(lambda: accept(referral=referral, by=pilot.receiver), withdraw)
    referral.refresh_from_db()
    pilot.offer.refresh_from_db()
    stands = (referral.state, pilot.offer.offer)
    if answers[0] == DONE:
        assert (answers[1], stands) == ("It is promised.", ("accepted", "reserved"))
    else:
        assert "withdrawn meanwhile" in answers[0]
        assert (answers[1], stands) == (DONE, ("referred", "withdrawn"))


def test_one_offer_is_promised_to_one_of_two_needs(pilot):
    Resource.objects.filter(pk=pilot.offer.pk).update(offer="open")
    first = on_its_way(pilot, "referred", pilot.offer)
    pilot.need = a_need(pilot.municipality, "เตียง", region=pilot.need.region)
    second = on_its_way(pilot, "referred", pilot.offer)
    answers = at_once(
        lambda: accept(referral=first, by=pilot.receiver),
        lambda: accept(referral=second, by=pilot.colleague),
    )
    assert answers.count(DONE) == 1
    assert any("promised to somebody else" in answer for answer in answers)
    assert Referral.objects.filter(state="accepted").count() == 1


def test_who_asks_withdraws_while_it_is_accepted(pilot):
    referral = on_its_way(pilot, "referred")
    answers = at_once(
        lambda: accept(referral=referral, by=pilot.receiver),
        lambda: close(referral=referral, by=pilot.asker, outcome="withdrawn"),
    )
    referral.refresh_from_db()
    pilot.need.refresh_from_db()
    assert answers[1] == DONE
    assert (referral.state, referral.outcome) == ("closed", "withdrawn")
    assert pilot.need.status == "open"


def test_two_of_one_organisation_come_forward_at_once(pilot):
    said = {"need": pilot.need, "actor": pilot.foundation, "to_actor": pilot.foundation}
    answers = at_once(
        lambda: start(by=pilot.receiver, **said), lambda: start(by=pilot.colleague, **said)
    )
    assert answers.count(DONE) == 1
    assert any("on its way to this organisation already" in answer for answer in answers)
    assert Referral.objects.count() == 1


def test_an_owner_leaves_while_accepting(pilot):
    referral = on_its_way(pilot, "referred")
    answers = at_once(
        lambda: accept(referral=referral, by=pilot.receiver),
        lambda: Membership.objects.filter(person=pilot.receiver).delete(),
    )
    referral.refresh_from_db()
    assert referral.state == ("accepted" if answers[0] == DONE else "referred")
    assert answers[0] in (DONE, "not allowed")


def test_who_is_erased_leaves_the_time_line_without_a_name(pilot):
    referral = on_its_way(pilot)
    pilot.receiver.delete()
    pilot.asker.delete()
    referral.refresh_from_db()
    assert (referral.consent_by, referral.consent_at is None) == (None, False)
    told = [(step.move, step.by, step.actor) for step in referral.steps.all()]
    assert told[2] == ("consent", None, pilot.municipality)
    assert told[4] == ("accept", None, pilot.foundation)


def test_two_of_who_asks_agree_at_once(pilot):
    referral = on_its_way(pilot, "classified")
    answers = at_once(
        *[lambda: consent(referral=referral, by=pilot.asker, to_actor=pilot.foundation)] * 2
    )
    assert sorted(answers) == ["Your organisation has agreed already.", DONE]
    assert moves(referral).count("consent") == 1
