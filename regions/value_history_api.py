"""When the values of a region were published, for other systems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.formats import JSON
from records.api.parameters import Documented
from records.api.shapes import NUMBER, OR_NULL, STRING, closed
from records.api.views import Endpoint
from regions.filters import CODE_SCHEMA
from regions.models import Region
from regions.value_history import Why, value_history


class EditionSerializer(serializers.Serializer):
    """A value as it stood from `published_at` on; null where it is suppressed."""

    published_at = serializers.DateTimeField()
    why = serializers.CharField()
    value = serializers.FloatField()
    low = serializers.FloatField()
    high = serializers.FloatField()
    n = serializers.IntegerField()
    poverty_line = serializers.FloatField()


class HistorySerializer(serializers.Serializer):
    """One figure of one year (C.E.), its editions from the newest."""

    figure = serializers.CharField(source="slug")
    year = serializers.IntegerField()
    source = serializers.CharField(source="source.slug", default=None)  # type: ignore[assignment]
    editions = EditionSerializer(many=True)


EDITION = closed(
    {
        "published_at": {"type": "string", "format": "date-time"},
        "why": {"type": "string", "enum": Why.values},
        **dict.fromkeys(("value", "low", "high"), OR_NULL["number"]),
        "n": OR_NULL["integer"],
        "poverty_line": OR_NULL["number"],
    }
)
HISTORY = closed(
    {
        "figure": {**STRING, "description": "An indicator's slug, or a measure of inequality."},
        "year": NUMBER,
        "source": OR_NULL["string"],
        "editions": {"type": "array", "items": EDITION},
    }
)


class ValueHistories(Endpoint):
    """Every value of a region as it was published, and when another took its place."""

    operation_id, tag = "getValueHistory", "regions"
    summary = "When the values of a region were published, and why they changed"
    path_parameters: ClassVar[Sequence[Documented]] = (
        {"name": "code", "in": "path", "required": True, "schema": CODE_SCHEMA, "example": "95"},
    )

    def get(self, _request: Request, code: str, **_options: Any) -> Response:
        region = get_object_or_404(Region.objects.without_boundary(), code=code)
        return Response({"results": HistorySerializer(value_history(region), many=True).data})

    def answers(self) -> dict[str, Any]:
        schema = closed({"results": {"type": "array", "items": HISTORY}})
        return {JSON.media_type: {"schema": schema}}
