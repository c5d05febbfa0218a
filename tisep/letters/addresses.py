"""Addresses that an answer by e-mail goes to: signed, for one reader of one conversation."""

from __future__ import annotations

import base64
import binascii
import hmac
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

PREFIX = "reply+"
DAYS = 90
DAY = 86_400
# Bytes: conversation 5, whether a contact point 1, whose 5, last day 2; and the signature.
SIGNED, SIGNATURE = 13, 12


@dataclass(frozen=True)
class Ticket:
    """What a reply address says: who may answer with it where, and until which day (of 1970)."""

    conversation: int
    reader: int
    is_point: bool
    last_day: int

    @property
    def expired(self) -> bool:
        return today() > self.last_day


def reply_address(conversation: int, *, person: int | None = None, point: int | None = None) -> str:
    """The address for that person, or that contact point, for 90 days; empty where mail is not
    taken in. Letters and digits only and 46 of them: mail servers fold case and count to 64."""
    if not settings.MAIL_DOMAIN:
        return ""
    said = b"".join(
        (
            conversation.to_bytes(5, "big"),
            (b"\1" if point else b"\0"),
            (point or person or 0).to_bytes(5, "big"),
            (today() + DAYS).to_bytes(2, "big"),
        )
    )
    token = base64.b32encode(said + _signature(said, settings.SECRET_KEY)).decode().lower()
    return f"{PREFIX}{token}@{settings.MAIL_DOMAIN}"


def ticket_of(address: str) -> Ticket | None:
    """What the address says, if this site signed it; it may have expired."""
    name, _at, domain = address.strip().lower().rpartition("@")
    if not settings.MAIL_DOMAIN or domain != settings.MAIL_DOMAIN.lower():
        return None
    if not name.startswith(PREFIX):
        return None
    try:
        whole = base64.b32decode(name.removeprefix(PREFIX).upper())
    except (binascii.Error, ValueError):
        return None
    said, signature = whole[:SIGNED], whole[SIGNED:]
    keys: list[Any] = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    # All are compared, so that the time taken tells nothing.
    if not any([hmac.compare_digest(signature, _signature(said, key)) for key in keys]):  # noqa: C419
        return None
    return Ticket(
        conversation=int.from_bytes(said[:5], "big"),
        is_point=said[5] == 1,
        reader=int.from_bytes(said[6:11], "big"),
        last_day=int.from_bytes(said[11:13], "big"),
    )


def today() -> int:
    return int(time.time()) // DAY


def _signature(said: bytes, key: str) -> bytes:
    made = salted_hmac("tisep.letters.reply", said, secret=key, algorithm="sha256")
    return made.digest()[:SIGNATURE]
