"""A claim is asked once, decided once, and makes an owner of whoever has proved it."""

from __future__ import annotations

import re
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, InternalError, connection, transaction
from django.utils import timezone

from actors.claims import asking, deciding
from actors.models import Claim, ContactPoint, Membership, Proof
from actors.rights import owns
from records.models import User
from tests.drawing import an_actor


@pytest.fixture
def people(db):
    return [
        User.objects.create_user(name, f"{name}@example.org")
        for name in ("malee", "somchai", "uma")
    ]


@pytest.fixture
def actor(db):
    return an_actor("เทศบาล")


@pytest.fixture
def claim(people, actor):
    return asking.ask(by=people[0], actor=actor, words="ปลัด")


@pytest.fixture
def code(claim, people, actor, mailbox, django_capture_on_commit_callbacks):
    ContactPoint.objects.create(actor=actor, kind="email", value="office@tambon.example")
    with django_capture_on_commit_callbacks(execute=True):
        asking.send_code(claim, by=people[0])
    (found,) = set(re.findall(r"\b\d{8}\b", mailbox.wait_for("office@tambon.example").text))
    return found


def curator() -> User:
    return User.objects.create_superuser("curator", "curator@example.org")


def test_asked_twice_it_is_one(claim, people, actor):
    assert asking.ask(by=people[0], actor=actor, words="อีกครั้ง") == claim


def test_two_open_claims_of_one_person_are_refused_by_the_database(claim):
    with pytest.raises(IntegrityError, match="claim_open_once"):
        Claim.objects.create(person=claim.person, actor=claim.actor, words="x")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"state": "odd"}, "claim_state"),
        ({"state": "granted", "proof": "email"}, "claim_decided_has_a_time"),
        ({"state": "granted", "decided_at": timezone.now()}, "claim_granted_has_a_proof"),
        ({"state": "refused", "decided_at": timezone.now()}, "claim_refused_has_a_reason"),
    ],
)
def test_the_database_keeps_the_rules(claim, changes, rule):
    with pytest.raises((IntegrityError, InternalError), match=f"{rule}|transition"):
        Claim.objects.filter(pk=claim.pk).update(**changes)


def test_what_is_decided_stays_decided(claim, people):
    asking.withdraw(claim, by=people[0])
    with pytest.raises(InternalError):
        Claim.objects.filter(pk=claim.pk).update(state="asked", decided_at=None)


def test_the_code_makes_an_owner(claim, code, people, actor):
    assert asking.prove(claim, code, by=people[0])
    assert owns(people[0], actor)
    assert Claim.objects.get().proof == Proof.EMAIL
    assert actor.contact_points.get().uses.get().act == "used"


def test_the_code_is_stored_nowhere(claim, code):
    assert code not in str(Claim.objects.values())


def test_five_wrong_tries_end_a_code(claim, code, people, actor):
    wrong = "00000000" if code != "00000000" else "11111111"
    assert not any(asking.prove(claim, wrong, by=people[0]) for _ in range(5))
    assert not asking.prove(claim, code, by=people[0])
    assert not owns(people[0], actor)


def test_an_old_code_is_none(claim, code, people):
    Claim.objects.update(code_sent_at=timezone.now() - timedelta(hours=2))
    assert not asking.prove(claim, code, by=people[0])


def test_nobody_proves_anothers_claim(claim, code, people):
    with pytest.raises(ValidationError):
        asking.prove(claim, code, by=people[1])


def test_a_mailbox_is_not_filled(claim, code, people):
    with pytest.raises(ValidationError):
        asking.send_code(claim, by=people[0])


def test_without_an_address_no_code_is_sent(claim, people):
    with pytest.raises(ValidationError):
        asking.send_code(claim, by=people[0])


def test_an_owner_or_a_curator_may_decide_and_nobody_else(claim, people, actor):
    Membership.objects.create(person=people[1], actor=actor, role="owner")
    Membership.objects.create(person=people[2], actor=actor, role="member")
    assert deciding.proof_of(claim, people[1]) == Proof.OWNER
    assert deciding.proof_of(claim, curator()) == Proof.CURATOR
    for other in (people[0], people[2]):
        with pytest.raises(PermissionDenied):
            deciding.grant(claim, by=other)


def test_a_curator_cannot_grant_their_own(actor):
    somebody = curator()
    mine = asking.ask(by=somebody, actor=actor, words="x")
    with pytest.raises(PermissionDenied):
        deciding.grant(mine, by=somebody)


def test_the_person_is_told_in_both_languages(claim, mailbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        deciding.refuse(claim, by=curator(), reason="ไม่พบชื่อในองค์กร")
    letter = mailbox.wait_for("malee@example.org")
    assert "Refused" in letter.text
    assert "ไม่พบชื่อในองค์กร" in letter.text


def test_refusing_needs_a_reason(claim):
    with pytest.raises(ValidationError):
        deciding.refuse(claim, by=curator(), reason=" ")


def test_nobody_waits_longer_than_a_month(claim):
    Claim.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert asking.expire() == 1
    assert Claim.objects.get().state == "expired"


def test_whoever_goes_takes_their_claims_along(claim, people):
    people[0].delete()
    assert not Claim.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_decide_at_once_decide_it_once():
    person = User.objects.create_user("malee", "malee@example.org")
    claim = asking.ask(by=person, actor=an_actor("เทศบาล"), words="x")
    deciders = [User.objects.create_superuser(name) for name in ("a", "b")]
    start, outcomes = threading.Barrier(2), []

    def decide(number: int) -> None:
        try:
            start.wait()
            with transaction.atomic():
                if number:
                    deciding.grant(claim, by=deciders[1])
                else:
                    deciding.refuse(claim, by=deciders[0], reason="ไม่")
            outcomes.append(number)
        except ValidationError:
            outcomes.append("late")
        finally:
            connection.close()

    threads = [threading.Thread(target=decide, args=[number]) for number in (0, 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    (winner,) = [one for one in outcomes if one != "late"]
    assert "late" in outcomes
    assert Claim.objects.get().state == ("granted" if winner else "refused")
    assert Membership.objects.count() == winner
