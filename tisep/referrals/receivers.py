"""Who could meet a need: those that fit it best, or those that are called so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from django.utils.html import format_html

from actors.models import Actor
from resources.models import Need, Referral, Resource
from tisep.matching.shown import Fitting, matches_of

SUGGESTED, NAMED = 6, 10
LONGEST_QUERY = 100


@dataclass(frozen=True, slots=True)
class Receiver:
    """One that can be chosen: its value in the form, what it is called, and why it fits."""

    value: str
    label: str
    reasons: list[str]

    def told(self) -> str:
        """As the choice is written."""
        why = format_html('<small class="why">{}</small>', " · ".join(self.reasons))
        return format_html("<span>{} {}</span>", self.label, why if self.reasons else "")


def receivers(need: Need, query: str, referral: Referral | None = None) -> list[Receiver]:
    """Each once: who it is meant for already, who is called so, who fits."""
    meant = []
    if referral and referral.to_actor:
        meant.append(receiver(referral.resource or referral.to_actor, []))
    fitting = chain.from_iterable(
        (suggested(one) for one in section.items) for section in matches_of(need, SUGGESTED)
    )
    found = [*meant, *(receiver(one, []) for one in named(need, query)), *fitting]
    return list({one.value: one for one in reversed([f for f in found if f])}.values())[::-1]


def suggested(one: Fitting) -> Receiver | None:
    return receiver(one.record, one.reasons)


def receiver(record: Actor | Resource, reasons: list[str]) -> Receiver | None:
    """None for a resource that nobody listed offers."""
    if isinstance(record, Actor):
        return Receiver(f"actor:{record.uuid}", record.name, reasons)
    if record.owner is None or not record.owner.is_public:
        return None
    return Receiver(f"resource:{record.uuid}", f"{record.owner.name} – {record.name}", reasons)


def named(need: Need, query: str) -> list[Actor]:
    """Public organisations with these words in their name, but the one that asks."""
    words = query.replace("\0", "")[:LONGEST_QUERY].split()
    if not words:
        return []
    rows = Actor.objects.public().exclude(pk=need.actor_id)
    for field in ("name_th", "name_en"):
        wanted = rows
        for word in words:
            wanted = wanted.filter(**{f"{field}__icontains": word})
        if found := list(wanted.order_by("name_th", "pk")[:NAMED]):
            return found
    return []
