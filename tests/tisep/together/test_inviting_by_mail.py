"""An organisation that nobody speaks for is led into a project by a mail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from actors import inviting
from actors.joining import ASKED_A_DAY, invite
from actors.models import (
    Claim,
    ContactPoint,
    Invitation,
    InvitationMail,
    Membership,
    Participation,
)
from records.keys import fingerprint
from records.models import User
from tests.drawing import a_project, an_actor

pytestmark = pytest.mark.django_db
OFFICE, TYPED = "office@group.example", "typed@group.example"


@pytest.fixture
def drawn(country):
    """A project with a partner that has an owner; `asked` is public and nobody speaks for it."""
    project = a_project("นำร่อง", region=country["950102"])
    partner, asked = an_actor("ภาคี"), an_actor("กลุ่มในพื้นที่")
    project.participations.create(actor=partner, role="lead")
    owner = User.objects.create(username="owner", email="owner@example.org")
    Membership.objects.create(person=owner, actor=partner, role="owner")
    invitation = invite(by=owner, project=project, actor=asked, role="operator")
    return project, asked, owner, invitation


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def link_from(mailbox, address, send, capture) -> str:
    with capture(execute=True):
        assert send().status_code == 302
    letter = mailbox.wait_for(address)
    assert "owner@example.org" not in letter.text
    (link,) = {one for one in letter.links if "/invited/" in one}
    return "/" + link.split("/", 3)[3]


def test_the_link_to_its_own_mailbox_leads_in(drawn, mailbox, django_capture_on_commit_callbacks):
    project, asked, owner, invitation = drawn
    shown = {"audience": "public", "consent_at": timezone.now(), "consent_version": "1"}
    ContactPoint.objects.create(actor=asked, kind="email", value=OFFICE, **shown)
    client = signed_in(owner)
    page = client.get(f"/projects/{project.uuid}/together").content.decode()
    address = f"/me/invitations/{invitation.pk}/mail"
    assert address in page
    link = link_from(
        mailbox, OFFICE, lambda: client.post(address, {}), django_capture_on_commit_callbacks
    )
    looked = Client().get(link)
    assert "นำร่อง" in looked.content.decode()
    assert "no-store" in looked["Cache-Control"]
    assert Client().post(link).status_code == 200
    somebody = User.objects.create(username="somebody", email="somebody@group.example")
    theirs = signed_in(somebody)
    assert theirs.post(link).headers["Location"] == "/me/invitations"
    assert Membership.objects.get(actor=asked).person == somebody
    theirs.post(f"/me/invitations/{invitation.pk}/accept")
    assert Participation.objects.get(actor=asked).role == "operator"
    another = signed_in(User.objects.create(username="another"))
    assert another.post(link).status_code == 410
    assert InvitationMail.objects.get().address == ""


def test_a_typed_address_leads_to_a_claim_that_is_still_to_be_proved(
    drawn, mailbox, django_capture_on_commit_callbacks
):
    _project, asked, owner, invitation = drawn
    client, address = signed_in(owner), f"/me/invitations/{invitation.pk}/mail"
    link = link_from(
        mailbox,
        TYPED,
        lambda: client.post(address, {"email": TYPED}),
        django_capture_on_commit_callbacks,
    )
    kept = InvitationMail.objects.values_list().get()
    assert TYPED not in str(kept)
    somebody = User.objects.create(username="somebody")
    went_on = signed_in(somebody).post(link)
    claim = Claim.objects.get(actor=asked, person=somebody)
    assert went_on.headers["Location"] == f"/me/claims/{claim.uuid}"
    assert claim.state == "asked"
    assert not Membership.objects.filter(actor=asked).exists()


def test_a_link_holds_two_weeks_and_as_long_as_the_invitation_waits(drawn):
    project, asked, owner, invitation = drawn
    somebody = User.objects.create(username="somebody")
    values = {"invitation": invitation, "mailed_by": owner, "to_mailbox": True}
    InvitationMail.objects.create(key=fingerprint("k"), **values)
    for change, back in (
        ({"expires_at": timezone.now()}, {"expires_at": timezone.now() + timedelta(days=1)}),
        ({"closed_at": timezone.now()}, {"closed_at": None}),
    ):
        InvitationMail.objects.update(**change)
        assert signed_in(somebody).post("/invited/k").status_code == 410
        InvitationMail.objects.update(**back)
    for row, field, other in (
        (invitation, "state", "withdrawn"),
        (project, "state", "draft"),
        (asked, "state", "archived"),
    ):
        before = getattr(row, field)
        type(row).objects.filter(pk=row.pk).update(**{field: other})
        assert Client().get("/invited/k").status_code == 410
        type(row).objects.filter(pk=row.pk).update(**{field: before})
    assert Client().get("/invited/k").status_code == 200
    assert Client().get("/invited/other").status_code == 410
    assert not Claim.objects.exists()


def test_only_owners_mail_and_neither_often_nor_to_who_is_here(drawn):
    project, asked, owner, invitation = drawn
    member = User.objects.create(username="member")
    partner = project.participations.get().actor
    Membership.objects.create(person=member, actor=partner)
    address = f"/me/invitations/{invitation.pk}/mail"
    for person in (member, User.objects.create(username="stranger")):
        assert signed_in(person).post(address, {"email": TYPED}).status_code == 403
        with pytest.raises(PermissionDenied):
            inviting.mail(by=person, invitation=invitation, address="{key}", email=TYPED)

    def mail(one=invitation, email=TYPED):
        inviting.mail(by=owner, invitation=one, address="{key}", email=email)

    with pytest.raises(ValidationError):
        mail(email="")
    mail()
    with pytest.raises(ValidationError):
        mail()
    others = [an_actor(f"กลุ่ม {n}") for n in range(inviting.TO_ONE_A_DAY)]
    more = [invite(by=owner, project=project, actor=one, role="partner") for one in others]
    for one in more[:-1]:
        mail(one)
    for spelt in (TYPED, TYPED.upper(), TYPED.replace("@", "+news@")):
        with pytest.raises(ValidationError):
            mail(more[-1], spelt)
    mail(more[-1], "OTHER@group.example")
    Membership.objects.create(person=User.objects.create(username="here"), actor=asked)
    InvitationMail.objects.all().delete()
    with pytest.raises(ValidationError):
        mail()
    assert (
        address not in signed_in(owner).get(f"/projects/{project.uuid}/together").content.decode()
    )


def test_nobody_is_asked_again_within_a_week_nor_very_many_in_a_day(drawn):
    project, asked, owner, _invitation = drawn
    Invitation.objects.update(state="declined")
    with pytest.raises(ValidationError):
        invite(by=owner, project=project, actor=asked, role="partner")
    Invitation.objects.update(asked_at=timezone.now() - timedelta(days=8))
    invite(by=owner, project=project, actor=asked, role="partner")
    for number in range(ASKED_A_DAY - 1):
        invite(by=owner, project=project, actor=an_actor(f"องค์กร {number}"), role="partner")
    with pytest.raises(ValidationError):
        invite(by=owner, project=project, actor=an_actor("อีกหนึ่ง"), role="partner")


def test_addresses_are_forgotten_after_a_day(drawn):
    _project, _asked, owner, invitation = drawn
    inviting.mail(by=owner, invitation=invitation, address="{key}", email=TYPED)
    inviting.forget_addresses()
    assert InvitationMail.objects.get().address
    InvitationMail.objects.update(mailed_at=timezone.now() - timedelta(days=2))
    inviting.forget_addresses()
    assert not InvitationMail.objects.get().address


def test_the_link_is_no_proof_once_somebody_speaks_for_the_organisation(drawn, monkeypatch):
    project, asked, owner, invitation = drawn
    shown = {"audience": "public", "consent_at": timezone.now(), "consent_version": "1"}
    ContactPoint.objects.create(actor=asked, kind="email", value=OFFICE, **shown)
    monkeypatch.setattr(inviting.secrets, "token_urlsafe", lambda _size: "key")
    inviting.mail(by=owner, invitation=invitation, address="https://x/{key}")
    boss = User.objects.create(username="boss")
    Membership.objects.create(person=boss, actor=asked, role="owner")
    claim = inviting.take_up("key", by=User.objects.create(username="late"))
    assert claim is not None
    assert claim.state == "asked"
    assert [one.person for one in asked.memberships.all()] == [boss]
    project.state = "archived"
    project.save()
    with pytest.raises(ValidationError, match="เผยแพร่"):
        inviting.mail(by=owner, invitation=invitation, address="https://x/{key}", email=TYPED)
