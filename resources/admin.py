"""The desk for what organisations offer and ask for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin

from actors.admin import ThemedAdmin
from resources.calls import admin as calls  # noqa: F401 - makes it known
from resources.exchange import NeedTable, ResourceTable
from resources.models import Need, Resource
from resources.referrals import admin as referrals  # noqa: F401 - makes it known


class ListingAdmin(ThemedAdmin):
    """Something that is offered or asked for."""

    autocomplete_fields: ClassVar[tuple[Any, ...]] = (
        *ThemedAdmin.autocomplete_fields,
        "coordinator",
    )
    readonly_fields: ClassVar[tuple[Any, ...]] = (
        *ThemedAdmin.readonly_fields,
        "opened_at",
        "closed_at",
    )


@admin.register(Resource)
class ResourceAdmin(ListingAdmin):
    table = ResourceTable
    list_display = ("name_th", "kind", "offer", "state", "owner", "region", "confirmed", "changed")
    list_filter = ("offer", "kind", *ListingAdmin.list_filter)
    list_select_related = ("owner", "region")
    autocomplete_fields = (*ListingAdmin.autocomplete_fields, "owner")
    about = (
        *(("kind", "kind_as_written"), ("owner", "owner_as_text"), ("issues", "target_groups")),
        *("offer", ("amount", "unit"), "terms_th", "terms_en"),
        *(("available_from", "available_until"), ("exchange", "coordinator")),
        ("opened_at", "closed_at"),
    )


@admin.register(Need)
class NeedAdmin(ListingAdmin):
    table = NeedTable
    list_display = ("name_th", "kind", "status", "state", "actor", "region", "needed_by")
    list_filter = ("status", "kind", *ListingAdmin.list_filter)
    list_select_related = ("actor", "region")
    autocomplete_fields = (*ListingAdmin.autocomplete_fields, "actor", "on_behalf_of")
    about = (
        *("kind", ("actor", "on_behalf_of"), ("issues", "target_groups"), "status"),
        *(("amount", "unit"), ("quantity", "needed_by"), ("exchange", "coordinator")),
        ("opened_at", "closed_at"),
    )
