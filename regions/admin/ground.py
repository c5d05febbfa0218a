"""The desk for regions and indicators."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from leaflet.admin import LeafletGeoAdmin

from records.admin import (
    AutocompleteFilter,
    EditableAdmin,
    LeanPaginator,
    ReadOnlyAdmin,
    found_by,
    found_in,
)
from records.admin.exchanging import ExchangeAdmin
from records.templatetags.thai import be_date
from regions.admin.choosing import RegionFilter, full_name, with_names_above
from regions.admin.curating import Held
from regions.admin.maps import MAP
from regions.exchange import RegionTable
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics, StatisticsRun
from regions.names import bare


def regions_called(word: str) -> QuerySet[Region]:
    """Those with it in a name, or at the beginning of their code."""
    regions = Region.objects.order_by()
    return regions.filter(code__startswith=word) if word.isdigit() else found_by(regions, word)


class IndicatorFilter(AutocompleteFilter):
    field_name = "indicator"


@admin.register(Region)
class RegionAdmin(Held, ExchangeAdmin, EditableAdmin, LeafletGeoAdmin):
    """Names, validity and point. Boundaries are loaded, checked and replaced all at once.

    Who may change regions but not add them writes what people call them, and no more.
    """

    table = RegionTable

    settings_overrides = MAP
    change_form_template = "admin/map_change_form.html"
    list_display = ("code", "name_th", "name_en", "level", "valid_to", "boundary_approximate")
    list_filter = ("level", "boundary_approximate", ("valid_to", admin.EmptyFieldListFilter))
    search_fields = ("name_th",)
    ordering = ("code",)
    exclude = ("boundary",)
    autocomplete_fields = ("parent", "successors", "boundary_source")
    readonly_fields = ("path", "boundary_approximate", "edited_fields")
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        return with_names_above(super().get_queryset(request))

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Region], search_term: str
    ) -> tuple[QuerySet[Region], bool]:
        """Every word is the region's or one's that holds it, and at least one its own."""
        words = [word for term in bare(search_term).split() if (word := bare(term))]
        own = Q()
        for word in words:
            called = regions_called(word)
            own |= Q(pk__in=called.values("pk"))
            if len(words) > 1:
                codes = list(called.values_list("code", flat=True))
                queryset = queryset.filter(path__overlap=codes)
        return queryset.filter(own), False

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        if self.has_add_permission(request):
            return fields
        written = (one.name for one in Region._meta.get_fields() if one.concrete)
        return (*fields, *(n for n in written if n not in ("id", "aliases", "boundary", *fields)))

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request)

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
    list_filter = (IndicatorFilter, RegionFilter, "year", "region__level")
    search_fields = ("region__name_th", "region__code", "indicator__slug")
    autocomplete_fields = ("indicator", "region")
    list_select_related = ("indicator", "region")
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[IndicatorValue]:
        return super().get_queryset(request).defer("region__boundary", "region__point")

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[IndicatorValue], search_term: str
    ) -> tuple[QuerySet[IndicatorValue], bool]:
        """Every word is the region's or the indicator's: there are as many values as both times."""
        for word in search_term.split():
            measured = found_in(Indicator.objects.all(), word, *IndicatorAdmin.search_fields)
            queryset = queryset.filter(
                Q(region__in=regions_called(word)) | Q(indicator__in=measured)
            )
        return queryset, False


@admin.register(RegionStatistics)
class RegionStatisticsAdmin(ReadOnlyAdmin):
    """What was counted, and when it last changed."""

    list_display = (
        "region", "actors", "projects", "resources", "needs", "reaching",
        "actors_per_100000", "days_since_confirmed", "counted",
    )  # fmt: skip
    list_filter = (RegionFilter, "region__level")
    search_fields = ("region__name_th", "region__code")
    ordering = ("region__code",)
    list_select_related = ("region",)
    show_full_result_count = False
    paginator = LeanPaginator

    def get_queryset(self, request: HttpRequest) -> QuerySet[RegionStatistics]:
        every: Any = super().get_queryset(request)
        return every.with_population().defer("region__boundary", "region__point")

    @admin.display(description=_("organisations per 100,000 inhabitants"))
    def actors_per_100000(self, statistics: RegionStatistics) -> Decimal | None:
        return statistics.densities["actors"]

    @admin.display(description=_("days since confirmed"), ordering="last_confirmed_on")
    def days_since_confirmed(self, statistics: RegionStatistics) -> int | None:
        return statistics.days_since_confirmed

    @admin.display(description=_("changed"), ordering="counted_at")
    def counted(self, statistics: RegionStatistics) -> str:
        return be_date(statistics.counted_at)


@admin.register(StatisticsRun)
class StatisticsRunAdmin(ReadOnlyAdmin):
    """When the statistics were refreshed, how long it took, from which version of the index."""

    list_display = (
        "started_at", "seconds", "everything", "index_version", "changes", "regions", "as_expected",
    )  # fmt: skip
    list_filter = ("everything", ("mended", admin.EmptyFieldListFilter))
    date_hierarchy = "started_at"
    search_fields = ("index_version",)
    show_full_result_count = False
    paginator = LeanPaginator

    @admin.display(description=_("as expected"), boolean=True)
    def as_expected(self, run: StatisticsRun) -> bool:
        """Whether nothing was found wrong that no change explains."""
        return run.mended is None
