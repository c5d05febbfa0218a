"""A process started with insecure settings refuses, and says what to mend."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ASKED_OF = {"SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "PLAIN_HTTP", "DATABASE_URL", "REDIS_URL"}


def production(**changes: str | None) -> dict[str, str]:
    """The environment of a public server, changed; None takes a setting away."""
    settings: dict[str, str | None] = {
        **{name: value for name, value in os.environ.items() if name not in ASKED_OF},
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "tisep.example",
        "CSRF_TRUSTED_ORIGINS": "https://tisep.example",
        "BEHIND_PROXY": "1",
        "DATABASE_URL": "postgis://tisep:secret@db/tisep",
        "REDIS_URL": "redis://redis:6379/0",
        "DJANGO_SETTINGS_MODULE": "tisep.settings",
        **changes,
    }
    return {name: value for name, value in settings.items() if value is not None}


def run(*command: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        check=False,
        cwd=ROOT,
        env=production(**changes),
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"SECRET_KEY": None}, "Set SECRET_KEY to 50 random characters"),
        ({"SECRET_KEY": ""}, "Set SECRET_KEY to 50 random characters"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY can be guessed"),
        ({"SECRET_KEY": "abcd" * 20}, "SECRET_KEY can be guessed"),
        ({"SECRET_KEY": f"insecure-{secrets.token_urlsafe(50)}"}, "SECRET_KEY can be guessed"),
        ({"ALLOWED_HOSTS": None}, "Set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "*"}, "Name the site in ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": "tisep.example,*"}, "Name the site in ALLOWED_HOSTS"),
        ({"DATABASE_URL": None}, "Set DATABASE_URL"),
        ({"DATABASE_URL": ""}, "Set DATABASE_URL"),
        ({"REDIS_URL": None}, "Set REDIS_URL"),
        ({"REDIS_URL": ""}, "Set REDIS_URL"),
    ],
)
def test_gunicorn_refuses_to_start(changes, message):
    done = run("-m", "gunicorn", "--check-config", "tisep.wsgi", **changes)
    assert done.returncode != 0
    assert message in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command", [["-m", "celery", "-A", "tisep", "report"], ["manage.py", "check"]]
)
def test_worker_and_commands_refuse_too(command):
    done = run(*command, SECRET_KEY=None)
    assert done.returncode != 0
    assert "Set SECRET_KEY" in done.stderr


def test_a_public_servers_settings_pass_the_check_for_deployment():
    done = run("manage.py", "check", "--deploy", "--fail-level", "DEBUG")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"ALLOWED_HOSTS": "*", "PLAIN_HTTP": "1"},
        {"DEBUG": "1", "SECRET_KEY": None, "ALLOWED_HOSTS": None},
    ],
    ids=["public", "own machine", "development"],
)
def test_settings_that_are_complete_start(changes):
    assert run("-m", "gunicorn", "--check-config", "tisep.wsgi", **changes).returncode == 0
