"""Who may open and do what with an organisation: one test for each role and each address."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client

from actors.claims import asking, belonging
from actors.claims.deciding import grant
from actors.inviting import TO_ONE_A_DAY
from actors.models import Claim, MemberInvitation, Membership
from tests.drawing import an_actor

ROLES = ("visitor", "signed in", "member of another", "member", "owner", "curator")
# Answers: 302 to the sign-in, 200 and 302 done, 403 not allowed, 404 hidden.
GETS = {
    "/me": (302, 200, 200, 200, 200, 200),
    "/actors/{uuid}/claim": (302, 200, 200, 200, 302, 200),
    "/me/claims/{claim}": (302, 404, 404, 404, 404, 404),
    "/me/organisations/new": (302, 200, 200, 200, 200, 200),
    "/me/organisations/{uuid}": (302, 403, 403, 200, 200, 403),
    "/me/organisations/{uuid}/edit": (302, 403, 403, 200, 200, 403),
}
POSTS = {
    "/me/organisations/{uuid}/invite": (302, 403, 403, 403, 302, 403),
    "/me/organisations/{uuid}/people/{other}": (302, 403, 403, 403, 302, 403),
    "/me/organisations/{uuid}/claims/{claim}": (302, 403, 403, 403, 302, 403),
    "/me/organisations/{uuid}/invitations/{invitation}": (302, 403, 403, 403, 302, 403),
}
SENT = {"email": "x@example.org", "role": "member", "do": "grant", "reason": "x"}


def cases(table):
    return [(way, role, row[n]) for way, row in table.items() for n, role in enumerate(ROLES)]


@pytest.fixture
def scene(a_person, country, issues_and_groups):
    """An organisation with an owner, a member, an open claim and an invitation; who asks."""
    actor, another = an_actor("เทศบาล"), an_actor("อีกแห่ง")
    clients = {"visitor": Client()}
    for role in ROLES[1:]:
        staff = role == "curator"
        person, client = a_person(f"{role.replace(' ', '-')}@example.org", is_superuser=staff)
        clients[role] = client
        if role in {"member", "owner"}:
            Membership.objects.create(person=person, actor=actor, role=role)
        if role == "member of another":
            Membership.objects.create(person=person, actor=another, role="owner")
    claimant, _client = a_person("claimant@example.org")
    other, _client = a_person("other@example.org")
    place = {
        "uuid": actor.uuid,
        "claim": asking.ask(by=claimant, actor=actor, words="x").uuid,
        "other": Membership.objects.create(person=other, actor=actor).pk,
        "invitation": MemberInvitation.objects.create(
            actor=actor, email="i@example.org", key="k", invited_by=other
        ).pk,
    }
    return clients, place


@pytest.mark.parametrize(("way", "role", "expected"), cases(GETS))
def test_who_may_open(scene, way, role, expected):
    clients, place = scene
    for prefix in ("", "/en"):
        answer = clients[role].get(prefix + way.format(**place))
        assert answer.status_code == expected
        assert "private" in answer["Cache-Control"]


@pytest.mark.parametrize(("way", "role", "expected"), cases(POSTS))
def test_who_may_do(scene, way, role, expected):
    clients, place = scene
    before = state_of(place)
    sent = SENT | {"do": "remove"} if "people" in way else SENT
    answer = clients[role].post(way.format(**place), sent)
    assert answer.status_code == expected
    assert (state_of(place) != before) == (role == "owner")


def state_of(place) -> list[object]:
    rows = Membership.objects.filter(actor__uuid=place["uuid"]).values_list("person", "role")
    return [sorted(rows), sorted(MemberInvitation.objects.values_list("email", flat=True))]


@pytest.mark.parametrize("role", ROLES)
def test_who_may_change_the_record(scene, role):
    clients, place = scene
    form = {"name_th": "ชื่อใหม่", "kind": "cso"}
    clients[role].post(f"/me/organisations/{place['uuid']}/edit", form)
    page = clients["visitor"].get(f"/actors/{place['uuid']}").content.decode()
    assert ("ชื่อใหม่" in page) == (role in {"member", "owner"})


def test_an_invitation_is_taken_up_once(
    scene, a_person, mailbox, django_capture_on_commit_callbacks
):
    clients, place = scene
    with django_capture_on_commit_callbacks(execute=True):
        clients["owner"].post(f"/me/organisations/{place['uuid']}/invite", SENT)
    address = mailbox.wait_for("x@example.org").links[0].partition("testserver")[2]
    assert clients["visitor"].get(address).status_code == 302
    new, client = a_person("x@example.org")
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 302
    assert Membership.objects.filter(person=new, actor__uuid=place["uuid"]).exists()
    assert a_person("late@example.org")[1].post(address).status_code == 410
    assert not MemberInvitation.objects.filter(email="x@example.org").exists()


def test_one_mailbox_gets_few_invitations_however_it_is_spelt(
    scene, django_capture_on_commit_callbacks
):
    clients, place = scene
    address = f"/me/organisations/{place['uuid']}/invite"
    spelt = [f"one{tag}@example.org" for tag in ("", "+a", "+b", "+c", "+d")]
    for email in spelt:
        # A member's tries are refused, and fill nobody's measure.
        assert clients["member"].post(address, {**SENT, "email": email}).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        for email in spelt:
            clients["owner"].post(address, {**SENT, "email": email.upper()})
        clients["owner"].post(address, {**SENT, "email": "two@example.org"})
    sent = [one.to for one in mail.outbox]
    assert len(sent) == TO_ONE_A_DAY + 1
    assert sent[-1] == ["two@example.org"]
    assert MemberInvitation.objects.open().filter(email__startswith="ONE").count() == TO_ONE_A_DAY


def test_the_last_owner_may_leave_and_curators_see_it(scene, a_person):
    _clients, place = scene
    boss, desk = a_person("boss@example.org", is_staff=True, is_superuser=True)
    grant(Claim.objects.get(uuid=place["claim"]), by=boss)
    for mine in Membership.objects.filter(actor__uuid=place["uuid"], role="owner"):
        belonging.remove(mine, by=mine.person)
    assert "เทศบาล" in desk.get("/admin/actors/actor/?owner=left").content.decode()
    assert "owner=left" in desk.get("/admin/").content.decode()
