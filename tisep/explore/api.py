"""The map's endpoints: the list of all records, facet counts and tiles, under the same filters."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Count, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.formats import CSV, JSON, XLSX, GeoJSON, VectorTile
from records.api.pages import Pages
from records.api.parameters import read_all
from records.api.tiles import TILE_ADDRESS, tile_address
from records.api.views import Collection, Endpoint
from records.geojson import point
from tisep.explore.facets import FACETS_SCHEMA, facets
from tisep.explore.filters import PARAMETERS, IndexFilterBackend, conditions, narrowed
from tisep.explore.models import IndexedRecord
from tisep.explore.removals import REMOVED_SCHEMA
from tisep.explore.search.description import UNDERSTOOD
from tisep.explore.serializers import IndexedRecordSerializer
from tisep.explore.tiles import tile
from tisep.explore.versions import current_version, etag

AT_ONCE = "private, no-cache"
WITHIN_SECONDS = "public, max-age=4"


class FromIndex(Endpoint):
    """What is the same as long as the index is, and then costs nothing to ask for again."""

    etag = ""

    def unchanged(self, request: Request, version: int | None = None) -> HttpResponseBase | None:
        """304 when the client has the answer of this version of the index; to be asked first."""
        self.etag = etag(request, current_version() if version is None else version)
        asked: Any = request
        return get_conditional_response(asked, etag=self.etag)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.etag and response.status_code in {200, 304}:
            response["ETag"] = self.etag
            # Who is signed in may have changed something, and sees it at once.
            signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
            response["Cache-Control"] = AT_ONCE if signed_in else WITHIN_SECONDS
            patch_vary_headers(response, ["Cookie"])
        return response


class ExplorePages(Pages):
    """Pages that also say how much of it all is on the map."""

    def total(self, queryset: QuerySet) -> int:
        counts = queryset.aggregate(all=Count("pk"), on_map=Count("location"))
        self.on_map = {
            "on_map": counts["on_map"],
            "not_on_map": counts["all"] - counts["on_map"],
        }
        return int(counts["all"])

    def get_paginated_response(self, data: Any) -> Response:
        response = super().get_paginated_response(data)
        response.data |= self.on_map
        return response


class Explore(FromIndex, Collection):
    """Public records of every kind, in the order of a Thai dictionary."""

    singular, plural = "explore", "explore"
    tag, summary = "explore", "Records of every kind"
    order = ("name_th", "id")
    lookup_field = "uuid"
    list_formats = (JSON, GeoJSON, CSV, XLSX)
    filter_backends = (IndexFilterBackend,)
    pagination_class = ExplorePages
    queryset = IndexedRecord.objects.defer("mark")
    serializer_class = IndexedRecordSerializer
    beside_results: dict[str, Any] = {
        "on_map": {"type": "integer"},
        "not_on_map": {"type": "integer", "description": "In the list and nowhere on the map."},
        **REMOVED_SCHEMA,
        "understood": UNDERSTOOD,
    }
    example: ClassVar[dict[str, Any]] = {
        "record": "project",
        "uuid": "0b7e1f3a-5a0c-4c39-9d0e-1f6a3f0c7a11",
        "url": "https://example.org/api/projects/0b7e1f3a-5a0c-4c39-9d0e-1f6a3f0c7a11",
        "page": "https://example.org/projects/0b7e1f3a-5a0c-4c39-9d0e-1f6a3f0c7a11",
        "kind": "",
        "name_th": "โครงการคุ้มครองเด็กตำบลท่าสาป",
        "name_en": "Child protection in Tha Sap",
        "name_en_unverified": True,
        "roles": [],
        "issues": ["child-protection"],
        "target_groups": ["children-and-youth"],
        "region": "950115",
        "place_th": "ต.ท่าสาป อ.เมืองยะลา จ.ยะลา",
        "place_en": "Tha Sap, Mueang Yala, Yala",
        "lon": 101.24,
        "lat": 6.51,
        "at_region": True,
        "listing": "",
        "opened_at": None,
        "ends_on": None,
        "serves": ["950115"],
        "serves_country": False,
        "confirmed_on": "2024-05-17",
        "updated_at": "2024-05-20T09:30:00+07:00",
    }

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Any:
        return self.unchanged(request) or super().list(request, *args, **kwargs)

    def geometry(self, row: IndexedRecord) -> dict[str, Any] | None:
        return point([row.lon, row.lat]) if row.lon is not None and row.lat is not None else None


class Facets(FromIndex):
    """How many records each value of each filter would give."""

    operation_id, tag, summary = "getFacets", "explore", "Counts for each filter"
    parameters = PARAMETERS

    def get(self, request: Request, **_format: str) -> HttpResponseBase:
        if same := self.unchanged(request):
            return same
        values = read_all(request, PARAMETERS)
        return Response(facets(conditions(values), values.get("region", ())))

    def answers(self) -> dict[str, Any]:
        return {JSON.media_type: {"schema": FACETS_SCHEMA}}


class Tile(FromIndex):
    """A map tile of the records: clusters, or each record from zoom 14 on."""

    operation_id, tag, summary = "getExploreTile", "explore", "A map tile of the records"
    parameters = PARAMETERS
    path_parameters = TILE_ADDRESS
    renderer_classes = [VectorTile]

    def get(self, request: Request, z: str, x: str, y: str) -> HttpResponseBase:
        place = tile_address(z, x, y)
        if same := self.unchanged(request):
            return same
        records: Any = narrowed(request, IndexedRecord.objects.all())[0]
        drawn = tile(records, *place)
        return HttpResponse(drawn, content_type=VectorTile.media_type)

    def answers(self) -> dict[str, Any]:
        return {VectorTile.media_type: {"schema": {"type": "string", "format": "binary"}}}
