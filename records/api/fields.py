"""Fields that every kind of object is served with."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.gis.geos import Point
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import override
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers


def absolute(request: HttpRequest, path: str) -> str:
    """The full address of a path of this site: under SITE_ADDRESS where that is set."""
    if settings.SITE_ADDRESS:
        return settings.SITE_ADDRESS.rstrip("/") + path
    return request.build_absolute_uri(path)


# A public id of every shape: what stands for it in a pattern.
SOME_ID = "00000000-0000-4000-8000-000000000000"
ADDRESS = {"type": "string", "format": "uri"}


@extend_schema_field(ADDRESS)
class Address(serializers.Field):
    """The object's own address in the API, by the name of its view and its public id."""

    def __init__(self, view_name: str, lookup: str, **options: Any) -> None:
        super().__init__(read_only=True, source="*", **options)
        self.view_name = view_name
        self.lookup = lookup

    @cached_property
    def pattern(self) -> str:
        """An address of its kind: finding it takes longer than all else of a row together."""
        return absolute(self.context["request"], reverse(self.view_name, args=[SOME_ID]))

    def to_representation(self, value: Any) -> str:
        return self.pattern.replace(SOME_ID, str(getattr(value, self.lookup)))


@extend_schema_field(ADDRESS)
class PageAddress(serializers.Field):
    """The address of the page about the object, in the site's first language."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, value: Any) -> str:
        with override(settings.LANGUAGE_CODE):
            return absolute(self.context["request"], value.get_absolute_url())


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "number"},
        "minItems": 2,
        "maxItems": 2,
        "description": "Longitude and latitude in degrees.",
    }
)
class LonLat(serializers.Field):
    """A point (SRID 4326) as [longitude, latitude] in degrees."""

    def to_representation(self, value: Point) -> list[float]:
        return [round(value.x, 6), round(value.y, 6)]


@extend_schema_field({"type": "array", "items": {"type": "string"}})
class Slugs(serializers.Field):
    """The public ids of prefetched objects."""

    def __init__(self, lookup: str = "slug", **options: Any) -> None:
        super().__init__(read_only=True, **options)
        self.lookup = lookup

    def to_representation(self, value: Any) -> list[str]:
        return [getattr(one, self.lookup) for one in value.all()]
