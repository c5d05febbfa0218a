"""Mail on its way out: a site that is not the public one writes to nobody outside its list."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)


def may_be_written_to(address: str) -> bool:
    """Whether MAIL_ONLY_TO holds the address or its domain; an empty list holds everybody."""
    allowed = settings.MAIL_ONLY_TO
    plain = parseaddr(address)[1].lower()
    return not allowed or plain in allowed or f"@{plain.rpartition('@')[2]}" in allowed


class Outgoing(BaseEmailBackend):
    """Gives to the carrier what may leave; who is outside the list is left out, and counted."""

    def __init__(self, fail_silently: bool = False, **options: Any) -> None:
        super().__init__(fail_silently=fail_silently)
        self.carrier = get_connection(settings.MAIL_CARRIER, fail_silently=fail_silently, **options)

    def open(self) -> bool | None:
        return self.carrier.open()

    def close(self) -> None:
        self.carrier.close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """How many were given to the carrier."""
        leaving = [one for one in email_messages if self._narrowed(one)]
        return self.carrier.send_messages(leaving) or 0 if leaving else 0

    def _narrowed(self, message: EmailMessage) -> bool:
        """Takes out whom nobody may write to; whether anybody is left."""
        asked = len(message.recipients())
        for field in ("to", "cc", "bcc"):
            setattr(
                message, field, [one for one in getattr(message, field) if may_be_written_to(one)]
            )
        left = len(message.recipients())
        if left < asked:
            logger.warning("Mail kept back: not on the list", extra={"kept_back": asked - left})
        return left > 0
