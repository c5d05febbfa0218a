"""The desk for what every record shares: states, sources, imports, visitors' comments."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from records.editable import Editable
from records.models import DataSource, ImportRun, SiteComment, State, User

admin.site.site_header = admin.site.site_title = "TISEP"
admin.site.register(User, UserAdmin)
FIELDS: Any = {
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 60})},
}
# The same, as narrow as a table of related rows has room for.
FIELDS_IN_ROWS: Any = {
    **FIELDS,
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 24})},
}


class Lines(SimpleArrayField):
    """A list of short texts, one a line: names may have commas in them."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 60})

    def __init__(self, **options: Any) -> None:
        super().__init__(forms.CharField(max_length=300), delimiter="\n", **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(line for line in value.splitlines() if line.strip())
        return super().to_python(value)


class EditableAdmin(admin.ModelAdmin):
    """Remembers which fields a person wrote, so that no import writes over them."""

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Any:
        if isinstance(db_field, ArrayField) and db_field.editable:
            return Lines(
                label=db_field.verbose_name, required=False, help_text=_("One on each line.")
            )
        return super().formfield_for_dbfield(db_field, request, **options)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            obj.mark_edited(form.changed_data)
        super().save_model(request, obj, form, change)

    def save_formset(
        self, request: HttpRequest, form: Any, formset: BaseInlineFormSet, change: bool
    ) -> None:
        for inline in formset.initial_forms:
            if isinstance(inline.instance, Editable):
                inline.instance.mark_edited(inline.changed_data)
        super().save_formset(request, form, formset, change)


class RecordAdmin(EditableAdmin):
    """What the desks of actors, projects, resources and needs have in common."""

    list_display: tuple[Any, ...] = (
        "name_th",
        "state",
        "source",
        "confirmed_on",
        "updated_at",
    )
    list_filter: ClassVar[tuple[Any, ...]] = ("state", "name_en_unverified", "source", "licence")
    search_fields = (
        "name_th",
        "name_en",
        "aliases__icontains",
        "abbreviations__icontains",
        "source_ref",
    )
    date_hierarchy = "updated_at"
    list_per_page = 50
    formfield_overrides = FIELDS
    save_on_top = True
    autocomplete_fields: ClassVar[tuple[Any, ...]] = ("source",)
    readonly_fields: ClassVar[tuple[Any, ...]] = (
        "uuid",
        "edited_fields",
        "created_at",
        "created_by",
        "updated_at",
        "updated_by",
    )
    actions = ("publish", "archive")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description=_("Publish the chosen records"), permissions=["change"])
    def publish(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        self.set_state(request, records, State.PUBLISHED)

    @admin.action(description=_("Archive the chosen records"), permissions=["change"])
    def archive(self, request: HttpRequest, records: QuerySet[Any]) -> None:
        self.set_state(request, records, State.ARCHIVED)

    def set_state(self, request: HttpRequest, records: QuerySet[Any], state: State) -> None:
        for record in records.exclude(state=state):
            record.state, record.updated_by = state, request.user
            record.mark_edited(["state"])
            record.save()
            self.log_change(request, record, [{"changed": {"fields": ["state"]}}])
        count = records.count()
        told = ngettext("%(count)s record: %(state)s", "%(count)s records: %(state)s", count)
        self.message_user(request, told % {"count": count, "state": state.label})


class ReadOnlyAdmin(admin.ModelAdmin):
    """To look at, not to change."""

    def has_add_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False


@admin.register(DataSource)
class DataSourceAdmin(admin.ModelAdmin):
    list_display = ("name_th", "publisher", "licence", "retrieved_on", "is_synthetic")
    list_filter = ("licence", "is_synthetic")
    formfield_overrides = FIELDS
    search_fields = ("name_th", "name_en", "slug", "publisher")


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "command", "source", "status", "by", "finished_at")
    list_filter = ("status", "command")
    search_fields = ("command",)
    date_hierarchy = "started_at"


@admin.register(SiteComment)
class SiteCommentAdmin(admin.ModelAdmin):
    """The inbox of visitors' comments: the open ones first."""

    list_display = ("sent_at", "answered", "__str__", "link", "language")
    list_display_links = ("sent_at", "__str__")
    list_editable = ("answered",)
    list_filter = ("answered", "language")
    search_fields = ("text", "page")
    date_hierarchy = "sent_at"
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
