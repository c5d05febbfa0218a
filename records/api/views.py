"""What every address of the API does alike: language, formats, parameters, caching, errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import override
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.filters import BaseFilterBackend
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import ReadOnlyModelViewSet

from records.api.caching import kept, state_of_database
from records.api.errors import Fault, Refused
from records.api.formats import CSV, JSON, TABLES, XLSX, GeoJSON
from records.api.language import language_of
from records.api.made import made_by_worker
from records.api.pages import PAGING, Pages
from records.api.parameters import Declaring, Documented, Narrowing, Parameter, check
from records.api.tables import table
from records.geojson import collection, feature

CHUNK = 500
READING = {"GET", "HEAD", "OPTIONS"}
# What is served names everything in both languages.
BOTH_LANGUAGES = "th, en"


class Endpoint(APIView):
    """An address that everybody may read; what may be written there is said above."""

    #: How the OpenAPI description names it: the operation, its group, and what it is in a line.
    operation_id: str = ""
    tag: str = ""
    summary: str = ""
    parameters: ClassVar[Sequence[Parameter]] = ()
    #: OpenAPI parameter objects of the address itself, where its pattern does not tell enough.
    path_parameters: ClassVar[Sequence[Documented]] = ()

    def documented(self) -> list[Documented]:
        """The OpenAPI parameter objects of everything that the address takes in its query."""
        return [parameter.documented() for parameter in self.parameters]

    def answers(self) -> dict[str, Any]:
        """The OpenAPI media type objects of what it sends, by media type."""
        raise NotImplementedError

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with override(language_of(request)):
            response = super().dispatch(request, *args, **kwargs)
        return kept(request, response)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method not in self.allowed_methods:
            raise MethodNotAllowed(str(request.method))
        check(request, self.documented())

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers.setdefault("Content-Language", BOTH_LANGUAGES)
        patch_vary_headers(response, ["Accept", "Accept-Language"])
        return response

    def options(self, request: Any, *_args: Any, **_kwargs: Any) -> Any:  # noqa: ARG002
        return HttpResponse(status=204)


class Nowhere(Endpoint):
    """Every address that nothing is at."""

    schema = None

    def initial(self, _request: Request, rest: str) -> None:
        if not rest.endswith("/"):
            raise Http404
        mend = _("Addresses here end without a slash.")
        raise Refused(Fault("path", _("Nothing is at this address."), mend), status_code=404)


class Collection(Endpoint, ReadOnlyModelViewSet):
    """A list of things, and each of them alone."""

    #: What one of them is called, in English: names operations, files and tags.
    singular: ClassVar[str]
    plural: ClassVar[str]
    #: The JSON schema of the public id that each stands at.
    id_schema: ClassVar[Documented] = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
    #: Fields or annotations, never null and together unique, that the list is ordered by.
    order: ClassVar[Sequence[str]]
    detail_serializer_class: ClassVar[type[BaseSerializer] | None] = None
    #: Whether one of them may have become part of another, whose address a 301 then names.
    leads_on: ClassVar[bool] = False
    list_formats: ClassVar[Sequence[type[BaseRenderer]]] = (JSON, CSV, XLSX)
    detail_formats: ClassVar[Sequence[type[BaseRenderer]]] = (JSON,)
    #: One of them as it is served in a list and alone, for the description.
    example: ClassVar[dict[str, Any]] = {}
    detail_example: ClassVar[dict[str, Any] | None] = None
    #: The JSON schemas of what a page may hold beside its results.
    beside_results: dict[str, Any] = {}
    #: What this page holds of it; a filter may set it.
    beside: dict[str, Any] = {}
    pagination_class = Pages
    filter_backends: Sequence[type[BaseFilterBackend]] = (Narrowing,)

    def documented(self) -> list[Documented]:
        if self.action != "list":
            return []
        declaring: list[Declaring] = [backend() for backend in self.filter_backends]
        return [
            one
            for source in [*declaring, self.pagination_class()]
            for one in source.get_schema_operation_parameters(self)
        ]

    def get_renderers(self) -> list[BaseRenderer]:
        formats = self.list_formats if self.action == "list" else self.detail_formats
        return [renderer() for renderer in formats or (JSON,)]

    def get_serializer_class(self) -> type[BaseSerializer]:
        if self.action != "list" and self.detail_serializer_class:
            return self.detail_serializer_class
        return super().get_serializer_class()

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        """Filters, and their defaults, are for lists: each member stands at its own address."""
        return super().filter_queryset(queryset) if self.action == "list" else queryset

    def list(self, request: Request, *_args: Any, **_kwargs: Any) -> Any:
        rows = self.filter_queryset(self.get_queryset())
        if request.accepted_renderer.format in TABLES:
            return self.whole(request, rows)
        page: Any = self.paginate_queryset(rows)
        if request.accepted_renderer.format == GeoJSON.format:
            return Response(self.features(page))
        answer = self.get_paginated_response(self.get_serializer(page, many=True).data)
        answer.data |= self.beside
        return answer

    def retrieve(self, request: Request, *_args: Any, **_kwargs: Any) -> Response:
        row = self.get_object()
        if request.accepted_renderer.format == GeoJSON.format:
            return Response(self.feature(row))
        return Response(self.get_serializer(row).data)

    def whole(self, request: Request, rows: QuerySet) -> HttpResponseBase:
        """All the rows as a table; a large workbook is made by a worker. Parameters of pages are
        refused: there is but one.
        """
        paging = [name for name in request.query_params if name in PAGING]
        if paging:
            mend = _("A table holds every row; leave it out.")
            raise Refused(*(Fault(name, _("A table has no pages."), mend) for name in paging))
        if request.method == "HEAD":
            rows = rows.none()
        form = request.accepted_renderer.format
        if form == XLSX.format and (large := made_by_worker(request, rows)):
            return large
        serializer: Any = self.get_serializer()
        streamed = rows.order_by(*self.order).iterator(chunk_size=CHUNK)
        response = table(request, serializer, streamed, self.plural)
        response["ETag"] = state_of_database(request.get_full_path(), form)
        return response

    def geometry(self, row: Any) -> dict[str, Any] | None:
        """The GeoJSON geometry that the row is drawn with."""
        raise NotImplementedError

    def feature(self, row: Any) -> dict[str, Any]:
        said = self.get_serializer().to_representation(row)
        return feature(said[self.lookup_field], self.geometry(row), said)

    def features(self, page: Sequence[Model]) -> dict[str, Any]:
        pages: Any = self.paginator
        links = [("self", pages.address), ("next", pages.next), ("prev", pages.previous)]
        features = map(self.feature, page)
        return collection(features, matched=pages.count, links=links) | self.beside
