"""The curators' desk: Django's admin, beginning with what needs attention."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.second_factor import lacks_second_factor
from regions.tiles import boundaries_version
from tisep.attention import attention
from tisep.pages.map import pattern


class Choices(AutocompleteJsonView):
    """What is offered in a field as one types, told apart as its own desk says."""

    def get_queryset(self) -> Any:
        """As Django's, but beyond what is listed some desks offer what everybody sees."""
        desk: Any = self.model_admin
        offered = getattr(desk, "choosable", desk.get_queryset)(self.request)
        narrowed = offered.complex_filter(self.source_field.get_limit_choices_to())
        found, repeated = desk.get_search_results(self.request, narrowed, self.term)
        return found.distinct() if repeated else found

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        label = getattr(self.model_admin, "choice_label", str)
        return {**super().serialize_result(obj, to_field_name), "text": label(obj)}


class Desk(admin.AdminSite):
    site_header = site_title = "TISEP"
    index_title = _("The curators' desk")

    def has_permission(self, request: HttpRequest) -> bool:
        """The staff, with a second factor where one is required."""
        return super().has_permission(request) and not lacks_second_factor(request.user)

    def login(self, request: HttpRequest, *_: Any, **__: Any) -> Any:
        """Through the door that everybody takes: it counts tries and asks for the second factor."""
        if super().has_permission(request) and lacks_second_factor(request.user):
            said = gettext("The desk needs a second factor: an app with codes, or a passkey.")
            messages.warning(request, said)
            return redirect("mfa_index")
        if request.user.is_authenticated and not self.has_permission(request):
            raise PermissionDenied
        back = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(back, reverse("account_login"))

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
