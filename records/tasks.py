"""What workers do with records."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.apps import apps
from django.contrib import admin

from records.exchange.background import import_stored


@shared_task  # type: ignore[untyped-decorator]
def import_table(label: str, stored: str, run_id: int, file_name: str) -> None:
    desk: Any = admin.site.get_model_admin(apps.get_model(label))
    import_stored(desk.table, stored, run_id, file_name)
