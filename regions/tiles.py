"""Map tiles of the regions: their outlines by level, and the points of their names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Max
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework.request import Request

from records.api.caching import FOR_EVER
from records.api.formats import VectorTile
from records.api.parameters import Parameter, one_of, read_all
from records.api.tiles import EXTENT, TILE_ADDRESS, tile_address
from records.api.views import Endpoint
from regions.boundaries.outlines import band_at
from regions.models import Level, RegionOutline

# The zoom (of 512 px tiles) from which each level is drawn.
DRAWN_FROM = {Level.PROVINCE: 0, Level.DISTRICT: 7, Level.TAMBON: 9}
read_drawn, drawn_schema = one_of(DRAWN_FROM)
# How far outlines go on beyond a tile's edge, so that their cut ends are out of sight.
BUFFER = 64

OUTLINES = """
SELECT coalesce(ST_AsMVT(drawn, %(level)s, %(extent)s, 'shape'), '') FROM (
    SELECT code, name_th, name_en, boundary_approximate AS approximate,
        ST_AsMVTGeom(shape, ST_TileEnvelope(%(z)s, %(x)s, %(y)s), %(extent)s, %(buffer)s) AS shape
    FROM regions_regionoutline AS outline
    JOIN regions_region AS region ON region.id = outline.region_id
    WHERE band = %(band)s AND level = %(level)s AND valid_to IS NULL
        AND shape && ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => %(margin)s)
    ORDER BY code
) AS drawn
WHERE shape IS NOT NULL
"""
LABELS = """
SELECT coalesce(ST_AsMVT(named, 'label', %(extent)s, 'mark'), '') FROM (
    SELECT code, level, name_th, name_en,
        ST_AsMVTGeom(
            ST_Transform(point, 3857), ST_TileEnvelope(%(z)s, %(x)s, %(y)s), %(extent)s, 0
        ) AS mark
    FROM regions_region
    WHERE level = ANY(%(levels)s) AND valid_to IS NULL
        AND point && ST_Transform(ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4326)
    ORDER BY code
) AS named
WHERE mark IS NOT NULL
"""


def boundaries_version() -> str:
    """It moves whenever a boundary, a name or another fact of a region does."""
    # Outlines are only ever made anew, and every change of a region leaves an event.
    events = apps.get_model("regions.RegionEvent").objects
    drawn = RegionOutline.objects.aggregate(last=Max("id"))["last"]
    return f"{drawn or 0}-{events.aggregate(last=Max('pgh_id'))['last'] or 0}"


def tile(z: int, x: int, y: int) -> bytes:
    """The Mapbox Vector Tile: a layer for each level that is drawn at this zoom, and `label`."""
    with connection.cursor() as cursor:
        return b"".join(_layers(cursor, z, x, y))


def tile_of_level(level: str, z: int, x: int, y: int) -> bytes:
    """The Mapbox Vector Tile with the one layer of this level, at any zoom, for shading."""
    values: dict[str, Any] = {"z": z, "x": x, "y": y, "band": band_at(z, level), "level": level}
    values |= {"extent": EXTENT, "buffer": BUFFER, "margin": BUFFER / EXTENT}
    with connection.cursor() as cursor:
        cursor.execute(OUTLINES, values)
        return bytes(cursor.fetchone()[0])


def _layers(cursor: Any, z: int, x: int, y: int) -> Iterator[bytes]:
    levels = [str(level) for level, zoom in DRAWN_FROM.items() if z >= zoom]
    values = {"z": z, "x": x, "y": y, "band": band_at(z), "levels": levels}
    values |= {"extent": EXTENT, "buffer": BUFFER, "margin": BUFFER / EXTENT}
    for level in levels:
        cursor.execute(OUTLINES, {**values, "level": level})
        yield bytes(cursor.fetchone()[0])
    cursor.execute(LABELS, values)
    yield bytes(cursor.fetchone()[0])


class Tile(Endpoint):
    """Polygons in the layers province, district (zoom 7) and tambon (zoom 9), points in label."""

    operation_id, tag, summary = "getRegionTile", "regions", "A map tile of the regions"
    path_parameters = TILE_ADDRESS
    renderer_classes = [VectorTile]
    parameters = (
        Parameter(
            "v",
            "The version of the boundaries, as the map page names it: the answer then holds for "
            "ever.",
        ),
        Parameter(
            "level",
            "Only this level, at whatever zoom, without points.",
            None,
            read_drawn,
            schema=drawn_schema,
        ),
    )

    def get(self, request: Request, z: str, x: str, y: str) -> HttpResponseBase:
        place = tile_address(z, x, y)
        version = boundaries_version()
        headers = {"ETag": f'"{version}"'}
        if request.query_params.get("v") == version:
            headers["Cache-Control"] = FOR_EVER
        asked: Any = request
        level = read_all(request, self.parameters).get("level")
        same = get_conditional_response(asked, etag=headers["ETag"])
        drawn = b"" if same else tile_of_level(level, *place) if level else tile(*place)
        response = same or HttpResponse(drawn, content_type=VectorTile.media_type)
        for name, value in headers.items():
            response[name] = value
        return response

    def answers(self) -> dict[str, Any]:
        return {VectorTile.media_type: {"schema": {"type": "string", "format": "binary"}}}
