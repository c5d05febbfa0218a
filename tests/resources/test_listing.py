"""How offers and needs stand, and what may follow: rules that the database keeps."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from resources.models import Exchange, Need, NeedStatus, OfferState, Resource
from tests.drawing import a_need, a_resource, an_actor

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 31)


@pytest.fixture
def owner():
    return an_actor("เทศบาลตัวอย่าง")


def an_offer(owner, **more):
    return a_resource("รถเข็น", **{"owner": owner, "offer": "open", "available_until": DAY, **more})


def refused(rows, **change):
    """Whether the database refuses it."""
    try:
        with transaction.atomic():
            rows.update(**change)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(("before", "after"), list(product(NeedStatus.values, repeat=2)))
def test_a_need_becomes_only_what_may_follow(owner, before, after):
    need = a_need(owner, "รถเข็น", status=before, needed_by=DAY)
    row = Need.objects.filter(pk=need.pk)
    may = before == after or need.may_become(after)
    assert refused(row, status=after) is not may


@pytest.mark.parametrize(("before", "after"), list(product(OfferState.values, repeat=2)))
def test_an_offer_becomes_only_what_may_follow(owner, before, after):
    offer = an_offer(owner, offer=before)
    row = Resource.objects.filter(pk=offer.pk)
    may = before == after or offer.may_become(after)
    assert refused(row, offer=after) is not may


def test_what_is_promised_is_let_go_before_it_is_withdrawn(owner):
    offer = an_offer(owner, offer="reserved")
    assert not offer.may_become("withdrawn")
    Resource.objects.filter(pk=offer.pk).update(offer="open")
    Resource.objects.filter(pk=offer.pk).update(offer="withdrawn")


def test_the_desk_says_in_words_what_the_database_refuses(owner):
    need = a_need(owner, "รถเข็น", status="met")
    need.status = "withdrawn"
    with pytest.raises(ValidationError) as refusal:
        need.full_clean()
    assert "status" in refusal.value.message_dict


def test_a_listing_knows_since_when_it_is_open_and_closed(owner):
    need = a_need(owner, "รถเข็น")
    need.refresh_from_db()
    assert need.opened_at is not None
    assert need.closed_at is None
    Need.objects.filter(pk=need.pk).update(status="met")
    opened = need.opened_at
    need.refresh_from_db()
    assert (need.opened_at, need.closed_at is None) == (opened, False)


def test_what_is_opened_again_at_once_is_as_old_as_it_was(owner):
    long_ago = timezone.now() - timedelta(days=90)
    need = a_need(owner, "รถเข็น", opened_at=long_ago)
    row = Need.objects.filter(pk=need.pk)
    row.update(status="withdrawn")
    row.update(status="open")
    assert row.get().opened_at == long_ago
    assert row.get().closed_at is None


def test_what_is_renewed_later_is_new(owner):
    long_ago = timezone.now() - timedelta(days=90)
    closed = {"status": "withdrawn", "closed_at": timezone.now() - timedelta(days=2)}
    need = a_need(owner, "รถเข็น", opened_at=long_ago, **closed)
    row = Need.objects.filter(pk=need.pk)
    row.update(status="open")
    assert row.get().opened_at > timezone.now() - timedelta(days=1)


def test_a_resource_that_is_not_offered_was_never_opened(owner):
    plain = a_resource("ห้องประชุม", owner=owner)
    plain.refresh_from_db()
    assert (plain.offer, plain.opened_at) == ("not_offered", None)


@pytest.mark.parametrize("change", [{"status": "given"}, {"exchange": "post"}])
def test_only_known_states_are_kept(owner, change):
    row = Need.objects.filter(pk=a_need(owner, "รถเข็น").pk)
    assert refused(row, **change)


def test_a_coordinator_goes_with_the_way_through_one(owner):
    row = Need.objects.filter(pk=a_need(owner, "รถเข็น").pk)
    assert refused(row, exchange=Exchange.COORDINATOR)
    assert refused(row, coordinator=owner)
    assert not refused(row, exchange=Exchange.COORDINATOR, coordinator=owner)


def test_nobody_offers_what_nobody_has(owner):
    with pytest.raises(IntegrityError), transaction.atomic():
        a_resource("รถเข็น", offer="open")


def test_an_organisation_that_is_gone_offers_nothing_any_more(owner):
    offers = [an_offer(owner), an_offer(owner, offer="reserved"), an_offer(owner, offer="given")]
    owner.delete()
    states = [Resource.objects.get(pk=offer.pk).offer for offer in offers]
    assert states == ["withdrawn", "withdrawn", "given"]
    assert all(Resource.objects.get(pk=offer.pk).closed_at for offer in offers)


def test_it_is_available_from_before_it_is_not_any_more(owner):
    row = Resource.objects.filter(pk=an_offer(owner).pk)
    assert refused(row, available_from=DAY + timedelta(days=1))


def test_nothing_expires_without_a_date(owner):
    need = a_need(owner, "รถเข็น")
    assert refused(Need.objects.filter(pk=need.pk), status="expired")
    offer = an_offer(owner, available_until=None)
    assert refused(Resource.objects.filter(pk=offer.pk), offer="expired")
