"""Databases of the bench's own, made by the platform's own commands."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2

ROOT = Path(__file__).resolve().parent.parent.parent
# As script/setup fills a new platform, the source records apart.
SET_UP = (["migrate", "-v0"], ["load_regions"])


def address(name: str) -> str:
    """The DATABASE_URL of a database on the same server as the environment's."""
    return f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{name}"


def sql(statement: str) -> None:
    """Run outside a transaction, in the server's own database."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    connection = psycopg2.connect(
        host=unquote(parts.hostname or ""),
        port=parts.port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or "") or None,
        dbname="postgres",
    )
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(statement)


def make(name: str) -> None:
    """Create a database anew, whoever is connected to an older one."""
    sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    sql(f'CREATE DATABASE "{name}"')


def manage(name: str, *command: str) -> None:
    """Run one of the platform's commands against a database of the bench."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address(name)},
        check=True,
        stdout=sys.stderr,
    )
