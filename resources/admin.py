"""The desk for what organisations offer and ask for."""

from __future__ import annotations

from django.contrib import admin

from actors.admin import ThemedAdmin
from resources.exchange import NeedTable, ResourceTable
from resources.models import Need, Resource
from resources.referrals import admin as referrals  # noqa: F401 - makes it known


@admin.register(Resource)
class ResourceAdmin(ThemedAdmin):
    table = ResourceTable
    list_display = ("name_th", "kind", "state", "owner", "region", "confirmed", "changed")
    list_filter = ("kind", *ThemedAdmin.list_filter)
    list_select_related = ("owner", "region")
    autocomplete_fields = (*ThemedAdmin.autocomplete_fields, "owner")
    about = (("kind", "kind_as_written"), ("owner", "owner_as_text"), ("issues", "target_groups"))


@admin.register(Need)
class NeedAdmin(ThemedAdmin):
    table = NeedTable
    list_display = ("name_th", "kind", "state", "actor", "region", "needed_by", "confirmed")
    list_filter = ("kind", *ThemedAdmin.list_filter)
    list_select_related = ("actor", "region")
    autocomplete_fields = (*ThemedAdmin.autocomplete_fields, "actor")
    about = ("kind", "actor", ("quantity", "needed_by"), ("issues", "target_groups"))
