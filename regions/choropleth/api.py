"""Regions shaded by one figure: values, classes and what they rest on, in one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.formats import CSV, JSON, TABLES, XLSX
from records.api.parameters import Parameter
from records.api.tables import table
from records.api.views import Endpoint
from regions.choropleth.asked import PARAMETERS, asked
from regions.choropleth.change import has_a_zero, unit_of_change
from regions.choropleth.description import ANSWER, TEXT, WORKBOOK
from regions.choropleth.figures import Figure
from regions.choropleth.shaded import Shaded, shaded
from regions.choropleth.version import etag


class ShadedSerializer(serializers.Serializer):
    """One region: its value (null for no data, or because it is `suppressed`), the number of its
    class, and its name where the source names it; its rank from the top; its 95 % interval and
    the size of its sample where they are known.

    A value that is a change comes with those `before` and `after` it.
    """

    code = serializers.CharField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    parent_th = serializers.CharField(allow_null=True)
    parent_en = serializers.CharField(allow_null=True)
    year = serializers.IntegerField(allow_null=True)
    value = serializers.FloatField(allow_null=True)
    qualifier = serializers.CharField()
    rank = serializers.IntegerField(allow_null=True)
    class_number = serializers.IntegerField(allow_null=True)
    as_of = serializers.DateField(allow_null=True)
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)
    n = serializers.IntegerField(allow_null=True)
    suppressed = serializers.BooleanField()
    class_th = serializers.CharField(allow_null=True)
    class_en = serializers.CharField(allow_null=True)
    before = serializers.FloatField(allow_null=True)
    after = serializers.FloatField(allow_null=True)


class TabledSerializer(ShadedSerializer):
    """The same with what it rests on, since a table travels without the page it came from."""

    since = serializers.IntegerField(allow_null=True)
    figure = serializers.CharField()
    unit_th = serializers.CharField()
    unit_en = serializers.CharField()
    source_th = serializers.CharField()
    source_en = serializers.CharField()


class Choropleth(Endpoint):
    """Every region of a level with its value; a region without one is there, with null."""

    operation_id, tag = "getChoropleth", "choropleth"
    summary = "Regions shaded by an indicator or a count"
    parameters: ClassVar[Sequence[Parameter]] = PARAMETERS
    etag = ""

    def get_renderers(self) -> list[BaseRenderer]:
        return [JSON(), CSV(), XLSX()]

    def get(self, request: Request, **_options: Any) -> HttpResponseBase:
        self.etag = etag(request)
        same_as: Any = request
        if same := get_conditional_response(same_as, etag=self.etag):
            return same
        figure, wanted = asked(request)
        answer = shaded(figure, wanted)
        about = _about(figure, wanted)
        if request.accepted_renderer.format in TABLES:
            return _table(request, about, answer, wanted)
        return Response(_said(figure, wanted, answer) | {"figure": about})

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if self.etag and response.status_code in {200, 304}:
            response["ETag"] = self.etag
        return response

    def answers(self) -> dict[str, Any]:
        return {
            JSON.media_type: {"schema": ANSWER},
            CSV.media_type: {"schema": TEXT},
            XLSX.media_type: {"schema": WORKBOOK},
        }


def _about(figure: Figure, wanted: dict[str, Any]) -> dict[str, Any]:
    """What the figure is called, in the unit that its values or its changes are said in."""
    about = figure.about | {
        "kind": figure.kind,
        "has_zero": has_a_zero(figure.about["unit_en"], figure.about["unit_th"]),
        "has_classes": figure.classes is not None,
    }
    if wanted["since"] is None:
        return about
    return about | unit_of_change(about, wanted["change"])


def _said(figure: Figure, wanted: dict[str, Any], answer: Shaded) -> dict[str, Any]:
    rows = answer.rows
    return {
        "level": wanted["level"],
        "levels": figure.levels,
        "year": wanted["year"],
        "years": figure.years,
        "since": wanted["since"],
        "change": wanted["change"] if wanted["since"] else None,
        "reference": answer.reference.said if answer.reference else None,
        "references": [one.said for one in answer.offered],
        "method": answer.method,
        "classes": answer.legend(),
        "no_data": sum(row["value"] is None and not row["suppressed"] for row in rows),
        "suppressed": sum(row["suppressed"] for row in rows),
        "regions": ShadedSerializer(rows, many=True).data,
    }


def _table(
    request: Request, about: dict[str, Any], answer: Shaded, wanted: dict[str, Any]
) -> HttpResponseBase:
    source = about["source"] or {"name_th": about["system"], "name_en": about["system"]}
    rests_on = {
        "since": wanted["since"],
        "figure": about["slug"],
        "unit_th": about["unit_th"],
        "unit_en": about["unit_en"],
        "source_th": source["name_th"],
        "source_en": source["name_en"],
    }
    full = [row | rests_on for row in answer.rows]
    return table(request, TabledSerializer(), full, f"{about['slug']}-{wanted['level']}")
