"""A backup is whole, of one moment, private, and gone after 80 days."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.scripts.clusters import (
    PASSWORD,
    ROOT,
    SERVER,
    back_up,
    connect,
    script,
)

# What they share is made once.
pytestmark = pytest.mark.xdist_group("backup")


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


def test_an_empty_database_gives_no_backup(empty, tmp_path):
    done = script("backup", empty, tmp_path)
    assert done.returncode == 1
    assert "none of TISEP's tables" in done.stderr
    assert list(tmp_path.iterdir()) == []


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
    done = script("backup", f"{SERVER}/there_is_none", tmp_path)
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


def test_within_the_image_there_is_no_set_up(filled, tmp_path):
    """Programs and Python come by PATH; nothing but the backup is written."""
    image = tmp_path / "image"
    shutil.copytree(ROOT / "script", image / "script")
    shutil.copy(ROOT / "pyproject.toml", image)
    done = subprocess.run(
        [image / "script" / "backup", "backups"],
        cwd=tmp_path,
        env={"DATABASE_URL": filled, "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "backups").iterdir())) == 1
    assert {path.name for path in image.iterdir()} == {"script", "pyproject.toml"}
