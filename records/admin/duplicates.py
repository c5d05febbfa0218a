"""Pairs of records that may be one: merged, or said to be two."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.admin.merging import MergingAdmin
from records.doubles import Resemblance

PER_PAGE = 25


class DuplicatesAdmin(MergingAdmin):
    """What tisep/duplicates.py has found; a pair that is denied is not shown again."""

    def get_urls(self) -> list[URLPattern]:
        of = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        deny = wrap(require_POST(self.deny_view))
        return [
            path("duplicates/", wrap(self.duplicates_view), name=f"{of}_duplicates"),
            path("duplicates/<int:pk>/deny/", deny, name=f"{of}_deny"),
            *super().get_urls(),
        ]

    def duplicates_view(self, request: HttpRequest) -> HttpResponse:
        self.only_publishers(request)
        found = Resemblance.objects.open(self.model).among(self.get_queryset(request))
        page = Paginator(found.order_by("likeness", "pk"), PER_PAGE).get_page(request.GET.get("p"))
        uuids = {uuid for pair in page for uuid in (pair.first, pair.second)}
        records = self.get_queryset(request).filter(uuid__in=uuids)
        by_uuid = {record.uuid: record for record in records}
        context = {
            **self.admin_site.each_context(request),
            "title": _("Possible duplicates"),
            "opts": self.opts,
            "page": page,
            "pairs": [(pair, by_uuid[pair.first], by_uuid[pair.second]) for pair in page],
        }
        return TemplateResponse(request, "admin/duplicates.html", context)

    def deny_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A curator says that the two are not one."""
        self.only_publishers(request)
        pairs = Resemblance.objects.filter(kind=self.opts.label_lower)
        pair: Any = get_object_or_404(pairs.among(self.get_queryset(request)), pk=pk)
        pair.denied_at, pair.denied_by = timezone.now(), request.user
        pair.save(update_fields=["denied_at", "denied_by"])
        self.message_user(request, _("They stay two, and are not shown again."), messages.SUCCESS)
        return HttpResponseRedirect(self.address("duplicates"))
