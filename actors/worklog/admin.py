"""Entries of work logs at the desk."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from actors.models import Barrier, WorkEntry
from records.admin import FIELDS, TrackedAdmin
from regions.admin import InsideAdmin, RegionFilter, TiesWithin


class BarrierFilter(admin.SimpleListFilter):
    title = _("barriers met")
    parameter_name = "barrier"

    def lookups(self, *_args: object) -> list[tuple[str, str]]:
        return [(str(code), str(label)) for code, label in Barrier.choices]

    def queryset(self, _request: HttpRequest, rows: QuerySet) -> QuerySet:
        value = self.value() or ""
        return rows.filter(barriers__contains=[int(value)]) if value.isdigit() else rows


@admin.register(WorkEntry)
class WorkEntryAdmin(TiesWithin, InsideAdmin, TrackedAdmin):
    """Its people write it; a curator corrects it, or takes it off the site by archiving it."""

    list_display = ("name_th", "actor", "region", "begins_on", "ends_on", "state")
    list_filter = ("state", RegionFilter, BarrierFilter)
    list_select_related = ("actor", "region")
    search_fields = ("name_th", "name_en", "actor__name_th")
    autocomplete_fields = ("actor", "region", "issues", "target_groups")
    readonly_fields = ("uuid", "created_at", "updated_at")
    formfield_overrides = FIELDS
