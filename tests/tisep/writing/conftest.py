"""An organisation with what it offers and asks, and programs that speak for people in each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from actors.models import Actor, Membership
from records.models import User
from resources.models import Need, Resource
from tests.drawing import a_need, a_resource, an_actor
from tisep.tokens.making import make
from tisep.tokens.models import Scope, Token

# What a token sends leaves no cookie, and a client takes half a second to begin.
SHARED = Client()


@dataclass
class Program:
    """Somebody's program: sends JSON with its token."""

    secret: str = ""
    client: Client = SHARED

    def ask(self, method: str, address: str, sent: Any = None, **headers: str) -> Any:
        headers = {"Accept-Language": "en", "If-Match": "*"} | headers
        if self.secret:
            headers["Authorization"] = f"Bearer {self.secret}"
        body = {} if sent is None else {"data": sent, "content_type": "application/json"}
        return getattr(self.client, method.lower())(address, headers=headers, **body)


@dataclass
class Scene:
    mine: Actor
    other: Actor
    need: Need
    offer: Resource
    draft: Need
    programs: dict[str, Program]

    def __getitem__(self, role: str) -> Program:
        return self.programs[role]


def program_of(person: User, *scopes: str) -> Program:
    return Program(make(by=person, name="x", scopes=scopes or Scope.values, days=30)[1])


@pytest.fixture
def scene(country, issues_and_groups) -> Scene:
    mine = an_actor("เทศบาล", region=country["950102"])
    other = an_actor("อีกแห่ง", region=country["94"])
    people = {name: User.objects.create(username=name) for name in ROLES[1:6]}
    for role, actor in (("member", mine), ("owner", mine), ("owner of another", other)):
        as_what = "member" if role == "member" else "owner"
        Membership.objects.create(person=people[role], actor=actor, role=as_what)
    people["curator"].groups.add(Group.objects.get(name="curator"))
    programs = {role: program_of(person) for role, person in people.items()}
    member = people["member"]
    others = [one for one in Scope.values if one == Scope.OWN_READ]
    programs |= {
        "anonymous": Program(),
        "without scope": program_of(member, *others),
        "expired": program_of(member),
        "revoked": program_of(member),
    }
    end = timezone.now() - timedelta(days=1)
    expired = Token.objects.filter(person=member).order_by("pk")[2]
    Token.objects.filter(pk=expired.pk).update(made_at=end - timedelta(days=1), expires_at=end)
    Token.objects.filter(person=member).order_by("pk").last().delete()
    return Scene(
        mine,
        other,
        a_need(mine, region=country["950102"], amount=3),
        a_resource(owner=mine, region=country["950102"]),
        a_need(mine, "ร่าง zqxjk", region=country["950102"], state="pending"),
        programs,
    )


ROLES = (
    *("anonymous", "signed in", "member", "owner", "owner of another", "curator"),
    *("without scope", "expired", "revoked"),
)
