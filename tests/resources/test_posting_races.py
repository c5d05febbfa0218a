"""Two people at one listing in the same moment: one is served, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from actors.models import Membership
from records.models import User
from resources.models import Resource
from resources.posting import Meanwhile, move
from tests.drawing import a_resource, an_actor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def offer():
    owner = an_actor("เจ้าของ")
    for name in ("one", "two"):
        Membership.objects.create(person=User.objects.create_user(name), actor=owner)
    return a_resource("รถเข็น", owner=owner, offer="open")


def at_once(*attempts):
    """What each came to, begun at the same moment in transactions of their own."""
    gate = Barrier(len(attempts))

    def run(attempt):
        gate.wait(timeout=20)
        try:
            return attempt()
        except ValidationError as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(attempts)) as pool:
        return list(pool.map(run, attempts))


@pytest.mark.parametrize("_again", range(2))
def test_it_is_withdrawn_or_reserved_never_both(offer, _again):
    one, two = User.objects.order_by("username")
    results = at_once(
        lambda: move(by=one, listing=offer, to="withdrawn", seen="open"),
        lambda: move(by=two, listing=offer, to="reserved", seen="open"),
    )
    served = [one for one in results if isinstance(one, Resource)]
    told = [one for one in results if isinstance(one, Meanwhile)]
    assert (len(served), len(told)) == (1, 1)
    assert Resource.objects.get().offer == served[0].offer


@pytest.mark.parametrize("_again", range(2))
def test_the_database_holds_it_where_no_verb_does(offer, _again):
    rows = Resource.objects.filter(pk=offer.pk)

    def written(state):
        try:
            return rows.update(offer=state)
        except IntegrityError as refused:
            return ValidationError(str(refused))

    results = at_once(lambda: written("withdrawn"), lambda: written("reserved"))
    assert sorted(isinstance(one, ValidationError) for one in results) == [False, True]
