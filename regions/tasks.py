"""What workers do with regions; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from regions.inequality import computing


@shared_task  # type: ignore[untyped-decorator]
def compute_inequality() -> None:
    computing.compute_waiting()
