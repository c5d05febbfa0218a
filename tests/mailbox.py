"""A real mail server: what the site sends is taken in over SMTP, and can be read."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

LINK = re.compile(r"https?://[^\s<>]+")
SECONDS = 10


class Letter:
    """One mail as it came: to whom, what about, its text, and the links in it."""

    def __init__(self, message: EmailMessage, recipients: list[str]) -> None:
        self.message = message
        self.recipients = recipients
        # Long subjects come folded.
        self.subject = " ".join(str(message["Subject"]).split())
        body = message.get_body(("plain", "html"))
        self.text = body.get_content() if body else ""

    @property
    def links(self) -> list[str]:
        return LINK.findall(self.text)


class MailServer:
    """Takes in every mail (aiosmtpd calls `handle_DATA`), and keeps it until it is cleared."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.original_content, policy=policy.default)
        self.letters.append(Letter(message, envelope.rcpt_tos))
        return "250 OK"

    def to(self, address: str) -> list[Letter]:
        """What has come for the address so far, the oldest first."""
        return [one for one in self.letters if address in one.recipients]

    def wait_for(self, address: str, number: int = 1) -> Letter:
        """The address's letter of that number (1 is its first), waited for."""
        until = time.monotonic() + SECONDS
        while len(self.to(address)) < number and time.monotonic() < until:
            time.sleep(0.05)
        came = self.to(address)
        assert len(came) >= number, f"{address} got {len(came)} letters"
        return came[number - 1]


class MailController(Controller):
    """On a free port of this machine, in a thread of its own."""

    def __init__(self) -> None:
        self.box = MailServer()
        # Port 0: whichever is free.
        super().__init__(self.box, hostname="127.0.0.1", port=0)

    def _trigger_server(self) -> None:
        """Looks for the port that is really listened on: the check of the base asks port 0."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture(scope="session")
def mail_server() -> Iterator[MailController]:
    controller = MailController()
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def mailbox(settings, mail_server) -> MailServer:
    """The empty mail server, to which this test's own process sends through the site's backend."""
    settings.EMAIL_BACKEND = "tisep.mail.Outgoing"
    settings.MAIL_CARRIER = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mail_server.port
    mail_server.box.letters.clear()
    return mail_server.box
