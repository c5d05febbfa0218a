"""What workers do about personal data; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from tisep.personal import retention


@shared_task  # type: ignore[untyped-decorator]
def end_retention() -> None:
    retention.end()
