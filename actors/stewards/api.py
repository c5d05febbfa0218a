"""Who looks after the data of which tambon or district, for everybody to read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from actors.examples import ACTOR_NAMED
from actors.filters import ACTOR_PARAMETER
from actors.models import Stewardship
from actors.serializers import ActorNameSerializer
from records.api.parameters import Parameter
from records.api.views import Collection
from regions.examples import THA_SAP
from regions.filters import CODE_SCHEMA, is_within, read_region
from regions.serializers import RegionNameSerializer

EXAMPLE: dict[str, Any] = {
    "uuid": "0a7f7a63-61b9-4d1c-8f5e-2a6f1d9b8c33",
    "region": THA_SAP,
    "actor": ACTOR_NAMED,
    "since": "2026-05-01",
}


class StewardshipSerializer(serializers.ModelSerializer):
    """`since`: the first day on which the organisation looked after the region's data."""

    region = RegionNameSerializer()
    actor = ActorNameSerializer()

    class Meta:
        model = Stewardship
        fields = ["uuid", "region", "actor", "since"]


class Stewardships(Collection):
    """Organisations that look after the data of a tambon or district with its community today."""

    singular, plural = "stewardship", "stewardships"
    order = ("region__code", "since", "pk")
    parameters = (
        Parameter(
            "region",
            "A region's code: of it and of everything in it.",
            lambda rows, regions: is_within(rows, regions, "region__path"),
            read_region,
            many=True,
            example="95",
            schema=CODE_SCHEMA,
        ),
        ACTOR_PARAMETER,
    )
    example = EXAMPLE
    serializer_class = StewardshipSerializer

    def get_queryset(self) -> QuerySet:
        rows = Stewardship.objects.public().select_related("region", "actor")
        return rows.defer("region__boundary", "region__point")
