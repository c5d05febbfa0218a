"""The desk for regions and indicators, and for the place of every record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from leaflet.admin import LeafletGeoAdmin, LeafletGeoAdminMixin

from records.admin import EditableAdmin, RecordAdmin
from regions.models import Indicator, IndicatorValue, PlacedBy, Region
from regions.placing import place

MAP = {
    "DEFAULT_CENTER": (13.2, 101.0),
    "DEFAULT_ZOOM": 6,
    "TILES": [(_("Base map"), settings.BASE_MAP_URL, settings.BASE_MAP_ATTRIBUTION)]
    if settings.BASE_MAP_URL
    else [],
}


class PlacedAdmin(LeafletGeoAdminMixin, RecordAdmin):
    """A new point finds its region; a region that a person chooses stays as chosen."""

    settings_overrides = MAP
    list_filter: ClassVar[tuple[Any, ...]] = (*RecordAdmin.list_filter, "placed_by", "placed_sure")
    autocomplete_fields: ClassVar[tuple[Any, ...]] = (
        *RecordAdmin.autocomplete_fields,
        "region",
        "serves",
    )
    readonly_fields: ClassVar[tuple[Any, ...]] = (*RecordAdmin.readonly_fields, "placed_by")
    list_select_related = ("source", "region")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if "region" in form.changed_data:
            obj.placed_by = PlacedBy.PERSON if obj.region else ""
        elif "location" in form.changed_data and obj.location:
            self.find_region(request, obj)
        super().save_model(request, obj, form, change)

    def find_region(self, request: HttpRequest, obj: Any) -> None:
        """By the point; where it lies in none, the region stays and the curator is told."""
        found = place(point=(obj.location.x, obj.location.y))
        if found.region is None:
            self.message_user(
                request,
                _("The point lies in no region, or on a border: please choose the region."),
                messages.WARNING,
            )
            return
        obj.region, obj.placed_by = found.region, found.placed_by
        obj.placed_sure = found.placed_sure
        obj.mark_edited(["region"])
        told = _("The point lies in %(region)s (%(code)s).")
        self.message_user(request, told % {"region": obj.region, "code": obj.region.code})


@admin.register(Region)
class RegionAdmin(LeafletGeoAdmin):
    """Names, validity and point. Boundaries are loaded, checked and replaced all at once."""

    settings_overrides = MAP
    list_display = ("code", "name_th", "name_en", "level", "valid_to", "boundary_approximate")
    list_filter = ("level", "boundary_approximate", ("valid_to", admin.EmptyFieldListFilter))
    search_fields = ("name_th", "name_en", "code")
    ordering = ("code",)
    exclude = ("boundary",)
    autocomplete_fields = ("parent", "successors", "boundary_source")
    readonly_fields = ("path", "boundary_approximate")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        return super().get_queryset(request).defer("boundary")


@admin.register(Indicator)
class IndicatorAdmin(EditableAdmin):
    list_display = ("name_th", "slug", "system", "direction", "source", "licence")
    list_filter = ("system", "direction", "licence")
    search_fields = ("name_th", "name_en", "slug")
    autocomplete_fields = ("source",)


@admin.register(IndicatorValue)
class IndicatorValueAdmin(EditableAdmin):
    list_display = ("indicator", "region", "year", "as_of", "qualifier", "value")
    list_filter = ("indicator", "year", "region__level")
    search_fields = ("region__name_th", "region__code", "indicator__slug")
    autocomplete_fields = ("indicator", "region")
    list_select_related = ("indicator", "region")
