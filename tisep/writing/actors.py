"""Organisations, written by the form that their own people fill in on the pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from actors import api
from actors.models import Actor, Claim
from actors.rights import actors_of, curates, speaks_for
from records.models import State, User
from tisep.accounts.editing import OrganisationForm, enter
from tisep.tokens.models import Scope
from tisep.writing.bodies import ActorBody
from tisep.writing.forms import valid
from tisep.writing.records import Writable
from tisep.writing.signed import Said


class Actors(Writable, api.Actors):
    scope = Scope.RECORDS_WRITE
    body_class = change_class = ActorBody

    def own(self, person: User) -> Any:
        """Also what the person has entered, and waits for a curator with the claim to it."""
        claimed = Claim.objects.open().filter(person=person).values("actor")
        entered = Q(pk__in=claimed, created_by=person)
        return Actor.objects.filter(Q(pk__in=actors_of(person)) | entered)

    def may_change(self, person: User, record: Actor) -> bool:
        return speaks_for(person, record) or curates(person, record)

    def make(self, by: User, said: Said) -> Actor:
        actor = Actor(state=State.PENDING, created_by=by)
        return enter(valid(filled(actor, said)), by=by).actor

    def change(self, by: User, record: Actor, said: Said) -> Actor:
        return valid(filled(record, said)).keep(by=by)


def filled(actor: Actor, said: Said) -> OrganisationForm:
    """The form as it stands, with what was sent written into it."""
    data = as_it_stands(OrganisationForm(instance=actor)) if actor.pk else {}
    for name, value in said.items():
        if name == "region":
            data["place"] = value.code if value else ""
        else:
            data[name] = [one.pk for one in value] if isinstance(value, list) else value
    return OrganisationForm(data, instance=actor)


def as_it_stands(form: OrganisationForm) -> Said:
    data = {name: form[name].value() for name in form.fields}
    # Smaller areas are not in the form, and stay.
    offered = form.fields["serves"].queryset.filter(pk__in=data["serves"])  # type: ignore[attr-defined]
    return data | {"serves": list(offered.values_list("pk", flat=True))}
