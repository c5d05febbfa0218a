"""What script/backup and script/restore share: the database's address, and what is counted."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import unquote

import environ
import psycopg2
from psycopg2.extensions import connection, cursor, make_dsn

DUMP = "database.dump"
MANIFEST = "manifest.json"

# Tables of extensions (PostGIS brings some) are the extensions' own.
TABLES = """
    SELECT format('%I.%I', namespace.nspname, class.relname)
    FROM pg_class class JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
    WHERE class.relkind IN ('r', 'm')
      AND namespace.nspname NOT IN ('pg_catalog', 'information_schema')
      AND namespace.nspname NOT LIKE 'pg\\_%'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = class.oid AND deptype = 'e')
    ORDER BY 1
"""


@dataclass(frozen=True)
class Database:
    """A database as libpq knows it; `dsn` is seen in process lists, so has no password."""

    dsn: str
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """For PostgreSQL's own programs."""
        return {**os.environ, **({"PGPASSWORD": self.password} if self.password else {})}

    @contextmanager
    def connect(self) -> Iterator[connection]:
        """A connection, closed afterwards; ends the program where there is no reaching it."""
        dsn = make_dsn(self.dsn, password=self.password or None, connect_timeout=10)
        try:
            opened = psycopg2.connect(dsn)
        except psycopg2.Error as error:
            die(f"The database cannot be reached: {error}")
        try:
            yield opened
        finally:
            opened.close()


def named_database() -> Database:
    """The database of DATABASE_URL; a Unix socket's folder stands percent-encoded as its host."""
    address = environ.Env().db("DATABASE_URL")
    dsn = make_dsn(
        dbname=address["NAME"],
        user=address["USER"] or None,
        host=unquote(address["HOST"]) or None,
        port=address["PORT"] or None,
        **address.get("OPTIONS", {}),
    )
    return Database(dsn, address["PASSWORD"])


def tables(reading: cursor) -> list[str]:
    """Every table of the database but extensions' own, quoted for use in SQL."""
    reading.execute(TABLES)
    return [name for (name,) in reading.fetchall()]


def count_rows(reading: cursor) -> dict[str, int]:
    """How many rows every table has, exactly."""
    counts = {}
    for table in tables(reading):
        reading.execute(f"SELECT count(*) FROM {table}")
        counts[table] = one(reading)
    return counts


def one(reading: cursor) -> int:
    """The one number that was asked for."""
    row = reading.fetchone()
    assert row is not None
    return int(row[0])


def die(why: str) -> NoReturn:
    """Ends with what is wrong."""
    sys.exit(why)
