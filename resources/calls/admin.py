"""Calls at the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from records.admin import FIELDS, EditableAdmin
from regions.admin import TiesWithin, WithinAdmin
from resources.models import Call, CallState


class StandingFilter(admin.SimpleListFilter):
    title = _("how it stands")
    parameter_name = "standing"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return list(CallState.choices)

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        asked = self.value()
        return rows.standing(asked) if asked in CallState.values else rows  # type: ignore[attr-defined]


@admin.register(Call)
class CallAdmin(TiesWithin, WithinAdmin, EditableAdmin):
    located = "fund__"
    list_display = ("name_th", "fund", "opens_on", "closes_on", "stands")
    list_filter = (StandingFilter, "opens_on")
    list_select_related = ("fund",)
    search_fields = ("name_th", "name_en", "fund__name_th")
    autocomplete_fields = ("fund", "serves")
    readonly_fields = ("uuid", "edited_fields", "created_at", "updated_at")
    formfield_overrides = FIELDS

    @admin.display(description=_("how it stands"))
    def stands(self, call: Call) -> str:
        return str(call.state.label)
