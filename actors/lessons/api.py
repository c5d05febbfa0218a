"""Lessons and documents, for everybody to read."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from actors.examples import PROJECT_NAME, PROJECT_UUID, THEMES, named
from actors.lessons.filters import DOCUMENT_PARAMETERS, LESSON_PARAMETERS
from actors.lessons.serializers import (
    DocumentSerializer,
    LessonDetailSerializer,
    LessonSerializer,
)
from actors.models import Document, Lesson
from records.api.examples import HOST
from records.api.parameters import UUID_SCHEMA
from records.api.views import Collection

UUID = "5a1de7c2-13c7-4f0b-8f55-0b0a52f3f6aa"
DOCUMENT = {
    "uuid": "0d3c1c8e-6a52-4d6c-8a3b-6f5f3b1f9d10",
    "kind": "report",
    "name_th": "รายงานตัวอย่าง",
    "name_en": "An example of a report",
    "language": "th",
    "year": 2024,
    "url": "https://example.org/report.pdf",
    "project": PROJECT_UUID,
    "meeting": None,
    "stage": None,
    "lesson": UUID,
}
LESSON: dict[str, Any] = {
    "uuid": UUID,
    "url": f"{HOST}/api/lessons/{UUID}",
    "page": f"{HOST}/lessons/{UUID}",
    "name_th": "เริ่มจากหมู่บ้านเดียวก่อน",
    "name_en": "Begin with one village",
    "project": named("projects", PROJECT_UUID, PROJECT_NAME, status="running"),
    "actor": None,
    "regions": ["95"],
    **THEMES,
    "tried_th": "",
    "tried_en": "A survey of every home at once",
    "outcome_th": "",
    "outcome_en": "Half of the homes were not reached",
    "usable_th": "",
    "usable_en": "Tambons with few volunteers",
    "created_at": "2026-02-01T09:30:00+07:00",
    "updated_at": "2026-02-01T09:30:00+07:00",
}


class Lessons(Collection):
    """What was tried, what came of it, and where it could be used."""

    singular, plural = "lesson", "lessons"
    order = ("-created_at", "-pk")
    lookup_field = "uuid"
    id_schema = UUID_SCHEMA
    parameters = LESSON_PARAMETERS
    example, detail_example = LESSON, {**LESSON, "documents": [DOCUMENT]}
    serializer_class = LessonSerializer
    detail_serializer_class = LessonDetailSerializer

    def get_queryset(self) -> QuerySet:
        return Lesson.objects.public().in_full()


class Documents(Collection):
    """Minutes, reports and other documents of projects, meetings, stages and lessons."""

    singular, plural = "document", "documents"
    order = ("name_th", "pk")
    parameters = DOCUMENT_PARAMETERS
    example = DOCUMENT
    serializer_class = DocumentSerializer

    def get_queryset(self) -> QuerySet:
        owners = ("project", "meeting__project", "stage__project", "lesson__project")
        return Document.objects.public().select_related(*owners).order_by(*self.order)
