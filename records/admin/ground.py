"""The desk for sources, imports and visitors' comments."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from records.admin.editing import TrackedAdmin
from records.admin.fields import FIELDS
from records.admin.filters import FilteredAdmin
from records.admin.searching import SearchedAdmin
from records.exchange.background import PREVIEW
from records.models import DataSource, ImportRun, SiteComment


class ReadOnlyAdmin(SearchedAdmin, FilteredAdmin):
    """To look at, not to change."""

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False


@admin.register(DataSource)
class DataSourceAdmin(TrackedAdmin):
    list_display = ("name_th", "publisher", "licence", "retrieved_on", "is_synthetic")
    list_filter = ("licence", "is_synthetic")
    formfield_overrides = FIELDS
    search_fields = ("name_th", "name_en", "slug", "publisher")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "command", "source", "status", "by", "finished_at")
    list_filter = ("status", "started_at", "command")
    list_select_related = ("source", "by")
    search_fields = ("command",)
    fields = ("command", "source", "status", "preview", "by", "started_at", "finished_at", "said")
    readonly_fields = ("preview", "said")

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **kw: Any) -> Any:
        """A run that goes on is shown anew until it has ended."""
        response = super().change_view(request, object_id, *args, **kw)
        if ImportRun.objects.filter(pk=object_id, status=ImportRun.Status.RUNNING).exists():
            response["Refresh"] = "5"
        return response

    @admin.display(description=_("preview"), empty_value="–")
    def preview(self, run: ImportRun) -> str | None:
        """The way back to a plan that waits."""
        if run.report.get("stage") != PREVIEW["stage"]:
            return None
        return format_html('<a href="{}">{}</a>', run.report["page"], run.report["file"])

    @admin.display(description=_("report"))
    def said(self, run: ImportRun) -> str:
        told = json.dumps({"counts": run.counts, **run.report}, ensure_ascii=False, indent=1)
        return format_html("<pre>{}</pre>", told)


@admin.register(SiteComment)
class SiteCommentAdmin(SearchedAdmin):
    """The inbox of visitors' comments: the open ones first."""

    list_display = ("sent_at", "answered", "__str__", "link", "language")
    list_display_links = ("sent_at", "__str__")
    list_editable = ("answered",)
    list_filter = ("answered", "sent_at", "language")
    search_fields = ("text", "page")
    ordering = ("answered", "-sent_at")
    fields = ("text", "link", "language", "sent_at", "answered")
    readonly_fields = ("text", "link", "language", "sent_at")

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        return False

    @admin.display(description=_("page"))
    def link(self, comment: SiteComment) -> str:
        """The form lets only paths of this site in."""
        if not comment.page:
            return ""
        return format_html('<a href="{0}">{0}</a>', comment.page)
