"""Who may move a referral, and when: each organisation on its side of it.

What may follow what is also held by the database (resources/models/referral.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from actors.models import Actor
from actors.rights import Person, actors_of, curates
from resources.models import Move, Referral, ReferralState

S = ReferralState


class Party(StrEnum):
    ASKER = "asker"
    REFERRER = "referrer"
    RECEIVER = "receiver"


A, F, R = Party.ASKER, Party.REFERRER, Party.RECEIVER


@dataclass(frozen=True)
class Rule:
    """From which states a move is made, and by whose people."""

    states: frozenset[str]
    parties: tuple[Party, ...]


def rule(states: Iterable[str], *parties: Party) -> Rule:
    return Rule(frozenset(states), parties)


OPEN = [state for state in S if state != S.CLOSED]
# In the order that a page offers them.
RULES: Mapping[Move, Rule] = {
    Move.CLASSIFY: rule([S.SURVEYED, S.CLASSIFIED], A, F),
    Move.CONSENT: rule([S.SURVEYED, S.CLASSIFIED], A),
    Move.REFER: rule([S.CLASSIFIED], A, F),
    Move.ACCEPT: rule([S.REFERRED], R),
    Move.DECLINE: rule([S.REFERRED], R),
    Move.FOLLOW_UP: rule([S.ACCEPTED, S.FOLLOWED_UP], A, F, R),
    Move.CLOSE: rule([S.FOLLOWED_UP, S.DECLINED], A),
    Move.HAND_OVER: rule([S.REFERRED, S.DECLINED, S.ACCEPTED, S.FOLLOWED_UP], A, F, R),
    Move.NOTE: rule(OPEN, A, F, R),
    Move.WITHDRAW: rule(OPEN, A),
}


def sides_of(referral: Referral) -> dict[Party, Actor]:
    """The organisations on its sides.

    The receiving side is none before the need was passed on, unless it came forward by itself.
    """
    sides = {A: referral.need.actor, F: referral.from_actor}
    if referral.to_actor and (referral.referred_at or referral.offered):
        sides[R] = referral.to_actor
    return sides


def parties_of(referral: Referral, person: Person) -> dict[Party, Actor | None]:
    """On which sides the person stands, each with the organisation in whose name.

    Curators stand where the referring organisation does, so that nothing is stuck when an
    organisation's people have left; they act in no organisation's name.
    """
    sides = sides_of(referral)
    ids = [actor.pk for actor in sides.values()]
    mine = set(actors_of(person).filter(pk__in=ids).values_list("pk", flat=True))
    found: dict[Party, Actor | None] = {s: actor for s, actor in sides.items() if actor.pk in mine}
    if curates(person, referral.need):
        found.setdefault(F, None)
    return found


def whose_turn(referral: Referral) -> list[Actor]:
    """The organisations that it waits for."""
    turns: dict[str, tuple[Party, ...]] = {
        S.SURVEYED: (A, F),
        S.CLASSIFIED: (A, F) if referral.consent_at else (A,),
        S.REFERRED: (R,),
        S.ACCEPTED: (R,),
        S.DECLINED: (A, F),
        S.FOLLOWED_UP: (A,),
    }
    sides = sides_of(referral)
    waited_for = {sides[s].pk: sides[s] for s in turns.get(referral.state, ()) if s in sides}
    return list(waited_for.values())


def may(move: Move, sides: Iterable[Party]) -> bool:
    return not set(RULES[move].parties).isdisjoint(sides)


def moves_open_to(person: Person, referral: Referral) -> list[Move]:
    """What the person may do with the referral as it is now."""
    sides = parties_of(referral, person)
    return [
        move
        for move, ruled in RULES.items()
        if referral.state in ruled.states and may(move, sides) and _is_due(move, referral)
    ]


def _is_due(move: Move, referral: Referral) -> bool:
    if move == Move.CONSENT:
        return referral.state == S.CLASSIFIED and referral.consent_at is None
    if move == Move.REFER:
        return referral.consent_at is not None
    return True
