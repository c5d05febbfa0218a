"""The desk for those who look after a tambon's data, and for what they would have corrected."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import apps
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from actors.decided import DecidedAdmin, RefusedAdmin
from actors.models import Stewardship, Suggestion, SuggestionState
from actors.stewards.verbs import agree, end, refuse, settle
from records.admin.filters import FilteredAdmin
from regions.admin import InsideAdmin, RegionFilter

APPS = {"actor": "actors", "project": "actors", "resource": "resources", "need": "resources"}


@admin.register(Stewardship)
class StewardshipAdmin(InsideAdmin, RefusedAdmin, FilteredAdmin):
    list_display = ("region", "actor", "state", "asked_at", "since", "until")
    list_filter = ("state", RegionFilter)
    list_select_related = ("region", "actor")
    search_fields = ("actor__name_th", "actor__name_en", "region__name_th", "region__code")
    readonly_fields = (
        *("region", "actor", "words", "state", "asked_at", "since", "until", "decided_by"),
    )
    fields: ClassVar[Any] = (*readonly_fields, "reason")
    actions = ("agree_to", "end_them")
    refuse = staticmethod(refuse)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Stewardship]:
        return super().get_queryset(request).defer("region__boundary", "region__point")

    @admin.action(description=_("Agree"), permissions=["change"])
    def agree_to(self, request: HttpRequest, rows: QuerySet[Stewardship]) -> None:
        self.each(request, rows, lambda row: agree(row, by=request.user))  # type: ignore[arg-type]

    @admin.action(description=_("End today"), permissions=["change"])
    def end_them(self, request: HttpRequest, rows: QuerySet[Stewardship]) -> None:
        self.each(request, rows, lambda row: end(row, by=request.user))  # type: ignore[arg-type]


@admin.register(Suggestion)
class SuggestionAdmin(InsideAdmin, DecidedAdmin, FilteredAdmin):
    """Read, then corrected in the record itself, and settled here."""

    located = "stewardship__"
    list_display = ("words", "record", "by_whom", "written_at", "state")
    list_filter = ("state", "about")
    search_fields = ("words", "stewardship__actor__name_th", "stewardship__region__name_th")
    list_select_related = ("stewardship__actor", "stewardship__region")
    fields = readonly_fields = ("words", "record", "by_whom", "written_at", "state", "settled_at")
    actions = ("take_up", "decline")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Suggestion]:
        shapes = ("stewardship__region__boundary", "stewardship__region__point")
        return super().get_queryset(request).defer(*shapes)

    @admin.display(description=_("about which record"), empty_value="–")
    def record(self, suggestion: Suggestion) -> str | None:
        kind: Any = apps.get_model(APPS[suggestion.about], suggestion.about)
        found = kind.objects.filter(uuid=suggestion.about_uuid).only("name_th", "name_en").first()
        if found is None:
            return None
        name = f"admin:{kind._meta.app_label}_{kind._meta.model_name}_change"
        return format_html('<a href="{}">{}</a>', reverse(name, args=[found.pk]), found)

    @admin.display(description=_("from whom"))
    def by_whom(self, suggestion: Suggestion) -> str:
        return str(suggestion.stewardship.actor)

    @admin.action(description=_("Taken up: the record is corrected"), permissions=["change"])
    def take_up(self, request: HttpRequest, rows: QuerySet[Suggestion]) -> None:
        self._settle(request, rows, SuggestionState.TAKEN)

    @admin.action(description=_("Decline"), permissions=["change"])
    def decline(self, request: HttpRequest, rows: QuerySet[Suggestion]) -> None:
        self._settle(request, rows, SuggestionState.DECLINED)

    def _settle(
        self, request: HttpRequest, rows: QuerySet[Suggestion], state: SuggestionState
    ) -> None:
        by: Any = request.user
        self.each(request, rows, lambda row: settle(row, state, by=by))
