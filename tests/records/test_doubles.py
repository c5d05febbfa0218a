"""The rules that the database keeps about merged records and possible duplicates."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from actors.models import Actor
from records.doubles import Merge, Resemblance
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db
A, B, C = sorted(uuid4() for _ in range(3))


def led(gone, kept) -> Merge:
    return Merge.objects.create(kind="actors.actor", gone=gone, kept=kept, act=uuid4())


def test_nothing_is_merged_into_itself():
    with pytest.raises(IntegrityError, match="with_another"):
        led(A, A)


@pytest.mark.parametrize(("gone", "kept"), [(B, C), (C, A), (B, A)], ids=["on", "to", "circle"])
def test_an_address_leads_on_once(gone, kept):
    led(A, B)
    with pytest.raises(IntegrityError, match="leads_on_once"):
        led(gone, kept)


def test_no_address_leads_to_two():
    led(A, B)
    with pytest.raises(IntegrityError, match="gone"):
        led(A, C)


def test_what_leads_to_a_record_is_turned_before_that_one_leads_on():
    led(A, B)
    Merge.objects.update(kept=C)
    led(B, C)
    assert set(Merge.objects.values_list("gone", "kept")) == {(A, C), (B, C)}


def test_what_leaves_the_archive_is_not_merged_any_more():
    gone, kept = an_actor("เก่า", state="archived"), an_actor("ใหม่")
    led(gone.uuid, kept.uuid)
    Actor.objects.filter(pk=gone.pk).update(name_en="Still archived")
    assert Merge.objects.count() == 1
    Actor.objects.filter(pk=gone.pk).update(state="published")
    assert Merge.objects.count() == 0


@pytest.mark.parametrize(
    ("first", "second", "rule"), [(A, B, "resemblance_once"), (C, B, "resemblance_in_order")]
)
def test_a_pair_stands_once_and_in_order(first, second, rule):
    Resemblance.objects.create(kind="actors.actor", first=A, second=B, likeness="name")
    with pytest.raises(IntegrityError, match=rule):
        Resemblance.objects.create(kind="actors.actor", first=first, second=second, likeness="name")
