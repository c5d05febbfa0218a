"""A backup restores onto an empty PostgreSQL as it was: rows, geometries, history and rules."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.scripts.clusters import (
    SERVER,
    back_up,
    connect,
    everything_in,
    own_database,
    script,
    shell,
)

# What they share is made once.
pytestmark = pytest.mark.xdist_group("backup")


@pytest.fixture
def changed(backup, tmp_path) -> Path:
    """A copy of the backup, for a test to spoil."""
    return shutil.copytree(backup, tmp_path / backup.name)


def meant(rules) -> set[tuple[str, str]]:
    """PostgreSQL casts the words of a partial index's condition elsewhere after a restore."""
    cast = re.compile(r"\(?'(\w+)'::character varying\)?(::text)?")
    return {
        (kind, re.sub(r"\((ARRAY\[[^\]]*\])\)::text\[\]", r"\1", cast.sub(r"'\1'", told)))
        if kind == "index"
        else (kind, told)
        for kind, told in rules
    }


def test_a_restored_database_is_the_one_that_was_backed_up(filled, backup, empty):
    done = script("restore", empty, backup)
    assert done.returncode == 0, done.stderr
    before, after = everything_in(filled), everything_in(empty)
    # Who is signed in, and from where, is in no backup.
    for table in ("django_session", "usersessions_usersession"):
        assert (before.pop(table)[0][0], after.pop(table)[0][0]) == (1, 0)
    assert meant(after.pop("rules")) == meant(before["rules"])
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
    with own_database(SERVER, f"topology_{os.getpid()}") as there:
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
