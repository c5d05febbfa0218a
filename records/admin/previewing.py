"""The preview of a large table: planned by a worker, watched, left, come back to, cancelled."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import OperationalError

from records.exchange import RecordTable
from records.exchange.background import PREVIEW
from records.exchange.storage import KEPT_SECONDS, SharedStorage
from records.imports import Refused
from records.models import ImportRun, User
from records.tasks import import_table, preview_table

# Bytes that are read and planned within a few seconds; a workbook is packed.
LARGEST_READ_HERE = {"csv": 100_000, "xlsx": 20_000}
# Tables of one person at a time: each is kept for a day, and takes a worker for minutes.
UNDER_WAY = 5
AGAIN_SECONDS = "3"
Status = ImportRun.Status


@transaction.atomic
def begun(command: str, by: User) -> ImportRun:
    """A run for a worker. Raises Refused where the person has very many under way."""
    by.wait_turn()
    waits = Q(status=Status.RUNNING) | Q(status=Status.PLANNED, report__contains=PREVIEW)
    since = timezone.now() - timedelta(seconds=KEPT_SECONDS)
    if ImportRun.objects.filter(waits, by=by, started_at__gt=since).count() >= UNDER_WAY:
        raise Refused([_("Many of your tables are under way: store or drop one of them first.")])
    return ImportRun.objects.create(command=command, by=by)


def ask_worker(task: Any, run: ImportRun, *arguments: Any) -> None:
    """Once the run is stored; where nobody can be asked it has failed, and says so."""

    def ask() -> None:
        try:
            task.delay(*arguments)
        except OperationalError:
            error = {"error": _("No worker could be asked: please upload the table again later.")}
            now = {"status": Status.FAILED, "finished_at": timezone.now()}
            ImportRun.objects.filter(pk=run.pk).update(report={**run.report, **error}, **now)

    transaction.on_commit(ask)


class PreviewAdmin(admin.ModelAdmin):
    """An ImportRun holds the plan until its uploader has it written or drops it."""

    table: ClassVar[type[RecordTable]]

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        return [path("import/<int:run_id>/", view, name=name), *super().get_urls()]

    def preview_elsewhere(self, request: HttpRequest, uploaded: Any, kind: str) -> HttpResponse:
        """Only keep the file and ask a worker: 50,000 rows take longer than a request may."""
        run = begun(self.table.command(), cast("User", request.user))
        storage = SharedStorage()
        storage.save(uploaded.read())
        page = self._page(run)
        run.report = {**PREVIEW, "file": uploaded.name, "stored": storage.name, "page": page}
        run.save()
        arguments = (self.opts.label_lower, storage.name, kind, run.pk, uploaded.name)
        ask_worker(preview_table, run, *arguments)
        return HttpResponseRedirect(page)

    def preview_view(self, request: HttpRequest, run_id: int) -> HttpResponse:
        if not self.has_import_permission(request):  # type: ignore[attr-defined]
            raise PermissionDenied
        seen = self.admin_site.get_model_admin(ImportRun).get_queryset(request)
        mine = seen.filter(command=self.table.command(), report__contains=PREVIEW)
        run = get_object_or_404(mine, pk=run_id)
        if request.method == "POST":
            return (
                self._store(request, run) if "store" in request.POST else self._drop(request, run)
            )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Import: %(file)s") % {"file": run.report["file"]},
            "opts": self.opts,
            "run": run,
            "reading": run.status == Status.RUNNING,
            "planned": run.status == Status.PLANNED,
        }
        response = TemplateResponse(request, "admin/import_preview.html", context)
        if run.status == Status.RUNNING:
            response["Refresh"] = AGAIN_SECONDS
        return response

    def _store(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        report = {**run.report, "stage": "stored"}
        again = {"started_at": timezone.now(), "finished_at": None}
        values = {"status": Status.RUNNING, "report": report, **again}
        if not _waiting(run, Status.PLANNED).update(**values):
            messages.error(request, _("This table is stored or dropped already."))
            return HttpResponseRedirect(_run_page(run))
        arguments = (self.opts.label_lower, report["stored"], run.pk, report["file"])
        ask_worker(import_table, run, *arguments)
        messages.info(request, _("The table is being stored. This page shows how far it is."))
        return HttpResponseRedirect(_run_page(run))

    def _drop(self, request: HttpRequest, run: ImportRun) -> HttpResponse:
        reasons = [_("Cancelled before it was stored.")]
        report = {**run.report, "stage": "dropped", "reasons": reasons}
        values = {"status": Status.REFUSED, "report": report, "finished_at": timezone.now()}
        if _waiting(run, Status.RUNNING, Status.PLANNED).update(**values):
            SharedStorage(name=report["stored"]).remove()
            messages.info(request, _("The table is dropped; nothing of it was stored."))
        else:
            messages.error(request, _("This table is stored or dropped already."))
        return HttpResponseRedirect(_run_page(run))

    def _page(self, run: ImportRun) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_preview"
        return reverse(name, args=[run.pk])


def _waiting(run: ImportRun, *states: str) -> QuerySet[ImportRun]:
    """The run, as long as it is a preview in one of these states: what comes second finds none."""
    return ImportRun.objects.filter(pk=run.pk, status__in=states, report__contains=PREVIEW)


def _run_page(run: ImportRun) -> str:
    return reverse("admin:records_importrun_change", args=[run.pk])
