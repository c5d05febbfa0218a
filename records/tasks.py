"""What workers do with records."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.apps import apps
from django.contrib import admin

from records.api import made
from records.exchange.background import import_stored, preview_stored
from records.exchange.table import RecordTable
from records.imports import end_lost_runs


@shared_task  # type: ignore[untyped-decorator]
def preview_table(label: str, stored: str, kind: str, run_id: int, file_name: str) -> None:
    preview_stored(_table(label), stored, kind, run_id, file_name)


@shared_task  # type: ignore[untyped-decorator]
def import_table(label: str, stored: str, run_id: int, file_name: str) -> None:
    import_stored(_table(label), stored, run_id, file_name)


@shared_task  # type: ignore[untyped-decorator]
def make_table(address: str) -> None:
    made.make(address)


@shared_task  # type: ignore[untyped-decorator]
def end_lost_imports() -> None:
    end_lost_runs()


def _table(label: str) -> type[RecordTable]:
    desk: Any = admin.site.get_model_admin(apps.get_model(label))
    return desk.table
