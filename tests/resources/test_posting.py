"""Offering and asking: who may, what is stored, what is refused."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from actors.models import Membership
from records.models import User
from resources import posting
from resources.models import Need, Resource
from resources.posting import Meanwhile, change, expire, move, post_need, post_offer, renew
from tests.drawing import a_need, a_resource, an_actor

pytestmark = pytest.mark.django_db
WANTED = {"kind": "equipment", "name_th": "รถเข็น", "amount": 5, "unit": "คัน"}


@pytest.fixture
def owner():
    return an_actor("เทศบาลตำบลท่าสาป")


@pytest.fixture
def member(owner):
    person = User.objects.create_user("member")
    Membership.objects.create(person=person, actor=owner)
    return person


@pytest.fixture
def stranger():
    return User.objects.create_user("stranger")


def test_a_member_asks_and_it_is_public_at_once(owner, member, issues_and_groups):
    issues, groups = issues_and_groups
    tags = {"issues": issues.values(), "target_groups": groups.values()}
    need = post_need(by=member, actor=owner, values=WANTED, **tags)
    stored = Need.objects.get(pk=need.pk)
    assert (stored.state, stored.status, stored.created_by) == ("published", "open", member)
    assert stored.issues.count() == len(issues)
    assert stored.confirmed_on == timezone.localdate()


def test_a_member_offers(owner, member):
    offer = post_offer(by=member, actor=owner, values=WANTED)
    assert (offer.offer, offer.owner, offer.state) == ("open", owner, "published")


def test_what_an_organisation_that_is_not_public_asks_waits_for_a_curator(member):
    new = an_actor("องค์กรใหม่", state="pending")
    Membership.objects.create(person=member, actor=new)
    assert post_need(by=member, actor=new, values=WANTED).state == "pending"


def test_nobody_posts_without_end_in_a_day(owner, member, monkeypatch):
    monkeypatch.setattr(posting, "POSTED_A_DAY", 2)
    post_need(by=member, actor=owner, values=WANTED)
    first = post_offer(by=member, actor=owner, values=WANTED)
    for verb in (post_need, post_offer):
        with pytest.raises(ValidationError, match="โปรดทำต่อพรุ่งนี้"):
            verb(by=member, actor=owner, values=WANTED)
    change(by=member, listing=first, values={"amount": 1})
    Resource.objects.update(created_at=timezone.now() - timedelta(days=1, hours=1))
    post_offer(by=member, actor=owner, values=WANTED)


def test_what_was_taken_off_waits_for_a_curator(owner, member):
    need = post_need(by=member, actor=owner, values=WANTED)
    offer = post_offer(by=member, actor=owner, values=WANTED)
    for listing in (need, offer):
        type(listing).objects.update(state="archived")
        for attempt in (
            partial(change, values={"amount": 1}),
            partial(move, to="withdrawn", seen="open"),
            partial(renew, until=None),
        ):
            with pytest.raises(PermissionDenied):
                attempt(by=member, listing=listing)


def test_a_stranger_asks_offers_and_changes_nothing(owner, member, stranger):
    need = post_need(by=member, actor=owner, values=WANTED)
    for attempt in (
        lambda: post_need(by=stranger, actor=owner, values=WANTED),
        lambda: post_offer(by=stranger, actor=owner, values=WANTED),
        lambda: change(by=stranger, listing=need, values={"amount": 1}),
        lambda: move(by=stranger, listing=need, to="withdrawn", seen="open"),
        lambda: renew(by=stranger, listing=need, until=None),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert (Need.objects.get().status, Need.objects.get().amount) == ("open", 5)
    assert not Resource.objects.exists()


def test_a_curator_may_too(owner, member, stranger):
    need = post_need(by=member, actor=owner, values=WANTED)
    stranger.user_permissions.add(Permission.objects.get(codename="publish_actor"))
    curator = User.objects.get(pk=stranger.pk)
    assert move(by=curator, listing=need, to="withdrawn", seen="open").status == "withdrawn"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("description_th", "ติดต่อ 081-234-5678"),
        ("name_th", "รถเข็นให้นายสมชาย"),
        ("quantity", "บ้านเลขที่ 12/3"),
        ("description_en", "Write to somebody@example.org"),
    ],
)
def test_nobody_is_named_or_led_to(owner, member, field, text):
    with pytest.raises(ValidationError) as refusal:
        post_need(by=member, actor=owner, values={**WANTED, field: text})
    assert list(refusal.value.message_dict) == [field]
    assert not Need.objects.exists()


def test_what_a_person_wrote_stays_theirs(owner, member):
    need = post_need(by=member, actor=owner, values=WANTED)
    changed = change(by=member, listing=need, values={"amount": 7, "unit": "คัน"})
    assert (changed.amount, changed.edited_fields) == (7, ["amount"])


def test_a_day_that_has_passed_is_refused(owner, member):
    past = {**WANTED, "needed_by": timezone.localdate() - timedelta(days=1)}
    with pytest.raises(ValidationError):
        post_need(by=member, actor=owner, values=past)


def test_withdrawing_can_be_undone(owner, member):
    need = post_need(by=member, actor=owner, values=WANTED)
    move(by=member, listing=need, to="withdrawn", seen="open")
    assert move(by=member, listing=need, to="open", seen="withdrawn").is_open


def test_whoever_saw_another_state_is_told(owner, member):
    offer = a_resource("รถเข็น", owner=owner, offer="reserved")
    with pytest.raises(Meanwhile):
        move(by=member, listing=offer, to="withdrawn", seen="open")
    with pytest.raises(ValidationError):
        move(by=member, listing=offer, to="withdrawn", seen="reserved")
    assert Resource.objects.get().offer == "reserved"


def test_pressing_twice_is_pressing_once(owner, member):
    need = post_need(by=member, actor=owner, values=WANTED)
    for _ in range(2):
        assert move(by=member, listing=need, to="met", seen="open").status == "met"


def test_what_has_passed_closes_and_can_be_renewed(owner, member):
    today = date(2026, 3, 1)
    late = a_need(owner, needed_by=date(2026, 2, 28))
    a_need(owner, "ทันเวลา", needed_by=today)
    a_need(owner, "ไม่มีกำหนด")
    a_need(owner, "กำลังช่วยกัน", needed_by=date(2026, 2, 1), status="matched")
    given = a_resource("รถเข็น", owner=owner, offer="open", available_until=date(2026, 1, 1))
    assert expire(today) == 2
    assert expire(today) == 0
    assert set(Need.objects.filter(status="expired")) == {late}
    assert Resource.objects.get(pk=given.pk).offer == "expired"
    with pytest.raises(ValidationError):
        move(by=member, listing=late, to="open", seen="expired")
    until = timezone.localdate() + timedelta(days=30)
    assert renew(by=member, listing=late, until=until).is_open
