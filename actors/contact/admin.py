"""Contact points at the desk: within their organisation, for curators and up."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from actors.contact.forms import ContactForm
from actors.contact.ledger import note
from actors.models import Actor, ContactAct, ContactPoint


class ContactPointInline(admin.TabularInline):
    """What is revoked stays out of sight; that somebody of the desk saw the rest is kept."""

    model = ContactPoint
    extra = 0
    fields: ClassVar[tuple[str, ...]] = (
        *("kind", "value", "label_th", "label_en", "audience"),
        "consent",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ContactPoint]:
        return super().get_queryset(request).filter(revoked_at=None)

    def get_formset(self, request: HttpRequest, obj: Actor | None = None, **options: Any) -> Any:
        if obj is not None and request.method == "GET":
            note(obj.contact_points.live(), person=request.user, act=ContactAct.SEEN)
        options["form"] = type("Form", (ContactForm,), {"by": request.user})
        return super().get_formset(request, obj, **options)
