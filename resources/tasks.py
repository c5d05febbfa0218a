"""What workers do with offers and needs."""

from __future__ import annotations

from celery import shared_task

from resources import posting


@shared_task  # type: ignore[untyped-decorator]
def expire_listings() -> None:
    posting.expire()
