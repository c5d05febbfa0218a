"""The platform as a newcomer has it, served as in production, for tests from the outside."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent


def a_free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site_database() -> Iterator[str]:
    """A database of its own, dropped afterwards; gives its name."""
    ours = settings.DATABASES["default"]
    name = f"site_{ours['NAME']}_{os.getpid()}"
    connection = psycopg2.connect(
        host=ours["HOST"],
        user=ours["USER"],
        password=ours["PASSWORD"] or None,
        port=ours["PORT"] or None,
        dbname="postgres",
    )
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        yield name
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def site_environment(site_database, mail_server, tmp_path_factory) -> dict[str, str]:
    """The environment of a production process on this machine, base map off."""
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    return {
        **os.environ,
        "DATABASE_URL": f"{address}/{site_database}",
        "DEBUG": "0",
        "PLAIN_HTTP": "1",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "BASE_MAP_URL": "",
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
        "STATIC_ROOT": str(tmp_path_factory.mktemp("static")),
        "DJANGO_SETTINGS_MODULE": "tisep.settings",
    }


@pytest.fixture(scope="session")
def site(site_environment) -> Iterator[str]:
    """The address of a running platform with its regions and source records."""
    for command in (
        ["migrate", "-v0"],
        ["load_regions"],
        ["load_source_records", "--apply"],
        ["load_glossary", "--apply"],
        ["refresh_statistics"],
        ["collectstatic", "--no-input", "-v0"],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=site_environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )
    with serving(site_environment) as address:
        yield address


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[str]:
    """A gunicorn of two workers on a free port; gives its address."""
    port = a_free_port()
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "tisep.wsgi"),
            *(f"--bind=127.0.0.1:{port}", "--log-level=warning"),
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_until_it_answers(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def wait_until_it_answers(address: str, process: subprocess.Popen) -> None:
    for _ in range(300):
        assert process.poll() is None, "gunicorn ended"
        try:
            urllib.request.urlopen(f"{address}/healthz").close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError("the site did not answer")
