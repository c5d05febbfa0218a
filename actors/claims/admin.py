"""The desk for claims: a curator grants them, or refuses with a reason."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.claims.deciding import grant, refuse, without_owner
from actors.models import Claim
from records.admin import SearchedAdmin
from regions.admin import WithinAdmin


class OwnerFilter(admin.SimpleListFilter):
    title = _("owner")
    parameter_name = "owner"

    def lookups(self, *_args: Any) -> list[tuple[str, Any]]:
        return [("left", _("All have left"))]

    def queryset(self, _request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.filter(pk__in=without_owner()) if self.value() else rows


class ClaimForm(forms.ModelForm):
    """Only the reason is written; it is what refusing needs."""

    class Meta:
        model = Claim
        fields = ("reason",)


@admin.register(Claim)
class ClaimAdmin(WithinAdmin, SearchedAdmin):
    located = "actor__"
    list_display = ("actor", "words", "state", "asked_at", "proof")
    list_filter = ("state", "proof")
    list_select_related = ("actor",)
    search_fields = ("actor__name_th", "actor__name_en")
    form = ClaimForm
    fields: ClassVar[Any] = (
        *("actor", "who", "words", "state", "asked_at", "proof", "decided_at", "decided_by"),
        "reason",
    )
    readonly_fields = (
        *("actor", "who", "words", "state", "asked_at", "proof", "decided_at", "decided_by"),
    )
    actions = ("grant_claims",)

    @admin.display(description=_("person"))
    def who(self, claim: Claim) -> str:
        return claim.person.email

    def has_add_permission(self, _request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, _request: HttpRequest, _claim: Claim | None = None) -> bool:
        return False

    @admin.action(description=_("Grant: make them owners"), permissions=["change"])
    def grant_claims(self, request: HttpRequest, claims: QuerySet[Claim]) -> None:
        done = 0
        for claim in claims:
            try:
                grant(claim, by=request.user)  # type: ignore[arg-type]
                done += 1
            except (PermissionDenied, ValidationError) as refusal:
                said = getattr(refusal, "messages", [gettext("You may not decide this one.")])
                messages.error(request, f"{claim.actor}: {' '.join(said)}")
        if done:
            messages.success(request, gettext("Granted: %(count)s") % {"count": done})

    def save_model(self, request: HttpRequest, obj: Claim, form: Any, change: bool) -> None:  # noqa: ARG002
        """A reason that is saved refuses the claim."""
        try:
            refuse(obj, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        except (PermissionDenied, ValidationError) as refusal:
            said = getattr(refusal, "messages", [gettext("You may not decide this one.")])
            messages.error(request, " ".join(said))
