"""Invitations to an organisation, and codes to its mailbox, have an end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from actors.claims import asking, belonging, deciding
from actors.models import Actor, Claim, ContactPoint, MemberInvitation, Membership
from actors.tasks import expire_claims
from records.models import User
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return an_actor("เทศบาล")


@pytest.fixture
def owner(actor) -> User:
    owner = User.objects.create_user("owner", "owner@example.org")
    Membership.objects.create(person=owner, actor=actor, role="owner")
    return owner


def invited(actor, owner, monkeypatch) -> str:
    """The key in the link."""
    monkeypatch.setattr("secrets.token_urlsafe", lambda _bytes: "the-key")
    told = {"email": "new@example.org", "role": "owner", "address": "{key}"}
    belonging.invite(by=owner, actor=actor, **told)
    return "the-key"


@pytest.mark.parametrize("end", ["sent away", "made a member", "switched off"])
def test_who_is_no_owner_any_more_lets_nobody_in(actor, owner, monkeypatch, end):
    key = invited(actor, owner, monkeypatch)
    assert belonging.invited(key)
    if end == "sent away":
        Membership.objects.all().delete()
    elif end == "made a member":
        Membership.objects.update(role="member")
    else:
        User.objects.update(is_active=False)
    newcomer = User.objects.create_user("new", "new@example.org")
    assert belonging.invited(key) is None
    with pytest.raises(ValidationError):
        belonging.accept(key, by=newcomer)
    assert not Membership.objects.filter(person=newcomer).exists()


def test_the_address_of_who_did_not_come_is_forgotten(actor, owner, monkeypatch):
    invited(actor, owner, monkeypatch)
    expire_claims()
    assert MemberInvitation.objects.get().email
    MemberInvitation.objects.update(expires_at=timezone.now())
    expire_claims()
    assert not MemberInvitation.objects.get().email


def test_an_invitation_goes_with_the_person_it_was_sent_to(actor, owner, monkeypatch):
    invited(actor, owner, monkeypatch)
    User.objects.create_user("new", "New@example.org").delete()
    assert not MemberInvitation.objects.exists()


def test_an_organisation_does_not_write_to_all_the_world(actor, owner):
    told = {"email": "x@example.org", "role": "member", "address": "{key}"}
    for _number in range(belonging.INVITED_A_DAY):
        belonging.invite(by=owner, actor=actor, **told)
    with pytest.raises(ValidationError, match=r"very many|มาก"):
        belonging.invite(by=owner, actor=actor, **told)


def test_a_reason_is_a_few_words(actor, owner):
    person = User.objects.create_user("malee", "malee@example.org")
    claim = asking.ask(by=person, actor=actor, words="x")
    with pytest.raises(ValidationError):
        deciding.refuse(claim, by=owner, reason="x" * 501)
    claim.refresh_from_db()
    assert claim.state == "asked"


def test_withdrawing_and_asking_anew_gets_no_more_codes(actor):
    person = User.objects.create_user("malee", "malee@example.org")
    ContactPoint.objects.create(actor=actor, kind="email", value="office@tambon.example")
    first = asking.ask(by=person, actor=actor, words="x")
    asking.send_code(first, by=person)
    asking.withdraw(first, by=person)
    second = asking.ask(by=person, actor=actor, words="x")
    with pytest.raises(ValidationError):
        asking.send_code(second, by=person)


def test_who_left_meanwhile_has_no_role_to_change(actor, owner):
    person = User.objects.create_user("malee", "malee@example.org")
    theirs = Membership.objects.create(person=person, actor=actor)
    Membership.objects.get(pk=theirs.pk).delete()
    belonging.change_role(theirs, "owner", by=owner)
    assert not Membership.objects.filter(person=person).exists()


def test_nobody_asks_for_all_the_world(client, monkeypatch):
    monkeypatch.setattr(asking, "ASKED_A_DAY", 2)
    person = User.objects.create_user("malee", "malee@example.org")
    client.force_login(person)
    entered = {"name_th": "ชมรม", "kind": "cso"}
    answers = [client.post("/me/organisations/new", entered).status_code for _time in range(3)]
    assert answers == [302, 302, 422]
    assert Actor.objects.filter(created_by=person).count() == 2
    assert client.post(f"/actors/{an_actor().uuid}/claim", {"words": "x"}).status_code == 422
    Claim.objects.update(asked_at=timezone.now() - timedelta(days=1))
    assert client.post("/me/organisations/new", entered).status_code == 302
