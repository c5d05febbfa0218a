"""The desk for claims: a curator grants them, or refuses with a reason."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from actors.claims.deciding import grant, refuse, without_owner
from actors.decided import RefusedAdmin
from actors.models import Claim
from regions.admin import WithinAdmin


class OwnerFilter(admin.SimpleListFilter):
    title = _("owner")
    parameter_name = "owner"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return [("left", _("All have left"))]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(pk__in=without_owner()) if self.value() else rows


@admin.register(Claim)
class ClaimAdmin(WithinAdmin, RefusedAdmin):
    located = "actor__"
    list_display = ("actor", "words", "state", "asked_at", "proof")
    list_filter = ("state", "proof")
    list_select_related = ("actor",)
    search_fields = ("actor__name_th", "actor__name_en")
    readonly_fields = (
        *("actor", "who", "words", "state", "asked_at", "proof", "decided_at", "decided_by"),
    )
    fields: ClassVar[Any] = (*readonly_fields, "reason")
    actions = ("grant_claims",)
    done = _("Granted: %(count)s")
    refuse = staticmethod(refuse)

    @admin.display(description=_("person"))
    def who(self, claim: Claim) -> str:
        return claim.person.email

    def called(self, row: Claim) -> str:
        return str(row.actor)

    @admin.action(description=_("Grant: make them owners"), permissions=["change"])
    def grant_claims(self, request: HttpRequest, claims: QuerySet[Claim]) -> None:
        self.each(request, claims, lambda claim: grant(claim, by=request.user))  # type: ignore[arg-type]
