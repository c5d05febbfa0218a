"""What workers do with organisations; tisep/celery.py says when."""

from __future__ import annotations

from celery import shared_task

from actors import inviting
from actors.claims import asking, belonging


@shared_task  # type: ignore[untyped-decorator]
def expire_claims() -> None:
    asking.expire()
    belonging.forget_addresses()
    inviting.forget_addresses()
