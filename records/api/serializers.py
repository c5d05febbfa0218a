"""What is served of every record, whatever its kind."""

from __future__ import annotations

from rest_framework import serializers

from records.api.fields import PageAddress
from records.models import DataSource, Record


class SourceSerializer(serializers.ModelSerializer):
    class Meta:
        model = DataSource
        fields = [
            "slug",
            "name_th",
            "name_en",
            "publisher",
            "url",
            "licence",
            "attribution",
            "retrieved_on",
            "is_synthetic",
        ]


class RecordSerializer(serializers.ModelSerializer):
    """The parts of a record that everybody may read; who wrote it is not among them."""

    page = PageAddress()
    source = SourceSerializer(allow_null=True)  # type: ignore[assignment]

    class Meta:
        model = Record
        fields = [
            "uuid",
            "url",
            "page",
            "name_th",
            "name_en",
            "name_en_unverified",
            "name_as_written",
            "description_th",
            "description_en",
            "aliases",
            "abbreviations",
            "website",
            "source",
            "source_ref",
            "source_note",
            "licence",
            "confirmed_on",
            "updated_at",
        ]
