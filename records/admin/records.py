"""What the desks of actors, projects, resources and needs have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from records.admin.duplicates import DuplicatesAdmin
from records.admin.editing import EditableAdmin
from records.admin.exchanging import ExchangeAdmin
from records.admin.fields import FIELDS
from records.admin.filters import EnglishNameFilter, FreshnessFilter, SourceFilter
from records.admin.paging import LeanPaginator
from records.admin.searching import found_by
from records.models import State
from records.templatetags.thai import be_date

OPEN_STATES = (State.DRAFT, State.PENDING)


class RecordAdmin(ExchangeAdmin, DuplicatesAdmin, EditableAdmin):
    """Lists that stay quick, forms in two languages; who may not publish writes drafts."""

    list_display: tuple[Any, ...] = ("name_th", "state", "source", "confirmed", "changed")
    list_filter: ClassVar[tuple[Any, ...]] = (
        "state",
        FreshnessFilter,
        EnglishNameFilter,
        SourceFilter,
    )
    # Names the field for the page; what is searched is the database's column of skeletons.
    search_fields = ("name_th",)
    search_help_text = _("Any part of a name, in Thai or English, or the id at the source.")
    list_per_page = 50
    show_full_result_count = False
    paginator = LeanPaginator
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
    # The parts of a form; `about` is each kind's own.
    NAMES = (
        ("name_th", "name_en"),
        "name_en_unverified",
        ("description_th", "description_en"),
        ("aliases", "abbreviations"),
        "website",
    )
    about: ClassVar[tuple[Any, ...]] = ()
    place: ClassVar[tuple[Any, ...]] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        version = ("version",) if self.has_change_permission(request, obj) else ()
        parts = [
            (None, {"fields": (*version, *self.NAMES)}),
            (_("About"), {"fields": self.about}),
            (_("Place"), {"fields": self.place}),
            (_("Publication"), {"fields": (("state", "confirmed_on"),)}),
            (
                _("Where it comes from"),
                {
                    "classes": ("collapse",),
                    "fields": (
                        ("source", "source_ref"),
                        "source_note",
                        "name_as_written",
                        "licence",
                    ),
                },
            ),
        ]
        # A record that is being added has none of it yet.
        fields = self.kept() if obj else ()
        kept = (_("Kept by the platform"), {"classes": ("collapse",), "fields": fields})
        return [part for part in [*parts, kept] if part[1]["fields"]]

    def kept(self) -> tuple[Any, ...]:
        created, updated = ("created_at", "created_by"), ("updated_at", "updated_by")
        return ("uuid", "edited_fields", created, updated)

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return found_by(queryset, search_term), False

    @admin.display(description=_("confirmed on"), ordering="confirmed_on")
    def confirmed(self, record: Any) -> str:
        return be_date(record.confirmed_on) or "–"

    @admin.display(description=_("changed on"), ordering="updated_at")
    def changed(self, record: Any) -> str:
        return be_date(record.updated_at)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is public, or was, is changed only by those who may publish."""
        allowed = super().has_change_permission(request, obj)
        return allowed and (
            obj is None or obj.state in OPEN_STATES or self.has_publish_permission(request)
        )

    def formfield_for_choice_field(
        self, db_field: Any, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "state" and not self.has_publish_permission(request):
            options["choices"] = [(s.value, s.label) for s in OPEN_STATES]
        return super().formfield_for_choice_field(db_field, request, **options)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return fields if self.has_publish_permission(request) else (*fields, "confirmed_on")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.updated_by = request.user
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
