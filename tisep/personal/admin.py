"""The desk's registers about personal data."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from records.admin import ReadOnlyAdmin, SearchedAdmin
from tisep.personal.models import Access, Breach


@admin.register(Breach)
class BreachAdmin(SearchedAdmin):
    """Kept whether or not the office was told; nothing is deleted from it."""

    list_display = ("what_happened", "known_at", "risk", "clock", "people_concerned", "closed_at")
    list_filter = ("risk", ("closed_at", admin.EmptyFieldListFilter))
    search_fields = ("what_happened", "data_concerned", "measures")

    def has_delete_permission(self, _request: HttpRequest, _breach: Any = None) -> bool:
        return False

    @admin.display(description=_("time to tell the office"))
    def clock(self, breach: Breach) -> str:
        """Of the 72 hours, those that are left; late ones are said as such."""
        left = breach.hours_left
        if left is None:
            return "–"
        if left < 0:
            said = ngettext("%(hours)s hour late", "%(hours)s hours late", -left)
        else:
            said = ngettext("%(hours)s hour left", "%(hours)s hours left", left)
        return said % {"hours": abs(left)}


@admin.register(Access)
class AccessAdmin(ReadOnlyAdmin):
    list_display = ("at", "person", "what", "object_id")
    list_select_related = ("person",)
    search_fields = ("person__username", "person__email", "object_id")
    date_hierarchy = "at"
    fields = ("at", "person", "what", "object_id")

    @admin.display(description=_("what"), ordering="model")
    def what(self, access: Access) -> str:
        return access.what
