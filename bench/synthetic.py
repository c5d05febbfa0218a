"""Databases of synthetic, labelled records to measure on: made once, kept, dropped by hand."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
from django.conf import settings

HERE = Path(__file__).parent
TEMPLATE: str = settings.DATABASES["default"]["NAME"]
TABLES = {
    "actors_actor": "actor_id",
    "actors_project": "project_id",
    "resources_resource": "resource_id",
    "resources_need": "need_id",
}
COUNTED = ("actors", "projects", "resources", "needs")


def connect(name: str) -> psycopg2.extensions.connection:
    """A connection, each statement for itself, to a database of the configured server."""
    ours = settings.DATABASES["default"]
    connection = psycopg2.connect(
        host=ours["HOST"],
        port=ours["PORT"] or None,
        user=ours["USER"],
        password=ours["PASSWORD"] or None,
        dbname=name,
    )
    connection.autocommit = True
    return connection


def need_database(name: str, *, indexed: bool = True, **counts: int) -> None:
    """Makes the database from the configured one (its regions and themes) where it is not yet.

    Without the index of public records it takes minutes less; the desk reads none of it.
    """
    with closing(connect("postgres")) as server, server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE}"')
    with closing(connect(name)) as connection, connection.cursor() as cursor:
        _fill(cursor, counts)
        if indexed:
            cursor.execute("SELECT explore_rebuild()")
        cursor.execute("VACUUM ANALYZE")


def _fill(cursor: Any, counts: dict[str, int]) -> None:
    """Records go in before triggers look: they are indexed once, afterwards."""
    numbers = {name: int(counts.get(name, 0)) for name in COUNTED}
    cursor.execute("TRUNCATE " + ", ".join(TABLES) + " CASCADE")
    cursor.execute("SET session_replication_role = replica")
    cursor.execute((HERE / "synthetic.sql").read_text() % numbers)
    for base, owner in TABLES.items():
        links = (HERE / "synthetic_links.sql").read_text()
        cursor.execute(links % {"base": base, "owner": owner})
    cursor.execute("SET session_replication_role = DEFAULT")
    cursor.execute("ANALYZE")
