"""Lessons and documents as everybody may read them."""

from __future__ import annotations

from rest_framework import serializers

from actors.models import Document, Lesson
from actors.serializers import ActorNameSerializer, ProjectNameSerializer
from records.api.fields import Address, PageAddress, Slugs


class DocumentSerializer(serializers.ModelSerializer):
    """A document at `url`; `project` is also that of its meeting, its stage or its lesson."""

    project = serializers.SerializerMethodField()
    meeting = serializers.UUIDField(source="meeting.uuid", default=None, allow_null=True)
    stage = serializers.IntegerField(source="stage.number", default=None, allow_null=True)
    lesson = serializers.UUIDField(source="lesson.uuid", default=None, allow_null=True)

    class Meta:
        model = Document
        fields = [
            *("uuid", "kind", "name_th", "name_en", "language", "year", "url"),
            *("project", "meeting", "stage", "lesson"),
        ]

    def get_project(self, document: Document) -> str | None:
        owner = document.of
        project = document.project or getattr(owner, "project", None)
        return str(project.uuid) if project and project.is_public else None


class LessonSerializer(serializers.ModelSerializer):
    """`project` and `actor`: null where there is none, or it is not public."""

    url = Address("api:lesson-detail", "uuid")
    page = PageAddress()
    project = ProjectNameSerializer(source="of_project", allow_null=True)
    actor = ActorNameSerializer(source="of_actor", allow_null=True)
    regions = Slugs("code")
    issues = Slugs()
    target_groups = Slugs()

    class Meta:
        model = Lesson
        fields = [
            *("uuid", "url", "page", "name_th", "name_en", "project", "actor"),
            *("regions", "issues", "target_groups", "tried_th", "tried_en"),
            *("outcome_th", "outcome_en", "usable_th", "usable_en", "created_at", "updated_at"),
        ]


class LessonDetailSerializer(LessonSerializer):
    documents = DocumentSerializer(many=True)

    class Meta(LessonSerializer.Meta):
        fields = [*LessonSerializer.Meta.fields, "documents"]
