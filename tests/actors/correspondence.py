"""People and organisations who write to each other, for the tests of letters."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from actors.letters.writing import begin
from actors.models import Actor, Conversation, Membership
from records.models import User
from tests.drawing import an_actor


@dataclass
class Correspondence:
    """An organisation with an owner and a member, and a stranger of another one."""

    actor: Actor
    home: Actor
    owner: User
    member: User
    stranger: User

    def begun(self, **values) -> Conversation:
        """A conversation that the stranger begins in their own name."""
        values = {"subject": "เรื่อง", "text": "สวัสดี", "key": uuid4(), **values}
        return begin(
            **{
                "by": self.stranger,
                "about": "actor",
                "about_uuid": self.actor.uuid,
                "recipient": self.actor,
            }
            | values
        )


def a_person(name: str) -> User:
    return User.objects.create(username=name, email=f"{name}@people.example", first_name=name)


def correspondence() -> Correspondence:
    actor, home = an_actor("ผู้รับ", name_en="Receivers"), an_actor("ผู้เขียน", name_en="Writers")
    owner, member, stranger = (a_person(name) for name in ("owner", "member", "stranger"))
    Membership.objects.create(person=owner, actor=actor, role="owner")
    Membership.objects.create(person=member, actor=actor)
    Membership.objects.create(person=stranger, actor=home)
    return Correspondence(actor, home, owner, member, stranger)
