"""Mail that the site itself writes, in Thai and below it in English."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override


def mailbox_of(address: str) -> str:
    """Whose mail it is, however the address is spelt: what is sent there is counted by it.

    Not an address to write to: what follows a plus is the reader's own sorting, and is left out.
    """
    name, _at, domain = address.strip().casefold().rpartition("@")
    return f"{name.partition('+')[0]}@{domain.rstrip('.')}"


def write(template: str, to: Iterable[str], **context: Any) -> None:
    """Send a text template, whose first line is the subject, to each of these by itself."""
    said = []
    for language in ("th", "en"):
        with override(language):
            said.append(render_to_string(template, context).strip().partition("\n"))
    (thai, _line, text), (english, _line, english_text) = said
    body = f"{text.strip()}\n\n-----\n\n{english_text.strip()}\n"
    for address in to:
        send_mail(f"TISEP: {thai} / {english}", body, None, [address])
