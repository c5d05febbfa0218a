"""Storing a long table outside a request."""

from __future__ import annotations

import pghistory
import tablib
from django.db import IntegrityError

from records.exchange.storage import SharedStorage
from records.exchange.table import RecordTable
from records.imports import Refused
from records.models import ImportRun


def import_stored(table: type[RecordTable], stored: str, run_id: int, file_name: str) -> None:
    """Read the table that waits under that name and write it; the run says how it went.

    Done once, however often it is asked for: a run that has ended is left alone, and one that was
    cut off has written nothing.
    """
    run = ImportRun.objects.select_related("by").get(pk=run_id)
    if run.status != ImportRun.Status.RUNNING:
        return
    storage = SharedStorage(name=stored, encoding="utf-8")
    try:
        dataset = tablib.import_set(storage.read(), format="csv")
        with pghistory.context(user=run.by_id):
            table().import_data(dataset, user=run.by, file_name=file_name, run=run)
    except (Refused, IntegrityError) as error:
        # The run has been marked where the import had begun; the file may be gone before that.
        if run.status == ImportRun.Status.RUNNING:
            run.status, run.report = ImportRun.Status.FAILED, {"error": str(error)}
            run.save()
    storage.remove()
