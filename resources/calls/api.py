"""Calls of funds, for everybody to read and take away."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from actors.examples import ACTOR_NAMED, named
from actors.models import ActorKind
from actors.serializers import PublicActorSerializer
from records.api.examples import HOST
from records.api.fields import Address, PageAddress, Slugs
from records.api.parameters import UUID_SCHEMA, Parameter, one_of, public_one
from records.api.views import Collection
from regions.filters import CODE_SCHEMA, read_region
from resources.models import Call, CallState, Resource
from resources.serializers import ResourceNameSerializer

UUID_OF_CALL = "3c9e2f10-8b47-4a52-9d3b-1f7f8a7e5d66"
FUND = "5d1f0f6c-7a43-4d56-9b0a-0c4f8a7e3d33"
EXAMPLE: dict[str, Any] = {
    "uuid": UUID_OF_CALL,
    "url": f"{HOST}/api/calls/{UUID_OF_CALL}",
    "page": f"{HOST}/resources/{FUND}#calls",
    "fund": named("resources", FUND, ("กองทุนตัวอย่าง", "Example Fund"), kind="fund"),
    "owner": ACTOR_NAMED,
    "name_th": "รอบที่ 2 ปีงบประมาณ 2569",
    "name_en": "Second round, fiscal year 2026",
    "description_th": "",
    "description_en": "",
    "state": "open",
    "opens_on": "2026-05-01",
    "closes_on": "2026-06-30",
    "actor_kinds": ["cso", "community_organisation"],
    "serves": ["95"],
    "who_may_apply_th": "องค์กรที่ทำงานในพื้นที่อย่างน้อยหนึ่งปี",
    "who_may_apply_en": "Organisations that have worked here for a year or more",
    "amount_least": 10000,
    "amount_most": 50000,
    "unit": "บาท",
    "apply_at": "",
    "updated_at": "2026-05-01T09:00:00+07:00",
}
STATES = (CallState.COMING, CallState.OPEN, CallState.CLOSED)
read_state, state_schema = one_of([one.value for one in STATES])
read_kind, kind_schema = one_of(ActorKind.values)
read_fund = public_one(
    Resource, _("There is no fund “%(uuid)s”."), "/api/resources?resource_kind=fund"
)


class CallSerializer(serializers.ModelSerializer):
    """`closes_on` is the last day, null where it stays open; `state` is of today. No
    `actor_kinds` means any kind, no `serves` wherever the fund itself works. Amounts are of one
    grant, in `unit`. An empty `apply_at`: by a letter through this site, from the page.
    """

    url = Address("api:call-detail", "uuid")
    page = PageAddress()
    fund = ResourceNameSerializer()
    owner = PublicActorSerializer(source="fund.owner", allow_null=True)
    state = serializers.ChoiceField([(one.value, one.label) for one in STATES])
    serves = Slugs("code")

    class Meta:
        model = Call
        fields = [
            *("uuid", "url", "page", "fund", "owner", "name_th", "name_en"),
            *("description_th", "description_en", "state", "opens_on", "closes_on"),
            *("actor_kinds", "serves", "who_may_apply_th", "who_may_apply_en"),
            *("amount_least", "amount_most", "unit", "apply_at", "updated_at"),
        ]


PARAMETERS = (
    Parameter(
        "region",
        "A region's code: calls that organisations of it may answer, or of what holds it or lies "
        "in it.",
        lambda rows, regions: rows.for_regions(regions),
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "actor_kind",
        "A kind of organisation: calls that it may answer.",
        lambda rows, kinds: rows.for_kinds(kinds),
        read_kind,
        many=True,
        schema=kind_schema,
    ),
    Parameter(
        "state",
        "How it stands today: coming, open or closed.",
        lambda rows, states: rows.standing(*states),
        read_state,
        many=True,
        schema=state_schema,
    ),
    Parameter(
        "fund",
        "The UUID of the fund.",
        lambda rows, funds: rows.filter(fund__in=funds),
        read_fund,
        many=True,
        schema=UUID_SCHEMA,
    ),
)


class Calls(Collection):
    """What funds ask applications for: who may apply, for how much, how and until when."""

    singular, plural = "call", "calls"
    order = ("closes_on", "opens_on", "pk")
    lookup_field = "uuid"
    id_schema = UUID_SCHEMA
    parameters = PARAMETERS
    example = EXAMPLE
    serializer_class = CallSerializer

    def get_queryset(self) -> QuerySet:
        return Call.objects.public().in_full()
