"""Takes in answers to letters by LMTP or SMTP, until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tisep.letters.server import server


class Command(BaseCommand):
    help = "Take in e-mail that answers letters, where MAIL_LISTEN says."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for name in ("MAIL_DOMAIN", "MAIL_AUTHSERV_ID"):
            if not getattr(settings, name):
                raise CommandError(f"Set {name}: see docs/operate.md, “Answers by e-mail”.")
        if settings.MAIL_PROTOCOL not in ("lmtp", "smtp"):
            raise CommandError("MAIL_PROTOCOL is lmtp or smtp.")
        host, _colon, port = settings.MAIL_LISTEN.rpartition(":")
        asyncio.run(self.listen(host, int(port)))

    async def listen(self, host: str, port: int) -> None:
        loop = asyncio.get_running_loop()
        stopped = asyncio.Event()
        for one in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(one, stopped.set)
        listening = await loop.create_server(server, host, port)
        where = listening.sockets[0].getsockname()
        self.stdout.write(f"Taking in mail at {where[0]}:{where[1]} ({settings.MAIL_PROTOCOL})")
        async with listening:
            await stopped.wait()
