"""The drawn pilot: a municipality asks, an agency refers, a foundation helps."""

from __future__ import annotations

from dataclasses import dataclass

from actors.models import Actor, Membership
from records.models import User
from resources.models import Need, Referral, Resource
from resources.referrals.verbs import accept, classify, consent, follow_up, refer, start
from tests.drawing import a_need, a_resource, an_actor


@dataclass
class Pilot:
    municipality: Actor
    agency: Actor
    foundation: Actor
    other: Actor
    need: Need
    offer: Resource
    asker: User
    referrer: User
    receiver: User
    colleague: User
    stranger: User


def somebody_of(actor: Actor, name: str) -> User:
    person = User.objects.create(username=name, email=f"{name}@example.org")
    Membership.objects.create(person=person, actor=actor)
    return person


def draw_pilot(country) -> Pilot:
    tambon, district = country["950102"], country["9501"]
    municipality = an_actor("เทศบาลตำบลท่าสาป", kind="local_government", region=tambon)
    agency = an_actor("พมจ.ยะลา", kind="government_agency", region=district)
    foundation = an_actor("มูลนิธิรถเข็น", region=district)
    other = an_actor("มูลนิธิอื่น", region=country["940101"])
    need = a_need(municipality, "รถเข็นสำหรับผู้สูงอายุติดเตียง", region=tambon)
    offer = a_resource("รถเข็นมือสอง", owner=foundation, kind="equipment", region=district)
    return Pilot(
        municipality, agency, foundation, other, need, offer,
        asker=somebody_of(municipality, "asker"),
        referrer=somebody_of(agency, "referrer"),
        receiver=somebody_of(foundation, "receiver"),
        colleague=somebody_of(foundation, "colleague"),
        stranger=somebody_of(other, "stranger"),
    )  # fmt: skip


def on_its_way(pilot: Pilot, to: str = "followed_up", resource: Resource | None = None) -> Referral:
    """A referral by the agency to the foundation, led as far as the state `to`."""
    found = start(need=pilot.need, actor=pilot.agency, by=pilot.referrer)
    said = {"urgency": "soon", "to_actor": pilot.foundation, "resource": resource}
    steps = [
        lambda: classify(referral=found, by=pilot.referrer, **said),
        lambda: consent(referral=found, by=pilot.asker, to_actor=pilot.foundation),
        lambda: refer(referral=found, by=pilot.referrer),
        lambda: accept(referral=found, by=pilot.receiver),
        lambda: follow_up(referral=found, by=pilot.receiver, note="ส่งรถเข็นแล้ว 3 คัน"),
    ]
    for step in steps:
        if found.state == to:
            break
        found = step()
    return found
