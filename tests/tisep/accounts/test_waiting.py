"""A person's page says what waits for them."""

from __future__ import annotations

import pytest

from actors.models import Invitation, Membership
from tests.drawing import a_project, an_actor
from tisep.accounts.waiting import waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def invited(country, a_person):
    """An owner whose organisation is asked into a project, and their client."""
    person, client = a_person()
    actor, other = an_actor(region=country["9501"]), an_actor("องค์กรอื่น")
    Membership.objects.create(person=person, actor=actor, role="owner")
    Invitation.objects.create(project=a_project(region=country["9501"]), actor=actor, asking=other)
    return person, client


def test_an_invitation_waits_until_it_is_answered(invited):
    person, client = invited
    (waiting,) = waiting_for(person)
    assert (waiting.count, waiting.address) == (1, "/me/invitations")
    assert waiting.label in client.get("/me").content.decode()
    Invitation.objects.update(state="declined")
    assert waiting_for(person) == []


def test_nothing_waits_for_somebody_else(invited, a_person):
    stranger, client = a_person("somchai@example.org")
    assert waiting_for(stranger) == []
    assert client.get("/me").status_code == 200
