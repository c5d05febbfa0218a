"""Referrals, as the people of the organisations concerned read them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from actors.examples import ACTOR_NAMED
from actors.serializers import ActorNameSerializer
from records.api.examples import HOST
from records.api.fields import Address, PageAddress
from resources.models import Move, Referral, ReferralStep
from resources.referrals.rules import moves_open_to
from resources.serializers import NeedNameSerializer, ResourceNameSerializer


class StepSerializer(serializers.ModelSerializer):
    """One step of the time line, in which organisation's name; null for a curator."""

    actor = ActorNameSerializer(allow_null=True)
    to_actor = ActorNameSerializer(allow_null=True)

    class Meta:
        model = ReferralStep
        fields = ["at", "move", "state_from", "state_to", "actor", "to_actor", "note"]


class ReferralSerializer(serializers.ModelSerializer):
    """`moves`: what the reader may do with it as it is now."""

    url = Address("api:referral-detail", "uuid")
    page = PageAddress()
    need = NeedNameSerializer()
    from_actor = ActorNameSerializer()
    to_actor = ActorNameSerializer(allow_null=True)
    resource = ResourceNameSerializer(allow_null=True)
    moves = serializers.SerializerMethodField()

    class Meta:
        model = Referral
        fields = [
            *("uuid", "url", "page", "need", "from_actor", "to_actor", "resource", "offered"),
            *("state", "urgency", "due_on", "reason", "outcome"),
            *("consent_at", "created_at", "referred_at", "closed_at", "moves"),
        ]

    def get_moves(self, referral: Referral) -> list[Move]:
        return moves_open_to(self.context["request"].user, referral)


class ReferralDetailSerializer(ReferralSerializer):
    steps = StepSerializer(many=True)

    class Meta(ReferralSerializer.Meta):
        fields = [*ReferralSerializer.Meta.fields, "steps"]


UUID = "0b7f7c52-5f0f-4f2e-9d53-0a2f5a6f7c55"
EXAMPLE: dict[str, Any] = {
    "uuid": UUID,
    "url": f"{HOST}/api/referrals/{UUID}",
    "page": f"{HOST}/referrals/{UUID}",
    "need": {
        "uuid": "91c3b1de-0d6b-4b52-8e1e-7f3b6a2f4e44",
        "url": f"{HOST}/api/needs/91c3b1de-0d6b-4b52-8e1e-7f3b6a2f4e44",
        "kind": "equipment",
        "name_th": "รถเข็น",
        "name_en": "Wheelchairs",
        "name_en_unverified": True,
    },
    "from_actor": ACTOR_NAMED,
    "to_actor": None,
    "resource": None,
    "offered": False,
    "state": "surveyed",
    "urgency": "",
    "due_on": None,
    "reason": "",
    "outcome": "",
    "consent_at": None,
    "created_at": "2026-01-20T09:00:00+07:00",
    "referred_at": None,
    "closed_at": None,
    "moves": ["classify", "note"],
}
