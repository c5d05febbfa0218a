"""Needs and offers, written in an organisation's name by the verbs that the pages use."""

from __future__ import annotations

from typing import Any

from actors.rights import actors_of
from records.models import User
from resources import api, posting
from resources.models import Need, Resource
from resources.posting import fields_of
from tisep.tokens.models import Scope
from tisep.writing.bodies import NeedBody, NeedChange, OfferBody, OfferChange
from tisep.writing.records import Writable
from tisep.writing.signed import Said

THEMES = ("issues", "target_groups")


class Listings(Writable):
    """What both kinds do alike."""

    scope = Scope.LISTINGS_WRITE

    def may_change(self, person: User, record: Any) -> bool:
        return posting.may_change(person, record)

    def change(self, by: User, record: Any, said: Said) -> Any:
        """The fields first, so that it may be opened again until another day at once."""
        to = said.pop(record.moves, None)
        if said:
            themes, values = apart(said)
            record = posting.change(by=by, listing=record, values=values, **themes)
        if to:
            record = posting.move(by=by, listing=record, to=to, seen=record.status_now)
        return record


class Needs(Listings, api.Needs):
    body_class, change_class = NeedBody, NeedChange

    def own(self, person: User) -> Any:
        return Need.objects.filter(actor__in=actors_of(person))

    def make(self, by: User, said: Said) -> Need:
        actor = said.pop("actor")
        themes, values = apart(said)
        return posting.post_need(by=by, actor=actor, values=values, **themes)


class Resources(Listings, api.Resources):
    body_class, change_class = OfferBody, OfferChange

    def own(self, person: User) -> Any:
        return Resource.objects.filter(owner__in=actors_of(person))

    def make(self, by: User, said: Said) -> Resource:
        owner = said.pop("owner")
        themes, values = apart(said)
        return posting.post_offer(by=by, actor=owner, values=values, **themes)


def apart(said: Said) -> tuple[Said, Said]:
    """The themes, and the fields of the record itself."""
    themes = {name: said[name] for name in THEMES if name in said}
    return themes, fields_of({name: one for name, one in said.items() if name not in THEMES})
