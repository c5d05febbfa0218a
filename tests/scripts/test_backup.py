"""A backup restores onto an empty PostgreSQL as it was: rows, geometries, history and rules."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.scripts.clusters import (
    PASSWORD,
    ROOT,
    back_up,
    connect,
    everything_in,
    own_cluster,
    own_database,
    script,
    shell,
)

SOCKET = os.environ["DATABASE_URL"].rpartition("/")[0]
FILLING = """
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
User.objects.create_user("curator", password="a-long-password")
SessionStore().create()
"""


@pytest.fixture(scope="module")
def filled() -> Iterator[str]:
    """A database with a little of everything, reached through a Unix socket."""
    with own_database(SOCKET, f"backup_{os.getpid()}") as address:
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": address},
            check=True,
        )
        shell(address, FILLING)
        yield address


@pytest.fixture(scope="module")
def backup(filled, tmp_path_factory) -> Path:
    return back_up(filled, tmp_path_factory.mktemp("backups"))


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    with own_cluster() as server:
        yield server


@pytest.fixture
def empty(cluster) -> Iterator[str]:
    """An empty database of another PostgreSQL, reached over TCP with a password."""
    with own_database(cluster, "empty") as address:
        yield address


@pytest.fixture
def changed(backup, tmp_path) -> Path:
    """A copy of the backup, for a test to spoil."""
    return shutil.copytree(backup, tmp_path / backup.name)


def test_a_restored_database_is_the_one_that_was_backed_up(filled, backup, empty):
    done = script("restore", empty, backup)
    assert done.returncode == 0, done.stderr
    before, after = everything_in(filled), everything_in(empty)
    assert before.pop("django_session")[0][0] == 1
    assert after.pop("django_session")[0][0] == 0
    assert set(after.pop("rules")) ^ set(before["rules"]) == set()
    assert after == {table: rows for table, rows in before.items() if table != "rules"}
    assert {kind for kind, _ in before["rules"]} >= {"function", "trigger", "constraint", "index"}
    for table in ("actors_actorevent", "regions_region", "explore_indexedrecord"):
        assert before[table][0][0] > 0


def test_a_restored_database_goes_on_working(backup, empty, tmp_path):
    script("restore", empty, backup)
    told = shell(
        empty,
        """
