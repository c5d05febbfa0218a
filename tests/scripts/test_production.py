"""Web, worker and beat, started by hand with compose's commands and settings, do their work."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from tests.scripts import compose
from tests.scripts.clusters import ROOT, SERVER, connect, fill, own_database
from tests.site import a_free_port

# What they share is made once.
pytestmark = pytest.mark.xdist_group("production")
FILLING = """
from tests import drawing
drawing.an_actor(region=drawing.draw_country()["950102"])
"""


class Site:
    """The running platform: its address, its processes' logs, and its environment."""

    def __init__(self, folder: Path, database: str) -> None:
        self.folder = folder
        self.port = a_free_port()
        self.address = f"http://localhost:{self.port}"
        self.environment = {
            **os.environ,
            **compose.ours()["web"]["environment"],
            "DATABASE_URL": database,
            "SECRET_KEY": secrets.token_urlsafe(50),
            # Without a proxy that brings the certificate.
            "PLAIN_HTTP": "1",
            "DEBUG": "0",
            "STATIC_ROOT": str(folder / "static"),
            "HOSTNAME": socket.gethostname(),
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }

    def here(self, command: list[str]) -> list[str]:
        """The container's command for this machine, where port and /tmp are not its alone."""
        changes = [("8000", str(self.port)), ("/tmp/", f"{self.folder}/")]
        for theirs, our in changes:
            command = [part.replace(theirs, our) for part in command]
        return command

    def check(self, service: str) -> bool:
        """The health check of a service."""
        done = subprocess.run(
            self.here(compose.health_check_of(service)),
            cwd=ROOT,
            env=self.environment,
            check=False,
            capture_output=True,
        )
        return done.returncode == 0

    def lines(self, service: str) -> list[dict]:
        """What a service has logged so far, all of it JSON."""
        text = (self.folder / f"{service}.log").read_text()
        return [json.loads(line) for line in text.splitlines()]

    @contextmanager
    def running(self, service: str) -> Iterator[subprocess.Popen]:
        """The service; it must end well when it is asked to."""
        with (self.folder / f"{service}.log").open("wb") as log:
            process = subprocess.Popen(
                self.here(compose.command_of(service)),
                cwd=ROOT,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=log,
            )
        try:
            yield process
            assert process.poll() is None, self.lines(service)[-3:]
        finally:
            process.terminate()
            code = process.wait(timeout=60)
        assert code == 0, self.lines(service)[-3:]


def wait_until(true: Callable[[], bool], what: str) -> None:
    for _ in range(300):
        if true():
            return
        time.sleep(0.2)
    raise AssertionError(what)


@contextmanager
def own_redis(folder: Path) -> Iterator[str]:
    """A Redis over TCP with nothing in it; gives its address."""
    port = a_free_port()
    process = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def production(tmp_path_factory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("production")
    with ExitStack() as stack:
        database = stack.enter_context(own_database(SERVER, f"production_{os.getpid()}"))
        site = Site(folder, database)
        (folder / "static").mkdir()
        site.environment["REDIS_URL"] = stack.enter_context(own_redis(folder))
        fill(database, FILLING)
        for service in ("web", "worker", "beat"):
            stack.enter_context(site.running(service))
        yield site


def fetch(address: str, **headers: str) -> tuple[int, str, str]:
    """Status, text and request id of an answer."""
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return answer.status, answer.read().decode(), answer.headers["X-Request-ID"]


def test_the_health_checks_come_true(production):
    for service in ("web", "worker", "beat"):
        wait_until(lambda name=service: production.check(name), f"{service} is not well")


def test_it_lives_and_is_ready(production):
    wait_until(lambda: production.check("web"), "web is not well")
    assert fetch(f"{production.address}/healthz")[:2] == (200, "ok\n")
    status, parts, _ = fetch(f"{production.address}/readyz")
    assert (status, json.loads(parts)) == (200, {"database": True, "redis": True})


def test_the_worker_counts_the_regions(production):
    with closing(connect(production.environment["DATABASE_URL"])) as connection:
        connection.autocommit = True

        def counted() -> int:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM regions_regionstatistics")
                return cursor.fetchone()[0]

        subprocess.run(
            [*("celery", "-A", "tisep", "call"), "tisep.explore.tasks.refresh_statistics"],
            cwd=ROOT,
            env=production.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        wait_until(lambda: counted() == 12, "the regions are not counted")
    done = "Task tisep.explore.tasks.refresh_statistics["
    wait_until(
        lambda: any(
            line["message"].startswith(done) and "succeeded" in line["message"]
            for line in production.lines("worker")
        ),
        "the task is not done",
    )


def test_a_request_is_found_in_the_log_by_its_id(production):
    wait_until(lambda: production.check("web"), "web is not well")
    asked = {"X-Request-ID": "from-the-proxy-1"}
    _, _, answered = fetch(f"{production.address}/api/explore?q=%E0%B8%A2%E0%B8%B0", **asked)
    assert answered == "from-the-proxy-1"
    [line] = [line for line in production.lines("web") if line.get("request_id") == answered]
    assert line["path"] == "/api/explore"
    assert "q=" not in json.dumps(production.lines("web"))


def test_every_process_logs_json_and_nothing_goes_wrong(production):
    """The lines are read as JSON by `lines`."""
    for service in ("web", "worker", "beat"):
        wait_until(lambda name=service: bool(production.lines(name)), f"{service} says nothing")
        assert [line for line in production.lines(service) if line["level"] == "ERROR"] == []
