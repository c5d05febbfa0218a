"""GeoJSON as RFC 7946 has it: longitude first, exterior rings anticlockwise, no `crs`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.gis.db.models import MultiPolygonField
from django.contrib.gis.db.models.functions import AsGeoJSON
from django.db.models import Expression, Func

# Six decimals of a degree are about ten centimetres.
DECIMALS = 6


class RightHanded(Func):
    """A polygon's exterior rings anticlockwise, its holes clockwise."""

    function = "ST_ForcePolygonCCW"
    output_field = MultiPolygonField(srid=4326)


def as_geojson(field: str) -> Expression:
    """The geometry (SRID 4326) in the column, as the text of a GeoJSON geometry."""
    return AsGeoJSON(RightHanded(field), precision=DECIMALS)


def feature(id: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}


def collection(
    features: Iterable[dict[str, Any]], *, matched: int, links: Iterable[tuple[str, str | None]]
) -> dict[str, Any]:
    """A FeatureCollection of one page; `matched` counts all pages, `links` are (rel, address)."""
    features = list(features)
    return {
        "type": "FeatureCollection",
        "numberMatched": matched,
        "numberReturned": len(features),
        "links": [
            {"rel": rel, "href": href, "type": "application/geo+json"}
            for rel, href in links
            if href
        ],
        "features": features,
    }


def point(lon_lat: list[float] | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": lon_lat} if lon_lat else None


def feature_schema(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of a Feature; its geometry is a point, polygons or null."""
    return {
        "type": "object",
        "required": ["type", "id", "geometry", "properties"],
        "additionalProperties": False,
        "properties": {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "geometry": {
                "type": ["object", "null"],
                "required": ["type", "coordinates"],
                "additionalProperties": False,
                "properties": {
                    "type": {"enum": ["Point", "Polygon", "MultiPolygon"]},
                    "coordinates": {"type": "array"},
                },
            },
            "properties": properties,
        },
    }


def collection_schema(feature: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of a FeatureCollection of one page."""
    link = {
        "type": "object",
        "required": ["rel", "href", "type"],
        "properties": {
            "rel": {"enum": ["self", "next", "prev"]},
            "href": {"type": "string", "format": "uri"},
            "type": {"type": "string"},
        },
    }
    return {
        "type": "object",
        "required": ["type", "numberMatched", "numberReturned", "links", "features"],
        "properties": {
            "type": {"const": "FeatureCollection"},
            "numberMatched": {"type": "integer"},
            "numberReturned": {"type": "integer"},
            "links": {"type": "array", "items": link},
            "features": {"type": "array", "items": feature},
        },
    }
