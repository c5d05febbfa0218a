"""Referrals at the desk: to look at, for curators and up. They are moved on their own pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from actors.admin import IssueFilter
from records.admin.ground import ReadOnlyAdmin
from regions.admin import RegionFilter, WithinAdmin
from resources.models import Need, Referral, ReferralStep


class NeedRegionFilter(RegionFilter):
    field_name = "need__region"


class NeedIssueFilter(IssueFilter):
    def queryset(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        about = super().queryset(request, Need.objects.order_by())
        return rows.filter(need__in=about) if self.value() else rows


class StepInline(admin.TabularInline):
    model = ReferralStep
    fk_name = "referral"
    fields = ("at", "move", "state_to", "actor", "to_actor", "note")
    readonly_fields = fields
    extra = 0

    def has_add_permission(self, *_: Any) -> bool:
        return False

    def has_change_permission(self, *_: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any) -> bool:
        return False


@admin.register(Referral)
class ReferralAdmin(WithinAdmin, ReadOnlyAdmin):
    located = "need__"
    list_display = ("need", "state", "outcome", "from_actor", "to_actor", "due_on", "created_at")
    list_filter = ("state", "outcome", "urgency", NeedRegionFilter, NeedIssueFilter)
    list_select_related = ("need", "from_actor", "to_actor")
    search_fields = ("need__name_th", "need__name_en", "from_actor__name_th", "to_actor__name_th")
    date_hierarchy = "created_at"
    inlines = (StepInline,)
    fields = (
        *(("need", "resource"), ("from_actor", "to_actor", "offered")),
        *(("state", "urgency", "outcome"), "reason"),
        *(("consent_at", "consent_version"), ("due_on", "reminded_on")),
        ("created_at", "referred_at", "closed_at"),
    )

    def view_on_site(self, referral: Referral) -> str:
        return referral.get_absolute_url()
