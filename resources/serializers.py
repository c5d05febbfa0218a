"""Resources and needs, as everybody may read them."""

from __future__ import annotations

from rest_framework import serializers

from actors.serializers import PublicActorSerializer, ThemedSerializer
from records.api.fields import Address
from resources.models import Need, Resource

NAMED = ["uuid", "url", "kind", "name_th", "name_en", "name_en_unverified"]
LISTED = ("amount", "unit", "exchange", "coordinator", "opened_at", "closed_at")


class ResourceNameSerializer(serializers.ModelSerializer):
    url = Address("api:resource-detail", "uuid")

    class Meta:
        model = Resource
        fields = NAMED


class NeedNameSerializer(serializers.ModelSerializer):
    url = Address("api:need-detail", "uuid")

    class Meta:
        model = Need
        fields = NAMED


class ResourceSerializer(ThemedSerializer):
    url = Address("api:resource-detail", "uuid")
    owner = PublicActorSerializer(allow_null=True)
    coordinator = PublicActorSerializer(allow_null=True)

    class Meta:
        model = Resource
        fields = [
            *ThemedSerializer.Meta.fields,
            *("kind", "kind_as_written", "owner", "owner_as_text"),
            *("offer", "terms_th", "terms_en", "available_from", "available_until", *LISTED),
        ]


class NeedSerializer(ThemedSerializer):
    url = Address("api:need-detail", "uuid")
    actor = PublicActorSerializer(allow_null=True)
    on_behalf_of = PublicActorSerializer(allow_null=True)
    coordinator = PublicActorSerializer(allow_null=True)

    class Meta:
        model = Need
        fields = [
            *ThemedSerializer.Meta.fields,
            *("kind", "actor", "on_behalf_of", "status", "quantity", "needed_by", *LISTED),
        ]
