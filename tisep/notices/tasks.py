"""What workers do about notices; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from tisep.notices import calls, digests, fits, news, push
from tisep.notices.models import Frequency


@shared_task  # type: ignore[untyped-decorator]
def gather_news() -> None:
    push.tell(news.gather() | fits.gather())


@shared_task  # type: ignore[untyped-decorator]
def gather_calls() -> None:
    push.tell(calls.gather())


@shared_task  # type: ignore[untyped-decorator]
def forget_notices() -> None:
    news.forget()


@shared_task  # type: ignore[untyped-decorator]
def send_digests(frequency: str) -> None:
    digests.send(Frequency(frequency))
