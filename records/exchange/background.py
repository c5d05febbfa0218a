"""Reading and storing a long table outside a request."""

from __future__ import annotations

from typing import Any

import pghistory
import tablib
from django.db import IntegrityError
from django.utils import timezone
from import_export.formats.base_formats import CSV, XLSX
from import_export.results import Result, RowResult

from records.exchange.rows import TOLD
from records.exchange.storage import SharedStorage
from records.exchange.table import RecordTable
from records.imports import Refused
from records.models import ImportRun

# What a run's report says of itself as long as nothing has been written for it.
PREVIEW = {"stage": "preview"}
FORMATS: dict[str, Any] = {"csv": CSV, "xlsx": XLSX}


def preview_stored(
    table: type[RecordTable], stored: str, kind: str, run_id: int, file_name: str
) -> None:
    """Plan what the uploaded file under that name would do; the run then tells it.

    The file is kept as the table that import_stored reads. A run that somebody has cancelled
    meanwhile is left as it is.
    """
    runs = ImportRun.objects.filter(
        pk=run_id, status=ImportRun.Status.RUNNING, report__contains=PREVIEW
    )
    run = runs.select_related("by").first()
    if run is None:
        return
    storage = SharedStorage(name=stored)
    try:
        dataset = _uploaded(storage, kind)
        result = table().import_data(dataset, dry_run=True, user=run.by, file_name=file_name)
    except Exception as error:
        report = {**run.report, "error": str(error)}
        runs.update(status=ImportRun.Status.FAILED, report=report, finished_at=timezone.now())
        raise
    storage.save(dataset.export("csv").encode())
    refused = result.has_errors() or result.has_validation_errors()
    runs.update(
        status=ImportRun.Status.REFUSED if refused else ImportRun.Status.PLANNED,
        report={**run.report, **_told(result)},
        counts=_counts(result),
        finished_at=timezone.now(),
    )


def _uploaded(storage: SharedStorage, kind: str) -> tablib.Dataset:
    data: Any = storage.read()
    return FORMATS[kind]().create_dataset(data.decode("utf-8-sig") if kind == "csv" else data)


def _told(result: Result) -> dict[str, Any]:
    """The first rows as they were understood, and what is wrong with which row and column."""
    wrong = [
        [row.number, column, " ".join(messages)]
        for row in result.invalid_rows
        for column, messages in row.error_dict.items()
    ]
    return {
        "rows": [[str(cell) for cell in row.diff] for row in result.rows],
        "wrong": [["", "", str(error.error)] for error in result.base_errors] + wrong[:TOLD],
    }


def _counts(result: Result) -> dict[str, int]:
    names = {
        "add": RowResult.IMPORT_TYPE_NEW,
        "change": RowResult.IMPORT_TYPE_UPDATE,
        "keep": RowResult.IMPORT_TYPE_SKIP,
    }
    return {name: result.totals[kind] for name, kind in names.items()}


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
