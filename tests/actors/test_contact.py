"""Contact points: what may be stored, who may see it, and what is kept of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import timezone

from actors.contact.ledger import forget_uses, note
from actors.models import Actor, Audience, ContactAct, ContactPoint, ContactUse, Membership
from actors.models.contact import CONSENT_VERSION, cleaned
from records.models import User
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


def a_point(actor: Actor, audience: str = "public", **values) -> ContactPoint:
    values = {"kind": "email", "value": f"{audience}@example.org", **values}
    consent = {"consent_at": timezone.now(), "consent_version": CONSENT_VERSION}
    return ContactPoint.objects.create(actor=actor, audience=audience, **consent | values)


@pytest.fixture
def points(db):
    actor = an_actor()
    return {audience: a_point(actor, audience) for audience in Audience.values}


def seen_by(person) -> set[str]:
    return set(ContactPoint.objects.visible_to(person).values_list("audience", flat=True))


def test_each_reader_sees_what_its_audience_allows(points):
    member, unproven, plain = (User.objects.create(username=name) for name in "mup")
    Membership.objects.create(person=member, actor=an_actor("อื่น"))
    Membership.objects.create(person=unproven, actor=an_actor("ร่าง", state="draft"))
    assert seen_by(AnonymousUser()) == {"public"}
    assert seen_by(plain) == seen_by(unproven) == {"public", "signed_in"}
    assert seen_by(member) == {"public", "signed_in", "members"}
    member.is_active = False
    assert seen_by(member) == {"public"}


def test_a_new_one_is_seen_by_nobody():
    point = ContactPoint.objects.create(actor=an_actor(), kind="phone", value="021234567")
    assert point.audience == "nobody"
    assert not ContactPoint.objects.visible_to(AnonymousUser()).exists()


def test_nobody_sees_what_nobody_consented_to(points):
    with pytest.raises(IntegrityError, match="contact_point_shown_with_consent"):
        ContactPoint.objects.filter(audience="public").update(consent_at=None)


def test_revoking_empties_it_and_keeps_who_saw_it(points):
    point = points["public"]
    note([point], person=AnonymousUser(), act=ContactAct.SEEN)
    point.revoke()
    point.refresh_from_db()
    assert (point.value, point.audience) == ("", "nobody")
    assert point.uses.count() == 1
    assert seen_by(AnonymousUser()) == set()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("contact_point_kind", {"kind": "fax"}),
        ("contact_point_audience", {"audience": "friends"}),
        ("contact_point_revoked_is_empty", {"value": ""}),
        ("contact_point_revoked_is_empty", {"revoked_at": timezone.now()}),
    ],
)
def test_the_table_has_its_rules(points, rule, change):
    with pytest.raises(IntegrityError, match=rule):
        ContactPoint.objects.filter(audience="nobody").update(**change)


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [
        ("email", " Office@Example.ORG ", "Office@example.org"),
        ("phone", "๐๒ ๑๒๓-๔๕๖๗ ต่อ ๑๒", "021234567#12"),
        ("phone", "+66 81 234 5678", "+66812345678"),
        ("phone", "1300", "1300"),
        ("line", "@tisep", "@tisep"),
        ("line", "https://lin.ee/abc", "https://lin.ee/abc"),
        ("facebook", "https://www.facebook.com/name", "https://www.facebook.com/name"),
        ("address", "1 ถนนราชดำเนิน", "1 ถนนราชดำเนิน"),
    ],
)
def test_what_is_stored_of_each_kind(kind, written, stored):
    assert cleaned(kind, written) == stored


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        *(("email", "office"), ("email", "a@b\nBcc: c@d.example"), ("phone", "12"), ("phone", "x")),
        *(("line", "javascript:alert(1)"), ("line", "https://line.me.example/x")),
        *(("facebook", "http://facebook.com/x"), ("facebook", "https://[")),
        *(("address", " "), ("other", "\x00")),
    ],
)
def test_what_is_not_of_its_kind_is_refused(kind, written):
    with pytest.raises(ValidationError):
        cleaned(kind, written)


def test_the_ledger_forgets_people_who_leave_and_what_is_old(points):
    person = User.objects.create(username="p")
    note(points.values(), person=person, act=ContactAct.SEEN)
    note(points.values(), person=AnonymousUser(), act=ContactAct.SEEN)
    person.delete()
    assert not ContactUse.objects.exclude(person=None).exists()
    assert ContactUse.objects.filter(signed_in=True).count() == 4
    ContactUse.objects.filter(signed_in=False).update(at=timezone.now() - timedelta(days=400))
    assert (forget_uses(), ContactUse.objects.count()) == (4, 4)


def test_no_history_follows_what_may_be_personal():
    assert not hasattr(ContactPoint, "pgh_event_model")
    assert not hasattr(ContactUse, "pgh_event_model")
