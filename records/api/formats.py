"""What the API answers in: by the address's suffix, else by the Accept header."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.http import Http404, HttpResponseBase
from django.urls import URLPattern, path
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request


class JSON(JSONRenderer):
    pass


class GeoJSON(JSONRenderer):
    media_type = "application/geo+json"
    format = "geojson"


class CSV(BaseRenderer):
    """Tables are streamed row by row (see records/api/tables.py), so nothing is left to render."""

    media_type = "text/csv"
    format = "csv"


class XLSX(BaseRenderer):
    """The same table as a workbook, streamed too (see records/api/workbook.py)."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    format = "xlsx"
    charset = None
    render_style = "binary"


#: The formats in which a list is a table of every row.
TABLES: dict[str, type[BaseRenderer]] = {CSV.format: CSV, XLSX.format: XLSX}


class VectorTile(BaseRenderer):
    """A Mapbox Vector Tile, answered whole as the database made it."""

    media_type = "application/vnd.mapbox-vector-tile"
    format = "mvt"
    charset = None
    render_style = "binary"


class Negotiation(BaseContentNegotiation):
    """The suffix decides; without one the Accept header does, its weights honoured."""

    def select_parser(self, request: Request, parsers: Iterable[Any]) -> Any:
        sent = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == sent), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        renderers = list(renderers)
        by_type = {renderer.media_type: renderer for renderer in reversed(renderers)}
        if format_suffix:
            for renderer in renderers:
                if renderer.format == format_suffix:
                    return renderer, renderer.media_type
            raise Http404
        # A header that is there but empty asks for nothing in particular.
        if not request.headers.get("Accept", "").strip(", "):
            return renderers[0], renderers[0].media_type
        types = [renderer.media_type for renderer in renderers]
        wanted = request.get_preferred_type(types) or without_parameters(request, types)
        if wanted is None:
            raise NotAcceptable(available_renderers=renderers)
        return by_type[wanted], wanted


def without_parameters(request: Request, types: list[str]) -> str | None:
    """The type that is asked for with a charset or the like, of which there is but one here."""
    for accepted in request.accepted_types_by_precedence:
        name = f"{accepted.main_type}/{accepted.sub_type}"
        if accepted.quality and name in types:
            return name
    return None


def addresses(route: str, view: Callable[..., HttpResponseBase], name: str) -> Iterator[URLPattern]:
    """The address itself, and with a suffix that names the format."""
    yield path(route, view, name=name)
    yield path(f"{route}.<slug:format>", view, name=name)
