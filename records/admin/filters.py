"""How long lists at the desk are narrowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.forms import Media
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from records.freshness import months_ago, not_confirmed_for_a_year


class FreshnessFilter(admin.SimpleListFilter):
    """When somebody last confirmed that the record is true."""

    title = _("freshness")
    parameter_name = "fresh"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return [
            ("6", _("Confirmed within 6 months")),
            ("12", _("Confirmed within 12 months")),
            ("24", _("Confirmed within 24 months")),
            ("stale", _("Not confirmed for a year")),
            ("never", _("Never confirmed")),
        ]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "never":
                return rows.filter(confirmed_on=None)
            case "stale":
                return rows.filter(not_confirmed_for_a_year())
            case "6" | "12" | "24" as months:
                return rows.filter(confirmed_on__gte=months_ago(int(months)))
        return rows


class EnglishNameFilter(admin.SimpleListFilter):
    title = _("English name")
    parameter_name = "english"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return [
            ("missing", _("Missing")),
            ("unverified", _("Unverified translation")),
            ("given", _("Given by the source or verified")),
        ]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "missing":
                return rows.filter(name_en="")
            case "unverified":
                return rows.filter(name_en_unverified=True).exclude(name_en="")
            case "given":
                return rows.filter(name_en_unverified=False).exclude(name_en="")
        return rows


class AutocompleteFilter(admin.ListFilter):
    """Narrows by one of many related rows, which are looked up as they are typed.

    `without` names the choice of rows that have none.
    """

    template = "admin/autocomplete_filter.html"
    field_name = ""
    without: Any = ""
    NONE = "none"

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any
    ) -> None:
        self.field: Any = get_fields_from_path(model, self.field_name)[-1]
        self.title = self.field.verbose_name
        super().__init__(request, params, model, model_admin)
        self.model_admin = model_admin
        if self.field_name in params:
            value = params.pop(self.field_name)
            self.used_parameters[self.field_name] = value[-1]

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return [self.field_name]

    def value(self) -> str:
        return str(self.used_parameters.get(self.field_name, ""))

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """One: the field to type in, and the addresses of every other choice."""
        yield {
            "all": changelist.get_query_string(remove=[self.field_name]),
            "none": changelist.get_query_string({self.field_name: self.NONE}),
            "without": self.without,
            "without_chosen": self.value() == self.NONE,
            "select": self.select(),
            "name": self.field_name,
        }

    def form_field(self) -> Any:
        widget = AutocompleteSelect(self.field, self.model_admin.admin_site)
        return self.field.formfield(widget=widget)

    def select(self) -> SafeString:
        field = self.form_field()
        field.widget.is_required = False
        value = self.value() if self.value().isdigit() else None
        attributes = {"id": f"filter-{self.field_name}", "data-tisep-filter": self.field_name}
        return field.widget.render(f"filter-{self.field_name}", value, attributes)

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == self.NONE:
            return rows.filter(**{f"{self.field_name}__isnull": True})
        if not self.value().isdigit():
            return rows
        return self.narrowed(rows, int(self.value()))

    def narrowed(self, rows: QuerySet[Any], pk: int) -> QuerySet[Any]:
        return rows.filter(**{self.field_name: pk})


class SourceFilter(AutocompleteFilter):
    field_name = "source"
    without = _("Entered on this platform")


class FilteredAdmin(admin.ModelAdmin):
    """With what the fields of AutocompleteFilter need beside a list."""

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """Also through another table, where a filter asks for it."""
        ours = {getattr(one, "field_name", "") for one in self.get_list_filter(request)}
        return lookup in ours or super().lookup_allowed(lookup, value, request)

    @property
    def media(self) -> Media:
        looked_up = AutocompleteSelect(self.opts.pk, self.admin_site).media
        desk = Media(js=["admin/js/jquery.init.js", "js/desk/filters.js"])
        return super().media + looked_up + desk
