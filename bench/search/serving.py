"""The platform as it is served in production, and questions put to it over HTTP."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import local
from urllib.parse import urlencode

from bench.search.database import ROOT, address
from bench.search.queries import Query

SEARCH, SUGGESTIONS = "/api/search?page_size=10&", "/api/search/suggestions?"


@dataclass(frozen=True)
class Answer:
    """What came first, as the API calls it (kind and id), and how long the answer took (ms)."""

    ids: tuple[str, ...]
    milliseconds: float
    request_id: str = ""


@dataclass(frozen=True)
class Server:
    """A running platform: where it listens, what it logs, and its first process."""

    port: int
    log: Path
    process: int

    def workers(self) -> list[int]:
        """The processes that answer."""
        listed = Path(f"/proc/{self.process}/task/{self.process}/children").read_text()
        return [int(pid) for pid in listed.split()]


def production(database: str) -> dict[str, str]:
    """The environment of a production process on this machine."""
    return {
        **os.environ,
        "DATABASE_URL": address(database),
        "DEBUG": "0",
        "PLAIN_HTTP": "1",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "DJANGO_SETTINGS_MODULE": "tisep.settings",
    }


@contextmanager
def serving(database: str) -> Iterator[Server]:
    """Gunicorn with production settings over a database."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = "-m gunicorn tisep.wsgi --log-level=warning"
    with TemporaryDirectory() as folder, Path(folder, "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, *command.split(), f"--bind=127.0.0.1:{port}"],
            cwd=ROOT,
            env=production(database),
            stdout=subprocess.DEVNULL,
            stderr=log,
        )
        try:
            _wait(port, process)
            yield Server(port, Path(log.name), process.pid)
        finally:
            process.terminate()
            process.wait()


def ask_all(
    port: int, queries: Sequence[Query], *, at_a_time: int, path: str = SEARCH
) -> list[Answer]:
    """The answer to each query, in their order; each of the askers keeps its connection."""
    mine = local()

    def ask(query: Query) -> Answer:
        if not hasattr(mine, "connection"):
            mine.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        return _ask(mine.connection, query.q, path)

    with ThreadPoolExecutor(at_a_time) as askers:
        return list(askers.map(ask, queries))


def _ask(connection: http.client.HTTPConnection, q: str, path: str) -> Answer:
    start = time.perf_counter()
    connection.request("GET", path + urlencode({"q": q}))
    response = connection.getresponse()
    body = response.read()
    milliseconds = (time.perf_counter() - start) * 1000
    if response.status != 200:
        raise RuntimeError(f"{response.status} for {q!r}: {body[:500]!r}")
    found = json.loads(body).get("results", [])
    ids = tuple(f"{one['kind']} {one['id']}" for one in found)
    return Answer(ids, milliseconds, response.headers["X-Request-ID"])


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError("gunicorn ended")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the site did not answer")