from django.core.management import call_command
call_command("migrate", check_unapplied=True)
from actors.models import Actor
from tests.drawing import an_actor
from tisep.explore.models import IndexedRecord
actor = Actor.objects.get()
events = actor.events.count()
Actor.objects.update(name_th="ใหม่")
an_actor("อีกแห่ง")
names = IndexedRecord.objects.filter(record="actor").order_by("name_th").values_list("name_th")
print(actor.events.count() - events, [name for (name,) in names])
""",
    )
    assert told.splitlines()[-1] == "1 ['ใหม่', 'อีกแห่ง']"
    # And over TCP the way back.
    assert back_up(empty, tmp_path).is_dir()


def test_the_docker_images_database_counts_as_empty(filled, backup, empty, tmp_path):
    """It comes with more of PostGIS than is used here, schemas and tables included."""
    with own_database(SOCKET, f"topology_{os.getpid()}") as there:
        bring = "CREATE EXTENSION postgis; CREATE EXTENSION postgis_topology"
        for address in (there, empty):
            with closing(connect(address)) as connection, connection.cursor() as cursor:
                cursor.execute(bring)
                cursor.execute("CREATE EXTENSION fuzzystrmatch")
                cursor.execute("CREATE EXTENSION postgis_tiger_geocoder")
                connection.commit()
        assert script("restore", there, backup).returncode == 0
        again = script("restore", empty, back_up(there, tmp_path))
    assert again.returncode == 0, again.stderr
    assert everything_in(empty)["actors_actor"] == everything_in(filled)["actors_actor"]


def test_what_is_written_meanwhile_is_wholly_in_or_wholly_out(filled, empty, tmp_path):
    done = threading.Event()

    def write() -> None:
        with closing(connect(filled)) as connection, connection.cursor() as cursor:
            connection.autocommit = True
            while not done.is_set():
                cursor.execute("INSERT INTO auth_group (name) VALUES (gen_random_uuid())")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = back_up(filled, tmp_path)
    finally:
        done.set()
        writer.join()
    assert json.loads((made / "manifest.json").read_text())["rows"]["public.auth_group"] > 0
    restored = script("restore", empty, made)
    assert restored.returncode == 0, restored.stderr


def test_a_database_with_tables_is_refused_and_left_alone(filled, backup):
    before = everything_in(filled)
    done = script("restore", filled, backup)
    assert done.returncode == 1
    assert "The database is not empty" in done.stderr
    assert everything_in(filled) == before


def spoil(folder: Path, **changes: object) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | changes))


def test_a_damaged_backup_is_refused(changed, empty):
    with (changed / "database.dump").open("r+b") as dump:
        dump.seek(-100, os.SEEK_END)
        dump.write(b"!")
    assert "is damaged" in script("restore", empty, changed).stderr
    (changed / "database.dump").unlink()
    assert "is no backup" in script("restore", empty, changed).stderr
    assert everything_in(empty).keys() == {"rules"}


def test_a_backup_of_a_newer_version_is_refused(changed, empty):
    spoil(changed, migrations=["auth.9999_not_ours", "explore.9999_in_a_year"])
    told = script("restore", empty, changed).stderr
    assert "newer TISEP" in told
    assert "with explore.9999_in_a_year:" in told
    assert everything_in(empty).keys() == {"rules"}


def test_a_restore_that_fails_half_way_leaves_nothing(changed, empty):
    """Something that no table is, and that is in the way of one."""
    with closing(connect(empty)) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE VIEW public.resources_resource AS SELECT 1")
        connection.commit()
    done = script("restore", empty, changed)
    assert done.returncode == 1
    assert "Nothing is restored" in done.stderr
    with closing(connect(empty)) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchone() == (0,)


def test_rows_that_are_missing_are_told(changed, empty):
    manifest = json.loads((changed / "manifest.json").read_text())
    spoil(changed, rows=manifest["rows"] | {"public.actors_actor": 2})
    done = script("restore", empty, changed)
    assert done.returncode == 1
    assert "public.actors_actor: 1 rows in place of 2" in done.stderr


def test_only_its_owner_reads_a_backup(backup):
    assert [path.stat().st_mode & 0o077 for path in (backup, *backup.iterdir())] == [0, 0, 0]


def test_backups_older_than_80_days_are_deleted_and_nothing_else(tmp_path):
    """Also when there is no new one: what was to be erased must be gone from backups, too."""

    def named(days: float) -> str:
        return (datetime.now(UTC) - timedelta(days=days)).strftime("%Y-%m-%dT%H%M%SZ")

    old = {named(80.1), named(400), named(81) + ".unfinished"}
    kept = {named(79.9), named(0), "notes", "2020-01-01", named(90) + ".copy"}
    for name in old | kept:
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text("{}")
    done = script("backup", f"{SOCKET}/there_is_none", tmp_path)
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == kept


def test_the_password_is_in_no_list_of_processes(empty, tmp_path):
    """pg_dump is seen by everybody on the machine, with all its arguments."""
    with closing(connect(empty)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "CREATE EXTENSION postgis; CREATE TABLE django_migrations (app text, name text)"
        )
        connection.commit()
    seer = tmp_path / "pg_dump"
    seer.write_text(f'#!/bin/sh\necho "$@" "$PGPASSWORD" >{tmp_path}/arguments; exit 1\n')
    seer.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "script/lib/backup.py", tmp_path / "backups"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": empty, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert "There is no backup" in done.stderr
    assert list((tmp_path / "backups").iterdir()) == []
    assert (tmp_path / "arguments").read_text().count(PASSWORD) == 1
