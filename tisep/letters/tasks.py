"""What workers do with letters; tisep/celery.py says when."""

from __future__ import annotations

import logging

from celery import shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

from actors.contact.ledger import forget_uses
from tisep.letters import outgoing

logger = logging.getLogger(__name__)


@shared_task  # type: ignore[untyped-decorator]
def send_letters() -> None:
    outgoing.send_due()


@shared_task  # type: ignore[untyped-decorator]
def forget_letters() -> None:
    outgoing.forget_letters()
    forget_uses()


def send_soon() -> None:
    """Once what was written is stored; where nobody can be asked now, the next minute does it."""
    transaction.on_commit(_ask)


def _ask() -> None:
    try:
        send_letters.delay()
    except OperationalError:
        logger.warning("No worker could be asked to send letters: the next minute's will.")
