"""Making several records one, side by side, and taking them apart again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from records.admin.actions import BulkActions
from records.admin.searching import found_by
from records.admin.within import only_within
from records.admin.words import Words
from records.doubles import Merge
from records.history import latest
from records.merging import choices, merge, undo_merge
from records.models import State
from records.moving import ties_to

MOST = 5
OFFERED = 20


@dataclass(frozen=True)
class Side:
    """One of the records that are to be one, and what hangs on it."""

    record: Any
    seen: int
    ties: list[tuple[str, int]]


@dataclass(frozen=True)
class Line:
    """One choice: its words for each record, and the record whose value is offered."""

    name: str
    label: str
    cells: list[tuple[int, str]]
    offered: int

    @property
    def differs(self) -> bool:
        return len({text for _pk, text in self.cells}) > 1


class MergingAdmin(BulkActions):
    """For those who may publish: from the list, or from a record's page."""

    actions = (*BulkActions.actions, "merge_chosen")
    change_form_template = "admin/record_change_form.html"

    @admin.action(description=gettext_lazy("Merge the chosen records"), permissions=["publish"])
    def merge_chosen(self, _request: HttpRequest, records: QuerySet[Any]) -> HttpResponse:
        ids = records.order_by("pk").values_list("pk", flat=True)[: MOST + 1]
        return HttpResponseRedirect(f"{self.address('merge')}?{_asked(ids)}")

    def get_urls(self) -> list[URLPattern]:
        of = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("merge/", wrap(self.merge_view), name=f"{of}_merge"),
            path("merge/others/", wrap(self.others_view), name=f"{of}_merge_others"),
            path("merge/<uuid:act>/undo/", wrap(require_POST(self.part_view)), name=f"{of}_part"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        record: Any = self.get_object(request, object_id)
        context: dict[str, Any] = {"may_merge": self.has_publish_permission(request)}
        if record is not None:
            led = Merge.objects.filter(gone=record.uuid).first()
            context["merged_into"] = led and self._named(request, [led.kept]).get(led.kept)
            context["merged_by"] = led
            acts = Merge.objects.filter(kept=record.uuid).select_related("by").order_by("-at")
            names = self._named(request, (act.gone for act in acts))
            context["merged_in"] = [(act, names.get(act.gone, act.gone)) for act in acts]
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """`ids`, repeated, names the records; with fewer than two it asks for the others."""
        self.only_publishers(request)
        records = self._wanted(request)
        if request.method == "POST" and len(records) > 1:
            kept = self._merged(request, records)
            if kept is not None:
                return HttpResponseRedirect(self.address("change", kept.pk))
            records = self._wanted(request)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge records"),
            "opts": self.opts,
            "media": self.media,
            "sides": [_side(record) for record in records],
            "lines": _lines(self.model, records) if len(records) > 1 else [],
            "most": MOST,
            "others": self.address("merge_others"),
        }
        return TemplateResponse(request, "admin/merge_records.html", context)

    def others_view(self, request: HttpRequest) -> JsonResponse:
        """What may be merged with it, as its name is typed."""
        self.only_publishers(request)
        records = found_by(self.get_queryset(request), request.GET.get("term", ""))
        found = [
            {"id": record.pk, "text": self._told_apart(record)}
            for record in records.exclude(state=State.ARCHIVED).order_by("name_th", "pk")[:OFFERED]
        ]
        return JsonResponse({"results": found, "pagination": {"more": False}})

    def part_view(self, request: HttpRequest, act: UUID) -> HttpResponse:
        self.only_publishers(request)
        sides = set(chain.from_iterable(Merge.objects.filter(act=act).values_list("kept", "gone")))
        if self.get_queryset(request).filter(uuid__in=sides).count() < len(sides):
            raise Http404
        try:
            with transaction.atomic():
                kept = undo_merge(act=act, by=request.user)
                only_within(self, request, kept)
        except (ValidationError, IntegrityError) as error:
            self.message_user(request, _why(error), messages.ERROR)
            return HttpResponseRedirect(self.address("changelist"))
        self.log_change(request, kept, _("Undid a merge."))
        self.message_user(request, _("The merge is undone."), messages.SUCCESS)
        return HttpResponseRedirect(self.address("change", kept.pk))

    def _merged(self, request: HttpRequest, records: list[Any]) -> Any:
        by_pk = {str(record.pk): record for record in records}
        kept = by_pk.get(request.POST.get("kept", ""))
        if kept is None:
            self.message_user(request, _("Choose the record that stays."), messages.ERROR)
            return None
        sent = {name: request.POST.get(name, "") for name in _names(self.model)}
        seen = {pk: request.POST.get(f"seen-{pk}", "") for pk in by_pk}
        try:
            merge(
                kept=kept,
                others=[record for record in records if record is not kept],
                by=request.user,
                chosen={name: int(pk) for name, pk in sent.items() if pk in by_pk},
                seen={int(pk): int(event) for pk, event in seen.items() if event.isdigit()},
            )
        except (ValidationError, IntegrityError) as error:
            self.message_user(request, _why(error), messages.ERROR)
            return None
        self.log_change(request, kept, _("Merged records."))
        told = _("The records are one. What it was can be had back on this page.")
        self.message_user(request, told, messages.SUCCESS)
        return kept

    def _wanted(self, request: HttpRequest) -> list[Any]:
        """In the order in which one would stay: what is public, then what came first."""
        ids = [int(one) for one in request.GET.getlist("ids") if one.isdecimal()][:MOST]
        found = self.get_queryset(request).filter(pk__in=ids).order_by("pk")
        if ids and not found:
            raise Http404
        return sorted(found, key=lambda record: not record.is_public)

    def _named(self, request: HttpRequest, uuids: Any) -> dict[UUID, Any]:
        """Those that the person sees."""
        records = self.get_queryset(request).filter(uuid__in=list(uuids))
        return {record.uuid: record for record in records}

    def _told_apart(self, record: Any) -> str:
        place = getattr(record, "region", None)
        parts = [record.name, str(place) if place else "", record.get_state_display()]
        return " · ".join(filter(None, [*parts, f"#{record.pk}"]))

    def only_publishers(self, request: HttpRequest) -> None:
        if not self.has_publish_permission(request):
            raise PermissionDenied

    def address(self, page: str, *args: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)


