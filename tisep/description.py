"""The API described: where everything is, the OpenAPI document, and a page to try it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.fields import absolute
from records.api.views import Endpoint


class Root(Endpoint):
    """What there is to read, by name and address."""

    operation_id, tag, summary = "getRoot", "root", "Where everything is"
    #: The views' names by what they give.
    listed: Mapping[str, str] = {}

    def get(self, request: Request) -> Response:
        return Response(
            {what: absolute(request, reverse(view)) for what, view in self.listed.items()}
        )

    def answers(self) -> dict[str, Any]:
        addresses = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}
        return {"application/json": {"schema": addresses}}


class Description(Endpoint):
    """The OpenAPI document of this API."""

    schema = None
    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer, OpenApiYamlRenderer]

    def get(self, _request: Request, **_format: str) -> Response:
        return Response(described())


class TryIt(Endpoint):
    """A page to try the API on."""

    schema = None
    renderer_classes = [TemplateHTMLRenderer]

    def get(self, _request: Request) -> Response:
        return Response(template_name="api/docs.html", headers={"Content-Language": "en"})


@functools.cache
def described() -> dict[str, Any]:
    """The OpenAPI document; drawn once in a process, in English."""
    with override("en"):
        return SchemaGenerator().get_schema(request=None, public=True)
