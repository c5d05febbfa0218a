"""Lessons and documents at the desk."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from actors.models import Document, Lesson
from records.admin import FIELDS, FIELDS_IN_ROWS, TrackedAdmin
from regions.admin import BoundedAdmin, TiesWithin
from regions.curating import within


class OfRecordsAdmin(TiesWithin, BoundedAdmin, TrackedAdmin):
    """Rows of one of several records: those of which one is in the person's provinces."""

    ways: ClassVar[tuple[str, ...]]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        mine = [within(rows, request.user, way) for way in self.ways]
        found = mine[0]
        for one in mine[1:]:
            found |= one
        return found


class DocumentInline(admin.TabularInline):
    model = Document
    fk_name = "lesson"
    extra = 0
    formfield_overrides = FIELDS_IN_ROWS
    fields = ("kind", "name_th", "name_en", "language", "year", "url")


@admin.register(Lesson)
class LessonAdmin(OfRecordsAdmin):
    ways = ("project__", "actor__")
    list_display = ("name_th", "project", "actor", "state", "updated_at")
    list_filter = ("state",)
    list_select_related = ("project", "actor")
    search_fields = ("name_th", "name_en", "project__name_th", "actor__name_th")
    autocomplete_fields = ("project", "actor", "regions", "issues", "target_groups")
    readonly_fields = ("uuid", "created_at", "updated_at")
    formfield_overrides = FIELDS
    inlines = (DocumentInline,)


@admin.register(Document)
class DocumentAdmin(OfRecordsAdmin):
    """Those of meetings and stages are added on the pages of their project."""

    ways = (
        *("project__", "meeting__project__", "stage__project__"),
        *("lesson__project__", "lesson__actor__"),
    )
    list_display = ("name_th", "kind", "year", "url")
    list_filter = ("kind", "language")
    search_fields = ("name_th", "name_en", "url")
    autocomplete_fields = ("project",)
    readonly_fields = ("uuid", "meeting", "stage", "lesson")
