"""Prints what tells DATABASE_URL's database from every other, or says why it cannot be used.

A set-up step's stamp carries it, so that a new or restored database is filled anew.
"""

import sys
from urllib.parse import unquote

import environ
import psycopg2

OLDEST_SERVER = 150000


def identity(connection: psycopg2.extensions.connection) -> str:
    """The cluster's and the database's own numbers; ValueError where TISEP cannot live in it."""
    if connection.server_version < OLDEST_SERVER:
        raise ValueError(
            f"PostgreSQL 15 or newer is needed, this is {connection.server_version // 10000}"
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_available_extensions WHERE name = 'postgis'")
        if cursor.fetchone() == (0,):
            raise ValueError("PostGIS is not installed on that server")
        cursor.execute(
            "SELECT system_identifier || '-' || oid FROM pg_control_system(), pg_database "
            "WHERE datname = current_database()"
        )
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def main() -> None:
    """Prints the identity, or ends with one line that says what is wrong."""
    address = environ.Env().db("DATABASE_URL")
    try:
        connection = psycopg2.connect(
            dbname=address["NAME"],
            user=address["USER"] or None,
            password=address["PASSWORD"] or None,
            host=unquote(address["HOST"]) or None,
            port=address["PORT"] or None,
            connect_timeout=10,
        )
        print(identity(connection))
    except (psycopg2.Error, ValueError) as error:
        sys.exit(f"DATABASE_URL cannot be used: {error}")


if __name__ == "__main__":
    main()
