"""Records of every kind as the map and its list need them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from records.api.fields import ADDRESS, PageAddress, absolute
from tisep.explore.models import IndexedRecord


@extend_schema_field(ADDRESS)
class RecordAddress(serializers.Field):
    """The record's own address in the API."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, value: IndexedRecord) -> str:
        path = reverse(f"api:{value.record}-detail", args=[value.uuid])
        return absolute(self.context["request"], path)


class IndexedRecordSerializer(serializers.ModelSerializer):
    url = RecordAddress()
    page = PageAddress()
    region = serializers.CharField(allow_null=True, help_text="The code of where it sits.")
    lon = serializers.FloatField(allow_null=True, help_text="null: not on the map.")
    lat = serializers.FloatField(allow_null=True)
    serves_country = serializers.BooleanField()

    class Meta:
        model = IndexedRecord
        fields = [
            *("record", "uuid", "url", "page", "kind"),
            *("name_th", "name_en", "name_en_unverified"),
            *("roles", "issues", "target_groups"),
            *("region", "place_th", "place_en", "lon", "lat", "at_region"),
            *("listing", "opened_at", "ends_on"),
            *("serves", "serves_country", "confirmed_on", "updated_at"),
        ]
        read_only_fields = fields
