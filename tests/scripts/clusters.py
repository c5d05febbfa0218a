"""Databases for the tests of backup and restore: made, filled, backed up, compared."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote, unquote

import environ
import psycopg2
import pytest

from tests.site import a_free_port

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a/b@c:d?e#f g'h"  # what an address must encode
# Where the database of the tests themselves is.
SERVER = os.environ["DATABASE_URL"].rpartition("/")[0]
FILLING = """
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from records.models import User
from tests import drawing
issues, groups = drawing.themes()
country = drawing.draw_country()
actor = drawing.an_actor(region=country["950102"], aliases=["ตัวอย่าง"])
actor.issues.add(issues["waste"])
actor.serves.add(country["95"])
actor.name_th = "มูลนิธิตัวอย่างที่เปลี่ยนชื่อ"
actor.save()
drawing.a_project(at=(101.3, 6.4)).participations.create(actor=actor, role="lead")
drawing.a_resource(owner=actor, region=country["TH"])
drawing.a_need(actor, region=country["9502"], at=(102.1, 6.9))
curator = User.objects.create_user("curator", password="a-long-password")
session = SessionStore()
session.create()
UserSession.objects.create(
    user=curator, ip="203.0.113.7", user_agent="Firefox", session_key=session.session_key)
"""

# One fingerprint a table: of every row with all its columns, geometries to the last bit.
ROWS = """SELECT count(*), md5(string_agg(row, '' ORDER BY row))
          FROM (SELECT md5(t::text) AS row FROM {table} t) rows"""
# PostgreSQL writes the casts of a list differently once they were written out and read in again.
RULES = """
    SELECT 'function', pg_get_functiondef(p.oid) FROM pg_proc p
     WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    UNION ALL SELECT 'trigger', concat_ws(' ', pg_get_triggerdef(oid), tgenabled,
                                          obj_description(oid, 'pg_trigger'))
      FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || regexp_replace(
        pg_get_constraintdef(oid), '::character varying|::text|[][()]', '', 'g')
      FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT 'index', indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT 'column', concat_ws(' ', table_name, column_name, data_type, collation_name,
                                         column_default, is_nullable, generation_expression)
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT 'sequence', concat_ws(' ', sequencename, start_value, last_value)
      FROM pg_sequences WHERE schemaname = 'public'
    ORDER BY 1, 2"""


def everything_in(address: str) -> dict[str, list]:
    """Every table's row count and fingerprint, and every function, trigger, constraint, index."""
    found: dict[str, list] = {}
    with closing(connect(address)) as connection, connection.cursor() as cursor:
        cursor.execute("SET extra_float_digits = 3; SET timezone = 'UTC'")
        cursor.execute(RULES)
        found["rules"] = cursor.fetchall()
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        for (table,) in cursor.fetchall():
            cursor.execute(ROWS.format(table=table))
            found[table] = cursor.fetchall()
    return found


def connect(address: str) -> psycopg2.extensions.connection:
    """A connection to the database of a DATABASE_URL."""
    named = environ.Env.db_url_config(address)
    return psycopg2.connect(
        host=unquote(named["HOST"]),
        user=named["USER"],
        password=named["PASSWORD"] or None,
        port=named["PORT"] or None,
        dbname=named["NAME"],
    )


@contextmanager
def own_database(server: str, name: str) -> Iterator[str]:
    """An empty database, dropped afterwards; gives its address."""
    with closing(connect(f"{server}/postgres")) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server}/{name}"
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


class Cluster:
    """An empty PostgreSQL in a folder of its own, over TCP and with a password."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tisep-cluster-"))
        word = self.folder / "word"
        word.write_text(PASSWORD)
        self.user = []
        if os.geteuid() == 0:
            self.user = ["runuser", "-u", "postgres", "--"]
            shutil.chown(self.folder, "postgres")
            shutil.chown(word, "postgres")
        asked = ". script/lib/place.sh; . script/lib/postgres.sh; postgres_program initdb"
        self.programs = subprocess.run(
            ["bash", "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.rpartition("/")[0]
        self.port = a_free_port()
        self.run(
            "initdb", *("-U", "tisep", "-A", "scram-sha-256", "-E", "UTF8"), f"--pwfile={word}"
        )

    @property
    def address(self) -> str:
        """The start of a DATABASE_URL: without a database."""
        return f"postgis://tisep:{quote(PASSWORD, safe='')}@127.0.0.1:{self.port}"

    def run(self, program: str, *arguments: str) -> None:
        command = [*self.user, f"{self.programs}/{program}", "-D", f"{self.folder}/data"]
        subprocess.run([*command, *arguments], cwd="/", check=True, stdout=subprocess.DEVNULL)

    def start(self) -> None:
        options = f"-c port={self.port} -c unix_socket_directories= -c fsync=off -c jit=off"
        self.run("pg_ctl", "start", "-w", "-s", "-l", f"{self.folder}/log", "-o", options)

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-s", "-m", "immediate")

    def remove(self) -> None:
        shutil.rmtree(self.folder)


@contextmanager
def own_cluster() -> Iterator[str]:
    """A running PostgreSQL with nothing in it; gives its address without a database."""
    cluster = Cluster()
    try:
        cluster.start()
        try:
            yield cluster.address
        finally:
            cluster.stop()
    finally:
        cluster.remove()


def shell(address: str, code: str) -> str:
    """Runs Python with Django and that database; gives what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def fill(address: str, code: str) -> None:
    """Makes the tables, then runs Python that puts something into them."""
    manage = [sys.executable, "manage.py", "migrate", "-v0"]
    subprocess.run(manage, cwd=ROOT, env={**os.environ, "DATABASE_URL": address}, check=True)
    shell(address, code)


def script(name: str, address: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Runs script/<name> on that database."""
    return subprocess.run(
        [ROOT / "script" / name, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address},
        check=False,
        capture_output=True,
        text=True,
    )


def back_up(address: str, keeper: Path) -> Path:
    """Runs script/backup; gives the new backup's folder."""
    done = script("backup", address, keeper)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.partition(":")[0])


@pytest.fixture(scope="session")
def filled() -> Iterator[str]:
    """A database with a little of everything, reached through a Unix socket."""
    with own_database(SERVER, f"backup_{os.getpid()}") as address:
        fill(address, FILLING)
        yield address


@pytest.fixture(scope="session")
def backup(filled, tmp_path_factory) -> Path:
    return back_up(filled, tmp_path_factory.mktemp("backups"))


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with own_cluster() as server:
        yield server


@pytest.fixture
def empty(cluster) -> Iterator[str]:
    """An empty database of another PostgreSQL, reached over TCP with a password."""
    with own_database(cluster, "empty") as address:
        yield address
