"""The desk for regions and indicators."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from leaflet.admin import LeafletGeoAdmin

from records.admin import EditableAdmin, LeanPaginator, ReadOnlyAdmin
from records.templatetags.thai import be_date
from regions.admin.choosing import full_name, with_names_above
from regions.admin.maps import MAP
from regions.filters import is_called
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics


@admin.register(Region)
class RegionAdmin(LeafletGeoAdmin):
    """Names, validity and point. Boundaries are loaded, checked and replaced all at once."""

    settings_overrides = MAP
    list_display = ("code", "name_th", "name_en", "level", "valid_to", "boundary_approximate")
    list_filter = ("level", "boundary_approximate", ("valid_to", admin.EmptyFieldListFilter))
    search_fields = ("name_th",)
    ordering = ("code",)
    exclude = ("boundary",)
    autocomplete_fields = ("parent", "successors", "boundary_source")
    readonly_fields = ("path", "boundary_approximate")
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        return with_names_above(super().get_queryset(request))

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Region], search_term: str
    ) -> tuple[QuerySet[Region], bool]:
        """Every word stands in a name or an alias, or begins the code."""
        for term in search_term.split():
            starts = queryset.filter(code__istartswith=term)
            queryset = starts if term.isdigit() else is_called(queryset, term)
        return queryset, False

    def choice_label(self, region: Region) -> str:
        return full_name(region)


@admin.register(Indicator)
class IndicatorAdmin(EditableAdmin):
    list_display = ("name_th", "slug", "system", "direction", "source", "licence")
    list_filter = ("system", "direction", "licence")
    search_fields = ("name_th", "name_en", "slug")
    autocomplete_fields = ("source",)
    list_select_related = ("source",)


@admin.register(IndicatorValue)
class IndicatorValueAdmin(EditableAdmin):
    list_display = ("indicator", "region", "year", "as_of", "qualifier", "value")
    list_filter = ("indicator", "year", "region__level")
    search_fields = ("region__name_th", "region__code", "indicator__slug")
    autocomplete_fields = ("indicator", "region")
    list_select_related = ("indicator", "region")
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[IndicatorValue]:
        return super().get_queryset(request).defer("region__boundary", "region__point")


@admin.register(RegionStatistics)
class RegionStatisticsAdmin(ReadOnlyAdmin):
    """What was counted, when, and from which version of the index."""

    list_display = ("region", "actors", "projects", "resources", "needs", "reaching", "counted")
    list_filter = ("region__level",)
    search_fields = ("region__name_th", "region__code")
    ordering = ("region__code",)
    list_select_related = ("region",)
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[RegionStatistics]:
        return super().get_queryset(request).defer("region__boundary", "region__point")

    @admin.display(ordering="counted_at")
    def counted(self, statistics: RegionStatistics) -> str:
        return be_date(statistics.counted_at)
