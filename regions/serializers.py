"""Regions, and what is served of everything that sits in one."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from records.api.fields import Address, LonLat, PageAddress, Slugs
from records.api.serializers import SourceSerializer
from regions.models import (
    Indicator,
    IndicatorValue,
    Placed,
    Region,
    RegionStatistics,
    StatisticsRun,
)


class RegionNameSerializer(serializers.ModelSerializer):
    class Meta:
        model = Region
        fields = ["code", "level", "name_th", "name_en"]


class PlacedSerializer(serializers.ModelSerializer):
    """Where a record sits and what it serves; `at_region` when only its region is known."""

    location = LonLat(allow_null=True)
    at_region = serializers.BooleanField()
    region = RegionNameSerializer(allow_null=True)
    serves = Slugs("code")

    class Meta:
        model = Placed
        fields = ["location", "at_region", "region", "placed_by", "placed_sure", "serves"]


class RegionSerializer(serializers.ModelSerializer):
    url = Address("api:region-detail", "code")
    page = PageAddress()
    parent = RegionNameSerializer(allow_null=True)
    point = LonLat(allow_null=True)

    class Meta:
        model = Region
        fields = [
            "code",
            "level",
            "url",
            "page",
            "name_th",
            "name_en",
            "aliases",
            "parent",
            "path",
            "valid_from",
            "valid_to",
            "boundary_approximate",
            "point",
            "point_by",
        ]


class DensitySerializer(serializers.Serializer):
    """Per 100,000 inhabitants; null where nobody knows how many live there."""

    actors = serializers.FloatField(allow_null=True)
    projects = serializers.FloatField(allow_null=True)
    resources = serializers.FloatField(allow_null=True)
    needs = serializers.FloatField(allow_null=True)


class CountsSerializer(serializers.ModelSerializer):
    """What TISEP counts in a region; there is none where nothing was counted yet.

    `needs` are those that are open; the tallies are of all public records.
    `nearest`: of a tambon, metres from its point to the nearest resource of each kind on the map.
    `population` is the newest that is known, of `population_year` (C.E.).
    """

    population = serializers.IntegerField(allow_null=True)
    population_year = serializers.IntegerField(allow_null=True)
    per_100000_inhabitants = DensitySerializer(source="densities")
    days_since_confirmed = serializers.IntegerField(allow_null=True)

    class Meta:
        model = RegionStatistics
        fields = [
            "actors",
            "projects",
            "resources",
            "needs",
            "reaching",
            "by_actor_kind",
            "by_resource_kind",
            "by_role",
            "by_issue",
            "by_target_group",
            "nearest",
            "population",
            "population_year",
            "per_100000_inhabitants",
            "last_confirmed_on",
            "days_since_confirmed",
            "counted_at",
        ]


class RefreshSerializer(serializers.ModelSerializer):
    """When the statistics were last refreshed, for how long, and from which version."""

    class Meta:
        model = StatisticsRun
        fields = ["started_at", "seconds", "everything", "index_version"]


class StatisticsSerializer(CountsSerializer):
    region = RegionNameSerializer()

    class Meta(CountsSerializer.Meta):
        fields = ["region", *CountsSerializer.Meta.fields]


class RegionDetailSerializer(RegionSerializer):
    children_count = serializers.SerializerMethodField()
    successors = RegionNameSerializer(many=True)
    predecessors = RegionNameSerializer(many=True)
    boundary_source = SourceSerializer(allow_null=True)
    bbox = serializers.SerializerMethodField()
    statistics = serializers.SerializerMethodField()

    class Meta(RegionSerializer.Meta):
        fields = [
            *RegionSerializer.Meta.fields,
            "children_count",
            "successors",
            "predecessors",
            "boundary_source",
            "bbox",
            "statistics",
        ]

    def get_children_count(self, region: Region) -> int:
        """How many regions it directly holds today."""
        return region.children.current().count()

    def get_bbox(self, region: Any) -> list[float] | None:
        """[west, south, east, north] in degrees."""
        return [round(edge, 6) for edge in region.box.extent] if region.box else None

    def get_statistics(self, region: Region) -> dict[str, Any] | None:
        counted = RegionStatistics.objects.with_population().filter(region=region).first()
        return CountsSerializer(counted).data if counted else None


class IndicatorSerializer(serializers.ModelSerializer):
    """`classes` are those that the source publishes: edges, names, and whether a value on an edge
    between two classes is in the `lower` or the `upper` one; empty where it publishes none."""

    url = Address("api:indicator-detail", "slug")
    part_of: serializers.Field = serializers.SlugRelatedField(
        "slug", read_only=True, allow_null=True
    )
    source = SourceSerializer(allow_null=True)  # type: ignore[assignment]

    class Meta:
        model = Indicator
        fields = [
            "slug",
            "url",
            "name_th",
            "name_en",
            "unit_th",
            "unit_en",
            "direction",
            "system",
            "method_th",
            "method_en",
            "version",
            "rolls_up",
            "classes",
            "part_of",
            "source",
            "licence",
        ]


class IndicatorValueSerializer(serializers.ModelSerializer):
    indicator: serializers.Field = serializers.SlugRelatedField("slug", read_only=True)
    region = RegionNameSerializer()
    value = serializers.FloatField()
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)

    class Meta:
        model = IndicatorValue
        fields = [
            "indicator",
            "region",
            "year",
            "as_of",
            "value",
            "low",
            "high",
            "sample_size",
            "status",
            "qualifier",
            "source_note",
        ]
