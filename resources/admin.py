"""The desk for what organisations offer and ask for."""

from __future__ import annotations

from django.contrib import admin

from actors.admin import ThemedAdmin
from regions.admin import PlacedAdmin
from resources.models import Need, Resource


@admin.register(Resource)
class ResourceAdmin(ThemedAdmin):
    list_display = ("name_th", "kind", "state", "owner", "region", "updated_at")
    list_filter = ("kind", *PlacedAdmin.list_filter)
    list_select_related = ("owner", "region")
    autocomplete_fields = (*PlacedAdmin.autocomplete_fields, "owner")


@admin.register(Need)
class NeedAdmin(ThemedAdmin):
    list_display = ("name_th", "kind", "state", "actor", "region", "needed_by", "updated_at")
    list_filter = ("kind", *PlacedAdmin.list_filter)
    list_select_related = ("actor", "region")
    autocomplete_fields = (*PlacedAdmin.autocomplete_fields, "actor")
