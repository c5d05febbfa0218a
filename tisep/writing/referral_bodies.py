"""What may be sent to begin a referral, and to lead it on."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from resources.models import Need, Outcome, Resource, Urgency
from tisep.referrals.forms import LONGEST
from tisep.referrals.moves import VERBS
from tisep.writing.bodies import Body, public
from tisep.writing.fields import Choice, Day, Text, Uuid


def needs(_person: Any) -> QuerySet[Need]:
    return Need.objects.public()


def offers(_person: Any) -> QuerySet[Resource]:
    return Resource.objects.public().filter(owner__isnull=False)


class Yes(serializers.BooleanField):
    """True or false, and not a word for it."""

    default_error_messages = {"invalid": _("Write true or false.")}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


MOVES = [str(one) for one in VERBS]
OUTCOMES = [one for one in Outcome.values if one != Outcome.WITHDRAWN]


@extend_schema_field({"type": "string", "pattern": f"^({'|'.join(MOVES)})$"})
class MoveName(Choice):
    pass


@extend_schema_field({"type": "string", "pattern": f"^({'|'.join(OUTCOMES)})$"})
class WhatCameOfIt(Choice):
    pass


class BeginBody(Body):
    """In the name of `actor`, which leads the need on, or, where `offered`, can meet it itself."""

    need = Uuid(needs)
    actor = Uuid(public)
    offered = Yes(required=False)
    resource = Uuid(offers, required=False)
    note = Text(LONGEST)


class MoveBody(Body):
    """The move, and of the rest what it takes.

    classify: urgency, to_actor or resource, note. consent: to_actor, agreed. refer, accept,
    withdraw: note. decline: reason. follow_up: note, due_on. hand_over: to_actor or resource,
    note. close: outcome, note. note: note.
    """

    move = MoveName(MOVES)
    note = Text(LONGEST)
    reason = Text(LONGEST)
    urgency = Choice(Urgency.choices, required=False)
    to_actor = Uuid(public, required=False)
    resource = Uuid(offers, required=False)
    agreed = Yes(required=False)
    due_on = Day(required=False)
    outcome = WhatCameOfIt(OUTCOMES, required=False)
