"""E-mails that answer letters, as mail programs write them."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import make_msgid

SERVER = "mx.site.example"


def proof(domain: str, server: str = SERVER) -> str:
    return f"{server}; dkim=pass (2048-bit) header.d={domain}; spf=none"


def an_answer(sender: str, to: str, text: str = "ยินดีครับ", **headers: str) -> EmailMessage:
    """Proven to come from its sender's domain, unless the headers say otherwise."""
    message = EmailMessage()
    said = {
        "From": sender,
        "To": to,
        "Subject": "Re:",
        "Message-ID": make_msgid(domain="people.example"),
        "Authentication-Results": proof(sender.rpartition("@")[2].strip(">")),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in said.items():
        if value:
            message[name] = value
    message.set_content(text)
    return message
