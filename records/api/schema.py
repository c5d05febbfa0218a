"""The OpenAPI description of the API, drawn from what the views do."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from rest_framework.renderers import BaseRenderer

from records.api.errors import MEDIA_TYPE, PROBLEM, PROBLEM_EXAMPLE
from records.api.formats import CSV, XLSX, GeoJSON
from records.api.views import Collection, Endpoint
from records.geojson import collection_schema, feature, feature_schema

Schema = dict[str, Any]
HERE = [101.281, 6.541]
MERGED = "It has been merged into another record; Location names that one."
REFUSALS = {
    "400": "A parameter that is unknown, or given a value that cannot be used.",
    "404": "Nothing that is public is at this address, or the page is beyond the end.",
    "406": "The Accept header asks for a format that is not given.",
}


OF_TOKENS = {
    "401": "There is no token, or it is unknown, revoked or expired.",
    "403": "The token lacks the scope, or this is for somebody else to do.",
    "429": "The token asks too often; Retry-After says how many seconds to wait.",
}
OF_WRITING = {
    "400": "The body is not an object of JSON, or a parameter is unknown.",
    "409": "Somebody was quicker: it does not stand any more as it did.",
    "413": "The body is too large.",
    "415": "The body is not application/json.",
    "422": "A field is unknown or cannot be stored as it is; each is named.",
}
OF_CHANGES = {
    "412": "Somebody has changed it since it was read.",
    "428": "If-Match is missing.",
}
IF_MATCH: Schema = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag that reading it as JSON gave, or * to write over whatever is there.",
    "schema": {"type": "string"},
    "example": "*",
}
VERBS = {
    "list": "list",
    "retrieve": "get",
    "create": "create",
    "partial_update": "change",
    "move": "move",
}
SUMMARIES = {
    "list": "A list of %(many)s",
    "retrieve": "One of the %(many)s",
    "create": "Make one of the %(many)s",
    "partial_update": "Change one of the %(many)s",
    "move": "Lead one of the %(many)s on",
}
SECURITY_SCHEMES: Schema = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "tisep_…",
        "description": "A token that a person makes on their page, with the scopes that it needs.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "Whoever is signed in on the pages; X-CSRFToken is sent with it.",
    },
}


class ApiSchema(AutoSchema):
    """One operation: its name, parameters, and every answer with its media type."""

    view: Any

    def get_operation_id(self) -> str:
        view = self.view
        if not isinstance(view, Collection):
            return view.operation_id
        words = view.plural.split("-") if view.action == "list" else view.singular.split()
        return VERBS[view.action] + "".join(map(str.capitalize, words))

    def get_tags(self) -> list[str]:
        return [self.view.tag or self.view.plural]

    def get_summary(self) -> str:
        view = self.view
        if view.summary:
            return view.summary
        words = view.plural.replace("-", " ")
        return SUMMARIES[view.action] % {"one": view.singular, "many": words}

    def _get_filter_parameters(self) -> list[Schema]:
        view = self.view
        alone = isinstance(view, Collection) and view.action not in {"list", "create"}
        own = [public_id(view)] if alone else []
        seen = [IF_MATCH] if self.method == "PATCH" else []
        return [dict(one) for one in [*own, *view.path_parameters, *view.documented(), *seen]]

    def _get_pagination_parameters(self) -> list[Schema]:
        return []

    def _map_basic_serializer(self, serializer: Any, direction: Any) -> Schema:
        """A closed object: every field is sent every time, and nothing else."""
        schema = super()._map_basic_serializer(serializer, direction)
        for one in schema["properties"].values():
            one.pop("readOnly", None)
            # Formats are not checked by every reader: to those an empty text is of both kinds.
            if {"type": "string", "maxLength": 0} in one.get("oneOf", []):
                one["anyOf"] = one.pop("oneOf")
        return schema | {"required": list(schema["properties"]), "additionalProperties": False}

    def get_auth(self) -> list[Schema]:
        """What must be shown: nothing, or a token with this scope; reading one's own takes one."""
        scope = getattr(self.view, "scope", "")
        if not scope:
            return []
        for name, shown in SECURITY_SCHEMES.items():
            kind = ResolvedComponent.SECURITY_SCHEMA
            self.registry.register_on_missing(ResolvedComponent(name, kind, shown, object=name))
        if self.method != "GET":
            return [{"token": [str(scope)]}, {"session": []}]
        return [{"token": []}] if self.view.only_own else [{}, {"token": []}]

    def _get_request_body(self, _direction: Any = "request") -> Schema | None:
        if self.method == "GET":
            return None
        view = self.view
        changes = self.method == "PATCH"
        kind = view.body_class if view.action == "create" else view.change_class
        shown = self._map_serializer_fields(kind(partial=changes, context={}))
        name = kind.__name__.replace("Body", "Change") if changes else kind.__name__
        body = self._component(name, shown)
        return {"required": True, "content": {"application/json": {"schema": body}}}

    def _map_serializer_fields(self, body: Any) -> Schema:
        """A closed object of what may be sent."""
        shown = super()._map_basic_serializer(body, "request")
        for one in shown["properties"].values():
            one.pop("writeOnly", None)
        if body.partial:
            shown.pop("required", None)
        return shown | {"additionalProperties": False}

    def _get_response_bodies(self, _direction: Any = "response") -> Schema:
        refused = {"schema": self._component("Problem", PROBLEM)}
        answers: Schema = {
            "201" if getattr(self.view, "action", "") == "create" else "200": {
                "description": self.get_summary(),
                "headers": {
                    "ETag": {
                        "description": "Send it back in If-None-Match; 304 says that it holds.",
                        "schema": {"type": "string"},
                    }
                },
                "content": self._contents(self.view),
            }
        }
        for code, said in self._refusals().items():
            answers[code] = {"description": said, "content": {MEDIA_TYPE: refused}}
        if (
            isinstance(self.view, Collection)
            and self.view.leads_on
            and self.view.action == "retrieve"
        ):
            answers["301"] = {"description": MERGED}
        answers["400"]["content"] = {MEDIA_TYPE: refused | {"example": PROBLEM_EXAMPLE}}
        return answers

    def _refusals(self) -> dict[str, str]:
        if not getattr(self.view, "scope", ""):
            return REFUSALS
        if self.method == "GET":
            return REFUSALS | OF_TOKENS
        return REFUSALS | OF_TOKENS | OF_WRITING | (OF_CHANGES if self.method == "PATCH" else {})

    def _contents(self, view: Endpoint) -> Schema:
        """What is sent in each media type."""
        if isinstance(view, Collection):
            return {one.media_type: self._shown(view, one) for one in view.get_renderers()}
        return view.answers()

    def _shown(self, view: Collection, renderer: BaseRenderer) -> Schema:
        listed = view.action == "list"
        one = self._row(view)
        row = view.example if listed else view.detail_example or view.example
        if renderer.format == CSV.format:
            return {"schema": {"type": "string", "description": "Every row, not one page."}}
        if renderer.format == XLSX.format:
            said = "Every row, and a sheet that tells what the table is."
            return {"schema": {"type": "string", "format": "binary", "description": said}}
        if renderer.format == GeoJSON.format:
            one = self._component(f"{self._name(one)}Feature", feature_schema(one))
            if listed:
                drawn = collection_schema(one)
                drawn["properties"] |= view.beside_results
                return {"schema": drawn}
            drawn = feature(row[view.lookup_field], {"type": "Point", "coordinates": HERE}, row)
            return {"schema": one, "example": drawn}
        if listed:
            pages: Any = view.paginator
            page = pages.get_paginated_response_schema({"type": "array", "items": one})
            page["properties"] |= view.beside_results
            shown = {"count": 1, "next": None, "previous": None, "results": [row]}
            return {"schema": page, "example": shown}
        return {"schema": one, "example": row}

    def _row(self, view: Collection) -> Schema:
        serializer: Any = view.get_serializer_class()()
        return self.resolve_serializer(serializer, "response").ref

    def _component(self, name: str, schema: Schema) -> Schema:
        component = ResolvedComponent(name, ResolvedComponent.SCHEMA, schema, object=name)
        self.registry.register_on_missing(component)
        return component.ref

    @staticmethod
    def _name(reference: Schema) -> str:
        return reference["$ref"].rpartition("/")[2]


def public_id(view: Collection) -> Schema:
    """The parameter that names one member of a collection."""
    return {
        "name": view.lookup_field,
        "in": "path",
        "required": True,
        "description": f"The public id of the {view.singular}.",
        "schema": view.id_schema,
        "example": view.example[view.lookup_field],
    }
