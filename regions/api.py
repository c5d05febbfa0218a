"""Regions, indicators, their values and the statistics, for everybody to read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.contrib.gis.db.models.functions import Envelope
from django.db.models import F, Prefetch, QuerySet, Value
from django.db.models.functions import Coalesce

from records.api.formats import CSV, JSON, XLSX, GeoJSON
from records.api.views import Collection
from records.geojson import as_geojson
from regions import examples
from regions.filters import CODE_SCHEMA, FIGURE_PARAMETERS, REGION_PARAMETERS, VALUE_PARAMETERS
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics, StatisticsRun
from regions.serializers import (
    IndicatorSerializer,
    IndicatorValueSerializer,
    RefreshSerializer,
    RegionDetailSerializer,
    RegionSerializer,
    StatisticsSerializer,
)


class Regions(Collection):
    """The country, its parts, provinces, districts and tambons."""

    singular, plural = "region", "regions"
    order = ("code",)
    lookup_field = "code"
    id_schema = CODE_SCHEMA
    parameters = REGION_PARAMETERS
    example, detail_example = examples.REGION, examples.REGION_DETAIL
    serializer_class = RegionSerializer
    detail_serializer_class = RegionDetailSerializer
    list_formats = (JSON, GeoJSON, CSV, XLSX)
    detail_formats = (JSON, GeoJSON)

    def get_queryset(self) -> QuerySet:
        regions = Region.objects.select_related("parent").defer(
            "boundary", "parent__boundary", "parent__point"
        )
        if self.request and self.request.accepted_renderer.format == GeoJSON.format:
            regions = regions.annotate(boundary_text=as_geojson("boundary"))
        if self.action == "list":
            return regions
        names = Region.objects.without_boundary()
        return (
            regions.select_related("boundary_source", "statistics")
            .prefetch_related(Prefetch("successors", names), Prefetch("predecessors", names))
            .annotate(box=Envelope("boundary"))
        )

    def geometry(self, row: Any) -> dict[str, Any] | None:
        return json.loads(row.boundary_text) if row.boundary_text else None


class Indicators(Collection):
    """What is measured about regions: unit, direction, source and method."""

    singular, plural = "indicator", "indicators"
    order = ("slug",)
    lookup_field = "slug"
    queryset = Indicator.objects.select_related("source")
    example = examples.INDICATOR
    serializer_class = IndicatorSerializer


class IndicatorValues(Collection):
    """Measured values by region and year. Where no row is, nothing is known; it is never zero."""

    singular, plural = "indicator value", "indicator-values"
    order = ("indicator_slug", "region_code", "year", "day")
    parameters = VALUE_PARAMETERS
    example = examples.INDICATOR_VALUE
    serializer_class = IndicatorValueSerializer
    queryset = (
        IndicatorValue.objects.select_related("indicator", "region")
        .defer("region__boundary")
        .annotate(
            indicator_slug=F("indicator__slug"),
            region_code=F("region__code"),
            day=Coalesce("as_of", Value(date.min)),
        )
    )


# Beside the rows, since a row that stays right is not written again.
REFRESH_SCHEMA = {
    "refresh": {
        "description": "The last refresh of all statistics; null before the first.",
        "type": ["object", "null"],
        "required": ["started_at", "seconds", "everything", "index_version"],
        "additionalProperties": False,
        "properties": {
            "started_at": {"type": "string", "format": "date-time"},
            "seconds": {"type": "number", "description": "How long it took."},
            "everything": {
                "type": "boolean",
                "description": "All was counted anew, not only what had changed.",
            },
            "index_version": {"type": "integer", "description": "The version counted."},
        },
    }
}


class Statistics(Collection):
    """What TISEP counts per region over the public records."""

    singular, plural = "statistics of a region", "statistics"
    order = ("region_code",)
    parameters = FIGURE_PARAMETERS
    example = examples.STATISTICS
    serializer_class = StatisticsSerializer
    beside_results = REFRESH_SCHEMA
    queryset = (
        RegionStatistics.objects.with_population()
        .select_related("region")
        .defer("region__boundary")
        .annotate(region_code=F("region__code"))
    )

    @property
    def beside(self) -> dict[str, Any]:  # type: ignore[override]
        last = StatisticsRun.objects.first()
        return {"refresh": RefreshSerializer(last).data if last else None}
