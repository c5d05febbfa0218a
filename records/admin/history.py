"""A record's history with differences, and the way back to an earlier version."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.admin.changes import changes_of, tag_events, tag_models
from records.admin.ties import restore_ties
from records.admin.within import only_within
from records.editable import Editable
from records.history import events_of, kept_fields

PER_PAGE = 25
# Whether the public sees it is decided today, not by what was once decided; boundaries are loaded
# all at once.
NOT_RESTORED = frozenset(
    {"state", "confirmed_on", "boundary", "boundary_approximate", "boundary_source"}
)


@transaction.atomic
def restore(record: Any, event: Any, *, by: Any) -> None:
    """Make the record, its tags and its ties what they were at that event, as a change of today.

    Raises ValidationError where the old version no longer fits, such as a region since removed.
    """
    names = []
    for one in kept_fields(type(record)):
        if one.name not in NOT_RESTORED:
            if getattr(record, one.attname) != getattr(event, one.attname):
                names.append(one.name)
            setattr(record, one.attname, getattr(event, one.attname))
    record.full_clean()
    names += [name for name in tag_models(record) if _restore_tags(record, name, event)]
    restore_ties(record, event)
    if isinstance(record, Editable):
        record.mark_edited(names)
    record.updated_by = by
    record.save()


def _restore_tags(record: Any, name: str, event: Any) -> bool:
    """Undo what was tagged after the act that the event belongs to, the last first."""
    before = now = set(getattr(record, name).values_list("pk", flat=True))
    later = tag_events(record, name).filter(pgh_created_at__gt=event.pgh_created_at)
    for tag in reversed(later.exclude(pgh_context=event.pgh_context_id)):
        now = now - {tag.tag} if tag.pgh_label == "insert" else now | {tag.tag}
    related = record._meta.get_field(name).related_model
    getattr(record, name).set(related.objects.filter(pk__in=now).values_list("pk", flat=True))
    return now != before


class HistoryAdmin(admin.ModelAdmin):
    """Shows what the database's history says, not only what went through this desk."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_restore"
        view = self.admin_site.admin_view(require_POST(self.restore_view))
        mine = path("<path:object_id>/history/<int:event_id>/", view, name=name)
        return [mine, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, _extra_context: Any = None
    ) -> HttpResponse:
        record = self._seen(request, object_id)
        page = Paginator(changes_of(record), PER_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(record)s") % {"record": record},
            "opts": self.opts,
            "object": record,
            "changes": page,
            "may_restore": self.has_change_permission(request, record),
        }
        return TemplateResponse(request, "admin/record_history.html", context)

    def restore_view(self, request: HttpRequest, object_id: str, event_id: int) -> HttpResponse:
        record = self._seen(request, object_id)
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        event = events_of(record).filter(pgh_id=event_id).first()
        if event is None:
            raise Http404
        try:
            with transaction.atomic():
                restore(record, event, by=request.user)
                only_within(self, request, record)
        except ValidationError as error:
            told = _("This version cannot be restored: %(why)s")
            why = "; ".join(error.messages)
            self.message_user(request, told % {"why": why}, messages.ERROR)
        else:
            self.log_change(request, record, _("Restored an earlier version."))
            self.message_user(request, _("The earlier version is restored."), messages.SUCCESS)
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_history"
        return HttpResponseRedirect(reverse(name, args=[record.pk]))

    def _seen(self, request: HttpRequest, object_id: str) -> models.Model:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record
