"""The curators' desk: Django's admin, beginning with what needs attention."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from regions.tiles import boundaries_version
from tisep.attention import attention
from tisep.pages.map import pattern


class Choices(AutocompleteJsonView):
    """What is offered in a field as one types, told apart as its own desk says."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class Desk(admin.AdminSite):
    site_header = site_title = "TISEP"
    index_title = _("The curators' desk")

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """`region_tiles` is called by the pages that have a map, and by no other."""
        return {**super().each_context(request), "region_tiles": region_tiles}

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        return super().index(request, {"attention": attention(request), **(extra_context or {})})


def region_tiles() -> str:
    """The address of what lies under the desk's maps, with {z}, {x} and {y} to be filled in."""
    return f"{pattern('api:region-tile', 'z', 'x', 'y')}?v={boundaries_version()}"
