"""Who may speak for an organisation, and who may say who does."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from actors.models import Actor, Membership, MembershipRole, Stewardship
from records.models import User
from records.second_factor import lacks_second_factor
from regions.curating import holds
from regions.models import Placed, Region

Person = User | AnonymousUser


def actors_of(person: Person) -> QuerySet[Actor]:
    """The organisations that the person belongs to, whatever their state."""
    if not person.is_authenticated or not person.is_active:
        return Actor.objects.none()
    return Actor.objects.filter(memberships__person=person)


def speaks_for(person: Person, actor: Actor) -> bool:
    """Owners and members may write, offer, ask and answer in the organisation's name."""
    return actors_of(person).filter(pk=actor.pk).exists()


def stewardship_over(person: Person, record: Placed) -> Stewardship | None:
    """By which stewardship the person looks after the record, if they do: it lies in its region."""
    if record.region is None:
        return None
    mine = Stewardship.objects.public().filter(actor__in=actors_of(person))
    return mine.over(record.region).select_related("region", "actor").first()


def owns(person: Person, actor: Actor) -> bool:
    """Owners also say who belongs to it and who may see how to reach it."""
    if not person.is_authenticated or not person.is_active:
        return False
    return Membership.objects.filter(person=person, actor=actor, role=MembershipRole.OWNER).exists()


def is_curator(person: Person) -> bool:
    """Whether it is their role, whatever they lack to act in it."""
    return bool(person.is_active and person.has_perm("actors.publish_actor"))


def curates(person: Person, what: Placed | Region | None = None) -> bool:
    """Curators and up approve what others propose: everywhere, or in the provinces that are theirs.

    Not before they have a second factor, where one is required. `what` is the record or the region
    that it is about; without, whether they curate at all.
    """
    if not is_curator(person) or lacks_second_factor(person):
        return False
    return what is None or holds(person, what)
