"""The place of every record at the desk: a point on the map finds its region."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.gis.geos import Point
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from leaflet.admin import LeafletGeoAdminMixin

from records.admin import RecordAdmin
from records.admin.editing import GuardedForm
from regions.admin.choosing import (
    RegionField,
    RegionFilter,
    RegionsField,
    full_name,
    with_names_above,
)
from regions.admin.curating import Held, TiesWithin, WithinAdmin
from regions.admin.maps import MAP
from regions.curating import choosable, holds, provinces_of
from regions.models import PlacedBy, Region
from regions.models.placed import THAILAND
from regions.placing import Placement, place
from regions.points import regions_at


class PlacedForm(GuardedForm):
    """A record stays in the provinces of whoever writes it."""

    by: Any = None

    def clean(self) -> Any:
        cleaned = super().clean()
        region, point = self.cleaned_data.get("region"), self.cleaned_data.get("location")
        moved = point if "location" in self.changed_data else None
        found = place(point=(moved.x, moved.y)).region if moved else None
        if "region" in self.fields and not self._stays({region, found} - {None}):
            self.add_error("region", _("Choose a place in the provinces that you look after."))
        return cleaned

    def _stays(self, regions: set[Any]) -> bool:
        if regions or provinces_of(self.by) is None:
            return all(holds(self.by, region) for region in regions)
        return not self.instance.pk or self.instance.created_by_id == self.by.pk


class PlacedAdmin(Held, TiesWithin, WithinAdmin, LeafletGeoAdminMixin, RecordAdmin):
    """A new point finds its region; a region that a person chooses stays as chosen."""

    form = PlacedForm

    settings_overrides = MAP
    list_filter: ClassVar[tuple[Any, ...]] = (
        *RecordAdmin.list_filter,
        RegionFilter,
        "placed_by",
        "placed_sure",
    )
    autocomplete_fields: ClassVar[tuple[Any, ...]] = (
        *RecordAdmin.autocomplete_fields,
        "region",
        "serves",
    )
    readonly_fields: ClassVar[tuple[Any, ...]] = (*RecordAdmin.readonly_fields, "placed_by")
    list_select_related: ClassVar[Any] = ("source", "region")
    place = ("location", "region", ("placed_sure", "placed_by"), "serves")

    @property
    def media(self) -> Media:
        return super().media + Media(js=["js/desk/place.js"])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("region__boundary", "region__point")

    def choosable(self, request: HttpRequest) -> QuerySet[Any]:
        """What is offered where a record is chosen for another."""
        records = super(WithinAdmin, self).get_queryset(request)
        offered = choosable(records, request.user).order_by("pk")
        return offered.defer("region__boundary", "region__point")

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        form: Any = super().get_form(request, *args, **options)
        form.by = request.user
        return form

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and self.held(request, obj)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "region":
            options |= {"form_class": RegionField, "queryset": self._regions()}
        return super().formfield_for_foreignkey(db_field, request, **options)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "serves":
            options |= {"form_class": RegionsField, "queryset": self._regions()}
        return super().formfield_for_manytomany(db_field, request, **options)

    def _regions(self) -> QuerySet[Region]:
        return with_names_above(Region.objects.all())

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_where"
        view = self.admin_site.admin_view(self.where_view)
        return [path("where/", view, name=name), *super().get_urls()]

    def where_view(self, request: HttpRequest) -> HttpResponse:
        """The region of the point `lon`, `lat` (degrees), for the map: {id, text, note}."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            point = float(request.GET["lon"]), float(request.GET["lat"])
        except (KeyError, ValueError):
            return JsonResponse({"note": _("This is not a point.")}, status=400)
        if not THAILAND.covers(Point(*point)):
            return JsonResponse({"note": _("The point lies outside Thailand.")})
        # Asked at every drag: only where it is not plain is the whole directory read, to tell why.
        codes = regions_at({0: point}).get(0, [])
        if len(codes) != 1:
            return JsonResponse({"note": place(point=point).note})
        region = self._regions().get(code=codes[0])
        told = _("The point lies in %(region)s.") % {"region": full_name(region)}
        return JsonResponse({"id": region.pk, "text": full_name(region), "note": told})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        moved = "location" in form.changed_data and obj.location
        chosen = "region" in form.changed_data
        found = place(point=(obj.location.x, obj.location.y)) if moved else Placement()
        # The map fills the region in as the point is dragged: that is no choice of a person's.
        if found.region is not None and (not chosen or obj.region == found.region):
            self._place(request, obj, found)
        elif chosen:
            obj.placed_by = PlacedBy.PERSON if obj.region else ""
        elif moved:
            told = _("The point lies in no region, or on a border: please choose the region.")
            self.message_user(request, told, messages.WARNING)
        super().save_model(request, obj, form, change)

    def _place(self, request: HttpRequest, obj: Any, found: Placement) -> None:
        obj.region, obj.placed_by = found.region, found.placed_by
        obj.placed_sure = found.placed_sure
        obj.mark_edited(["region"])
        told = _("The point lies in %(region)s (%(code)s).")
        self.message_user(request, told % {"region": obj.region, "code": obj.region.code})
