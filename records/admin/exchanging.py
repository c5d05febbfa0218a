"""Spreadsheets in and out at the desk, through django-import-export's pages."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

import redis
from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export.admin import ImportExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.tmp_storages import BaseStorage

from records.exchange import RecordTable
from records.imports import Refused

KEPT_SECONDS = 3600
BYTE_ORDER_MARK = "\ufeff"


class SharedStorage(BaseStorage):
    """Keeps an uploaded table between preview and confirmation where every web process finds it."""

    def save(self, data: bytes) -> None:
        self.name = self.name or uuid4().hex
        self._redis().set(self._key(), data, ex=KEPT_SECONDS)

    def read(self) -> bytes | str:
        data: Any = self._redis().get(self._key())
        if data is None:
            raise Refused([_("The table was uploaded too long ago: please upload it again.")])
        return data.decode(self.encoding) if self.encoding else data

    def remove(self) -> None:
        self._redis().delete(self._key())

    def _key(self) -> str:
        return f"tisep-import-{self.name}"

    def _redis(self) -> redis.Redis:
        address = settings.REDIS_URL.replace("redis+socket://", "unix://")
        return redis.Redis.from_url(address.replace("virtual_host=", "db="))


class ReadableCSV(CSV):
    """With a byte order mark, so that Excel reads Thai."""

    def export_data(self, dataset: Any, **options: Any) -> str:
        return BYTE_ORDER_MARK + super().export_data(dataset, **options)


class ExchangeAdmin(ImportExportMixin):
    """Whoever sees a list takes it away as a table; who may import brings one in."""

    table: ClassVar[type[RecordTable]]
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
        return self.has_view_permission(request)  # type: ignore[attr-defined]

    def process_import(self, request: HttpRequest, **options: Any) -> HttpResponse:
        try:
            return super().process_import(request, **options)
        except Refused as refused:
            told = " ".join(refused.reasons[:5])
        except IntegrityError as error:
            told = str(error).splitlines()[0]
        nothing = _("Nothing was stored: %(why)s")
        messages.error(request, nothing % {"why": told})
        return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))
