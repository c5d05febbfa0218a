"""What Celery does for the index; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from tisep.explore import missed, statistics


@shared_task  # type: ignore[untyped-decorator]
def refresh_statistics() -> None:
    statistics.refresh()


@shared_task  # type: ignore[untyped-decorator]
def refresh_statistics_if_moved() -> None:
    statistics.refresh_if_moved()


@shared_task  # type: ignore[untyped-decorator]
def forget_missed_searches() -> None:
    missed.forget()
