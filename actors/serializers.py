"""Actors, projects and the taxonomy, as everybody may read them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from actors.models import (
    Actor,
    Issue,
    JointKpi,
    Lesson,
    Participation,
    Partnership,
    Project,
    Stage,
    Standing,
    TargetGroup,
)
from records.api.fields import Address, Slugs
from records.api.serializers import RecordSerializer
from regions.serializers import PlacedSerializer, RegionNameSerializer


class Slug(serializers.SlugRelatedField):
    """The slug of what holds it, or null."""

    def __init__(self) -> None:
        super().__init__("slug", read_only=True, allow_null=True)


class IssueSerializer(serializers.ModelSerializer):
    url = Address("api:issue-detail", "slug")
    parent = Slug()  # type: ignore[assignment]
    sub_issues = Slugs()

    class Meta:
        model = Issue
        fields = [
            *("slug", "url", "name_th", "name_en", "aliases"),
            *("parent", "sub_issues", "order", "source_note"),
        ]


class TargetGroupSerializer(serializers.ModelSerializer):
    url = Address("api:target-group-detail", "slug")
    parent = Slug()  # type: ignore[assignment]
    sub_groups = Slugs()

    class Meta:
        model = TargetGroup
        fields = [
            *("slug", "url", "name_th", "name_en", "aliases"),
            *("parent", "sub_groups", "order", "listed_by", "sensitive", "source_note"),
        ]


class ThemedSerializer(RecordSerializer, PlacedSerializer):
    """A record with its place and its themes."""

    issues = Slugs()
    target_groups = Slugs()

    class Meta:
        fields = [
            *RecordSerializer.Meta.fields,
            *PlacedSerializer.Meta.fields,
            *("issues", "target_groups"),
        ]


class PublicRecords(serializers.ListSerializer):
    """Of the records that belong to something, those that everybody may read."""

    def to_representation(self, data: Any) -> list[Any]:
        return super().to_representation(data.public().order_by("name_th", "uuid"))


class ActorNameSerializer(serializers.ModelSerializer):
    url = Address("api:actor-detail", "uuid")

    class Meta:
        model = Actor
        fields = ["uuid", "url", "kind", "name_th", "name_en", "name_en_unverified"]
        list_serializer_class = PublicRecords


class PublicActorSerializer(ActorNameSerializer):
    """The actor that something belongs to, or null where that actor is not public."""

    def to_representation(self, instance: Actor) -> Any:
        return super().to_representation(instance) if instance.is_public else None


class ProjectNameSerializer(serializers.ModelSerializer):
    url = Address("api:project-detail", "uuid")

    class Meta:
        model = Project
        fields = ["uuid", "url", "status", "name_th", "name_en", "name_en_unverified"]


class BelongingSerializer(serializers.Serializer):
    """A resource or a need of an actor, by name."""

    uuid = serializers.UUIDField()
    kind = serializers.CharField()
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    name_en_unverified = serializers.BooleanField()

    class Meta:
        list_serializer_class = PublicRecords


class OfferedSerializer(BelongingSerializer):
    url = Address("api:resource-detail", "uuid")


class AskedForSerializer(BelongingSerializer):
    url = Address("api:need-detail", "uuid")


class StageSerializer(serializers.ModelSerializer):
    class Meta:
        model = Stage
        fields = [
            *("number", "name_th", "name_en", "held_on"),
            *("outputs_th", "outputs_en", "source_note"),
        ]


class ParticipantSerializer(serializers.ModelSerializer):
    """Who takes part in a project, and as what."""

    actor = ActorNameSerializer()

    class Meta:
        model = Participation
        fields = ["role", "role_as_written", "source_note", "actor"]


class ParticipationSerializer(serializers.ModelSerializer):
    """What an actor takes part in, and as what."""

    project = ProjectNameSerializer()

    class Meta:
        model = Participation
        fields = ["role", "role_as_written", "source_note", "project"]


class PartnershipSerializer(serializers.ModelSerializer):
    """A tie that this actor has to another."""

    partner = ActorNameSerializer()

    class Meta:
        model = Partnership
        fields = ["kind", "since", "source_note", "partner"]


class PartnershipOfSerializer(serializers.ModelSerializer):
    """A tie that another actor has to this one."""

    actor = ActorNameSerializer()

    class Meta:
        model = Partnership
        fields = ["kind", "since", "source_note", "actor"]


class ActorSerializer(ThemedSerializer):
    url = Address("api:actor-detail", "uuid")
    parent = PublicActorSerializer(allow_null=True)

    class Meta:
        model = Actor
        fields = [*ThemedSerializer.Meta.fields, "kind", "roles", "parent"]


class ActorDetailSerializer(ActorSerializer):
    units = ActorNameSerializer(many=True)
    participations = ParticipationSerializer(many=True)
    partnerships = PartnershipSerializer(many=True)
    partnerships_of = PartnershipOfSerializer(many=True)
    resources = OfferedSerializer(many=True)
    needs = AskedForSerializer(many=True)

    class Meta(ActorSerializer.Meta):
        fields = [
            *ActorSerializer.Meta.fields,
            *("units", "participations", "partnerships", "partnerships_of"),
            *("resources", "needs"),
        ]


class ProjectSerializer(ThemedSerializer):
    url = Address("api:project-detail", "uuid")
    participations = ParticipantSerializer(many=True)

    class Meta:
        model = Project
        fields = [
            *ThemedSerializer.Meta.fields,
            *("status", "status_as_written", "starts_on", "ends_on", "dates_as_written"),
            *("participations", "partners_as_text"),
        ]


class PublicLessons(serializers.ListSerializer):
    def to_representation(self, data: Any) -> list[Any]:
        return super().to_representation(data.public().order_by("-created_at", "-pk"))


class LessonNameSerializer(serializers.ModelSerializer):
    url = Address("api:lesson-detail", "uuid")

    class Meta:
        model = Lesson
        fields = ["uuid", "url", "name_th", "name_en"]
        list_serializer_class = PublicLessons


class ProjectDetailSerializer(ProjectSerializer):
    stages = StageSerializer(many=True)
    lessons = LessonNameSerializer(many=True)

    class Meta(ProjectSerializer.Meta):
        fields = [
            *ProjectSerializer.Meta.fields,
            *("stages", "kpis_th", "kpis_en", "lessons"),
        ]


class JointKpiSerializer(serializers.ModelSerializer):
    """`share`: 0 at the baseline, 1 at the target; null, like all of the newest value, if none.

    `expected`: the share that a straight way to the target has in the year of the newest value.
    """

    indicator: serializers.Field = Slug()
    region = RegionNameSerializer()
    projects = Slugs("uuid")
    baseline = serializers.FloatField()
    target = serializers.FloatField()
    value = serializers.FloatField(source="progress.value", allow_null=True)
    year = serializers.IntegerField(source="progress.year", allow_null=True)
    share = serializers.FloatField(source="progress.share", allow_null=True)
    expected = serializers.FloatField(source="progress.expected", allow_null=True)
    standing = serializers.ChoiceField(Standing.choices, source="progress.standing")

    class Meta:
        model = JointKpi
        fields = [
            *("indicator", "region", "projects"),
            *("baseline", "baseline_year", "target", "due_year"),
            *("value", "year", "share", "expected", "standing", "source_note"),
        ]
