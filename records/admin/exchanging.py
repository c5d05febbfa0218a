"""Spreadsheets in and out at the desk, through django-import-export's pages."""

from __future__ import annotations

from typing import Any, ClassVar, cast

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from records.admin.previewing import LARGEST_READ_HERE, PreviewAdmin, ask_worker, begun
from records.exchange import RecordTable
from records.exchange.storage import SharedStorage
from records.imports import Refused
from records.models import ImportRun, User
from records.tasks import import_table

BYTE_ORDER_MARK = "\ufeff"
# Rows that are stored within a few seconds.
AT_ONCE = 1000


class ReadableCSV(CSV):
    """With a byte order mark, so that Excel reads Thai."""

    def export_data(self, dataset: Any, **options: Any) -> str:
        return BYTE_ORDER_MARK + super().export_data(dataset, **options)


class ExchangeAdmin(ImportExportMixin, PreviewAdmin):
    """Whoever sees a list takes it away as a table; who may import brings one in."""

    table: ClassVar[type[RecordTable]]
    import_template_name = "admin/import_table.html"
    export_form_class = ExportForm
    tmp_storage_class = SharedStorage
    # The history and the ImportRun say it: 50,000 lines more would say it a third time.
    skip_admin_log = True
    formats = (ReadableCSV, XLSX)

    def get_resource_classes(self, _request: HttpRequest) -> list[type[RecordTable]]:
        return [self.table]

    def has_import_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("records.add_importrun")

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def import_action(self, request: HttpRequest, **options: Any) -> HttpResponse:
        """Plans a small table at once; a large one is planned by a worker."""
        if request.method == "POST" and self.has_import_permission(request):
            form = self.create_import_form(request)
            if form.is_valid():
                kind = self.formats[int(form.cleaned_data["format"])]().get_title()
                uploaded = form.cleaned_data["import_file"]
                if uploaded.size > LARGEST_READ_HERE[kind]:
                    try:
                        return self.preview_elsewhere(request, uploaded, kind)
                    except Refused as refused:
                        return self._nothing_stored(request, refused)
        return super().import_action(request, **options)

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **options: Any) -> Any:
        """Stores a short table at once; a long one is stored by a worker and can be watched."""
        if len(dataset) <= AT_ONCE:
            return super().process_dataset(dataset, form, request, **options)
        file, user = form.cleaned_data, cast("User", request.user)
        run = begun(self.table.command(), user)
        copy = SharedStorage()
        copy.save(dataset.export("csv").encode())
        label = self.model._meta.label_lower
        arguments = (label, copy.name, run.pk, file["original_file_name"])
        ask_worker(import_table, run, *arguments)
        return run

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        if not isinstance(result, ImportRun):
            return super().process_result(result, request)
        messages.info(request, _("The table is being stored. This page shows how far it is."))
        return HttpResponseRedirect(reverse("admin:records_importrun_change", args=[result.pk]))

    def process_import(self, request: HttpRequest, **options: Any) -> HttpResponse:
        try:
            return super().process_import(request, **options)
        except (Refused, IntegrityError) as error:
            return self._nothing_stored(request, error)

    def _nothing_stored(
        self, request: HttpRequest, error: Refused | IntegrityError
    ) -> HttpResponseRedirect:
        reasons = error.reasons[:5] if isinstance(error, Refused) else str(error).splitlines()[:1]
        told = " ".join(reasons)
        nothing = _("Nothing was stored: %(why)s")
        messages.error(request, nothing % {"why": told})
        return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))
