"""How long needs have been open, by province, for everybody to read."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpResponseBase
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from records.api.caching import state_of_database
from records.api.formats import CSV, JSON, TABLES, XLSX
from records.api.shapes import COUNT, OR_NULL, STRING, closed
from records.api.tables import table
from records.api.views import Endpoint
from records.small_numbers import FEWEST
from regions.choropleth.description import TEXT, WORKBOOK
from resources.ageing.figures import ageing

COUNTS = (
    *("open", "under_30_days", "from_30_to_90_days", "over_90_days"),
    *("ended", "met", "partly_met", "withdrawn", "expired"),
)


class AgeingSerializer(serializers.Serializer):
    """One province, or the country; null where there is nothing to tell, or it rests on few."""

    code = serializers.CharField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    open = serializers.IntegerField()
    under_30_days = serializers.IntegerField()
    from_30_to_90_days = serializers.IntegerField()
    over_90_days = serializers.IntegerField()
    open_suppressed = serializers.BooleanField()
    ended = serializers.IntegerField()
    met = serializers.IntegerField()
    partly_met = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    expired = serializers.IntegerField()
    median_days = serializers.FloatField()
    ended_suppressed = serializers.BooleanField()


ROW = closed(
    {
        **dict.fromkeys(("code", "name_th", "name_en"), STRING),
        **dict.fromkeys(COUNTS, OR_NULL["integer"]),
        "median_days": {
            **OR_NULL["number"],
            "description": "Days from asking to being met, wholly or in part: half took longer.",
        },
        **{key: {"type": "boolean"} for key in ("open_suppressed", "ended_suppressed")},
    }
)
ANSWER = closed({"fewest": COUNT, "results": {"type": "array", "items": ROW}})


class NeedAgeing(Endpoint):
    """Open needs by age and what became of those that ended: the country, then its provinces."""

    operation_id, tag = "getNeedAgeing", "needs"
    summary = "How long needs have been open, by province"
    renderers: ClassVar[list[type[BaseRenderer]]] = [JSON, CSV, XLSX]

    def get_renderers(self) -> list[BaseRenderer]:
        return [renderer() for renderer in self.renderers]

    def get(self, request: Request, **_format: str) -> HttpResponseBase:
        figures = ageing()
        form = request.accepted_renderer.format
        if form in TABLES:
            answer = table(request, AgeingSerializer(), figures, "need-ageing")
            answer.headers["ETag"] = state_of_database(request.get_full_path(), form)
            return answer
        told = AgeingSerializer(figures, many=True).data
        return Response({"fewest": FEWEST, "results": told})

    def answers(self) -> dict[str, Any]:
        return {
            JSON.media_type: {"schema": ANSWER},
            CSV.media_type: {"schema": TEXT},
            XLSX.media_type: {"schema": WORKBOOK},
        }
