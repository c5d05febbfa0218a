"""Letters at the desk: those that were reported, and those that wait; never any other's text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.letters.threads import name_of
from actors.letters.writing import close
from actors.models import Conversation, Report, Side
from records.admin import ReadOnlyAdmin
from regions.admin import WithinAdmin


@admin.register(Report)
class ReportAdmin(WithinAdmin, ReadOnlyAdmin):
    """The reported letter alone, without the conversation that it stands in."""

    located = "message__conversation__recipient__"

    list_display = ("at", "reason", "sender", "settled_at")
    list_filter = (("settled_at", admin.EmptyFieldListFilter), "reason")
    search_fields = ("message__text",)
    list_select_related = (
        "message__conversation__recipient",
        "message__conversation__writer_actor",
        "message__conversation__writer",
    )
    fields = ("at", "reason", "sender", "text", "settled_at")
    readonly_fields = ("sender", "text")
    actions = ("settle", "settle_and_close")

    def has_settle_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("actors.change_report")

    @admin.display(description=_("from whom"))
    def sender(self, report: Report) -> str:
        return name_of(report.message.conversation, Side(report.message.side))

    @admin.display(description=_("reported letter"))
    def text(self, report: Report) -> str:
        return report.message.text

    @admin.action(description=_("Settle the chosen reports"), permissions=["settle"])
    def settle(self, _request: HttpRequest, reports: QuerySet[Report]) -> None:
        reports.filter(settled_at=None).update(settled_at=timezone.now())

    @admin.action(
        description=_("Settle the chosen reports and close their conversations"),
        permissions=["settle"],
    )
    def settle_and_close(self, request: HttpRequest, reports: QuerySet[Report]) -> None:
        for report in reports.select_related("message__conversation"):
            close(conversation=report.message.conversation)
        self.settle(request, reports)


@admin.register(Conversation)
class WaitingLetterAdmin(WithinAdmin, ReadOnlyAdmin):
    """To whom letters wait that nobody is there to read: neither from whom nor what they say."""

    located = "recipient__"

    list_display = ("began_at", "recipient", "about")
    list_display_links = None
    list_select_related = ("recipient",)
    search_fields = ("recipient__name_th", "recipient__name_en")
    fields = ("began_at", "recipient", "about")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Conversation]:
        found: Any = super().get_queryset(request)
        return found.waiting().defer("subject").order_by("began_at")
