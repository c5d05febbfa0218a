import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from actors.models import Membership
from actors.rights import actors_of, curates, is_curator, owns, speaks_for
from records.models import User
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(country):
    actor = an_actor(region=country["950102"])
    other = an_actor(region=country["940101"])
    owner, member, stranger = (User.objects.create(username=name) for name in "oms")
    Membership.objects.create(person=owner, actor=actor, role="owner")
    Membership.objects.create(person=member, actor=actor)
    Membership.objects.create(person=stranger, actor=other, role="owner")
    return actor, owner, member, stranger


def test_who_speaks_for_an_organisation(people):
    actor, owner, member, stranger = people
    assert [speaks_for(p, actor) for p in (owner, member, stranger)] == [True, True, False]
    assert [owns(p, actor) for p in (owner, member, stranger)] == [True, False, False]
    assert not speaks_for(AnonymousUser(), actor)
    assert not owns(AnonymousUser(), actor)
    assert list(actors_of(member)) == [actor]
    assert not any(curates(p) for p in (owner, member, AnonymousUser()))


def test_nobody_curates_without_a_second_factor_where_one_is_required(people, settings):
    """Neither at the desk nor on any page; what they may as a member they may still."""
    actor, _owner, member, _stranger = people
    member.is_superuser = True
    settings.REQUIRE_SECOND_FACTOR = True
    assert (is_curator(member), curates(member), curates(member, actor)) == (True, False, False)
    assert speaks_for(member, actor)
    Authenticator.objects.create(user=member, type="totp", data={})
    assert (curates(member), curates(member, actor)) == (True, True)


def test_whoever_was_switched_off_speaks_for_nobody(people):
    actor, owner, *_ = people
    owner.is_active = False
    owner.save()
    assert not speaks_for(owner, actor)
    assert not owns(owner, actor)


def test_a_person_belongs_to_an_organisation_once(people):
    actor, owner, *_ = people
    with pytest.raises(IntegrityError, match="membership_once"):
        Membership.objects.create(person=owner, actor=actor)


def test_a_membership_is_of_a_known_role(people):
    with pytest.raises(IntegrityError, match="membership_role"):
        Membership.objects.update(role="king")
