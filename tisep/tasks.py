"""What workers do over all kinds of record; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from tisep import duplicates
from tisep.letters import tasks as letters  # noqa: F401 - makes them known
from tisep.matching import keeping
from tisep.referrals import reminders


@shared_task  # type: ignore[untyped-decorator]
def find_duplicates() -> None:
    duplicates.find_duplicates()


@shared_task  # type: ignore[untyped-decorator]
def remind_of_referrals() -> None:
    reminders.remind()


@shared_task  # type: ignore[untyped-decorator]
def refresh_matches_if_changed() -> None:
    keeping.refresh_if_changed()
