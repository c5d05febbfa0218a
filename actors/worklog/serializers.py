"""Entries of work logs, and what is counted of them, as everybody may read them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from actors.models import Barrier, WorkEntry
from actors.serializers import ActorNameSerializer
from actors.worklog.figures import label
from records.api.fields import Address, PageAddress, Slugs
from regions.serializers import RegionNameSerializer


class BarrierSerializer(serializers.Serializer):
    """A barrier by its code (1 to 5), with what the code means."""

    code = serializers.IntegerField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()

    def to_representation(self, instance: Barrier) -> Any:
        code = int(instance)
        return {"code": code, "name_th": label(code, "th"), "name_en": label(code, "en")}


class WorkEntrySerializer(serializers.ModelSerializer):
    """`reached` counts people; null where nobody said, or where `reached_suppressed` says that
    they are fewer than five. Whole months are their first and last day.
    """

    url = Address("api:work-log-entry-detail", "uuid")
    page = PageAddress()
    actor = ActorNameSerializer()
    region = RegionNameSerializer()
    issues = Slugs()
    target_groups = Slugs()
    reached = serializers.IntegerField(source="reached_told", allow_null=True)
    reached_suppressed = serializers.BooleanField()
    barriers = BarrierSerializer(source="barriers_met", many=True)

    class Meta:
        model = WorkEntry
        fields = [
            *("uuid", "url", "page", "actor", "name_th", "name_en", "begins_on", "ends_on"),
            *("region", "issues", "target_groups", "reached", "reached_suppressed"),
            *("description_th", "description_en", "gap_th", "gap_en", "barriers"),
            *("helpful_th", "helpful_en", "updated_at"),
        ]


class MetSerializer(serializers.Serializer):
    """One barrier under one issue (`by`: issue, `key`: its slug) or in one province (region)."""

    by = serializers.ChoiceField(["issue", "region"])
    key = serializers.CharField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    barrier = serializers.IntegerField()
    barrier_th = serializers.CharField()
    barrier_en = serializers.CharField()
    entries = serializers.IntegerField()
    organisations = serializers.IntegerField()