def _asked(ids: Any) -> str:
    return urlencode([("ids", pk) for pk in ids])


def _names(model: type[Model]) -> list[str]:
    return [group[0].name for group in choices(model)]


def _side(record: Any) -> Side:
    ties = [
        (str(field.model._meta.verbose_name_plural), count)
        for field in ties_to(type(record))
        if (count := field.model._default_manager.filter(**{field.name: record.pk}).count())
    ]
    return Side(record, latest(record), ties)


def _lines(model: type[Model], records: list[Any]) -> list[Line]:
    words = Words(model, records)
    lines = []
    for group in choices(model):
        first = group[0]
        cells = [(record.pk, _text(words, group, record)) for record in records]
        has = [record.pk for record in records if _says(record, first)] or [records[0].pk]
        lines.append(Line(first.name, str(first.verbose_name), cells, has[0]))
    return lines


def _text(words: Words, group: Sequence[Any], record: Any) -> str:
    told = []
    for field in group:
        value = getattr(record, field.attname)
        # Beside others a bare yes says nothing.
        if isinstance(value, bool):
            told.append(str(field.verbose_name) if value else "")
        else:
            told.append(words(field, value))
    return " · ".join(filter(None, told))


def _says(record: Any, field: Any) -> bool:
    return getattr(record, field.attname) not in (None, "", [])


def _why(error: ValidationError | IntegrityError) -> str:
    if isinstance(error, ValidationError):
        why = " ".join(error.messages)
    else:
        why = str(error).splitlines()[0]
    return _("Nothing was stored: %(why)s") % {"why": why}
