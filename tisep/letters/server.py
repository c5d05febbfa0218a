"""The small mail server that takes in answers: LMTP or SMTP, behind one that faces out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.db import DatabaseError, close_old_connections

from tisep.letters.incoming import LARGEST_MAIL, Refused, take_in, writer_at

logger = logging.getLogger(__name__)
AGAIN = "451 4.3.0 Something is broken here: please try again"


class Answers:
    """What the server asks of us; aiosmtpd calls these by name. The database stays off its loop."""

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if envelope.rcpt_tos:
            return "452 4.5.3 One address at a time"
        reply = await asyncio.to_thread(answered, lambda: writer_at(address) and "250 2.1.5 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        address, sender = envelope.rcpt_tos[0], envelope.mail_from or ""
        return await asyncio.to_thread(answered, lambda: take_in(content, address, sender))

    async def handle_exception(self, error: Exception) -> str:
        logger.error("An e-mail could not be taken in: %s", type(error).__name__)
        return AGAIN


def answered(act: Callable[[], Any]) -> str:
    """The SMTP reply of the act, whether it is taken in, refused, or the database is away."""
    close_old_connections()
    try:
        return str(act())
    except Refused as refused:
        return str(refused)
    except DatabaseError:
        logger.exception("An e-mail was not stored")
        return AGAIN
    finally:
        close_old_connections()


def server() -> SMTP:
    """For each connection one, of the protocol that the settings name."""
    kind = LMTP if settings.MAIL_PROTOCOL == "lmtp" else SMTP
    return kind(
        Answers(),
        hostname=settings.MAIL_DOMAIN,
        ident="TISEP",
        data_size_limit=LARGEST_MAIL,
        enable_SMTPUTF8=True,
        timeout=60,
    )
