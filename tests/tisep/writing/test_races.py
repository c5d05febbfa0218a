"""Two programs at once, each having seen the same: one writes, the other is told."""

from __future__ import annotations

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from actors.models import Membership
from records.models import User
from tests.drawing import a_need, an_actor
from tests.resources.test_posting_races import at_once
from tests.tisep.writing.conftest import Program, program_of
from tisep.tokens.making import MOST, make
from tisep.tokens.models import Token

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_writes_over_the_other():
    owner = an_actor("เจ้าของ")
    person = User.objects.create(username="x")
    Membership.objects.create(person=person, actor=owner)
    secret, need = program_of(person).secret, a_need(owner)
    address = f"/api/needs/{need.uuid}"
    seen = Program(secret).ask("GET", address)["ETag"]

    def write(amount: int) -> int:
        program = Program(secret, Client())
        return program.ask("PATCH", address, {"amount": amount}, **{"If-Match": seen}).status_code

    assert sorted(at_once(partial(write, 4), partial(write, 5))) == [200, 412]
    need.refresh_from_db()
    assert need.amount in {4, 5}


def test_two_at_once_make_no_more_than_there_may_be():
    person = User.objects.create(username="x")
    for _n in range(MOST - 1):
        make(by=person, name="x", scopes=["own:read"], days=30)
    one = partial(make, by=person, name="y", scopes=["own:read"], days=30)
    refused = [isinstance(each, ValidationError) for each in at_once(one, one)]
    assert sorted(refused) == [False, True]
    assert Token.objects.count() == MOST
