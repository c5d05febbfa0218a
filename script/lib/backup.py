"""Writes the whole database, its history included, into a new folder, with a manifest.

The argument names the folder that keeps the backups. Those older than KEPT are deleted, whether or
not the new one succeeds: what a person asked to be erased must be gone from backups, too, within
90 days (PDPA).
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archives import DUMP, MANIFEST, Database, count_rows, die, named_database
from psycopg2.extensions import cursor

KEPT = timedelta(days=80)
STAMP = "%Y-%m-%dT%H%M%SZ"
UNFINISHED = ".unfinished"
# Who is signed in, and from which address and browser: after a restore, everybody signs in anew.
SESSIONS = ("public.django_session", "public.usersessions_usersession")


def delete_old(keeper: Path, now: datetime) -> None:
    """Deletes backups made more than KEPT before now, unfinished ones too, and nothing else."""
    for folder in keeper.iterdir():
        made = made_at(folder.name.removesuffix(UNFINISHED))
        if made and now - made > KEPT and folder.is_dir():
            shutil.rmtree(folder)
            print(f"Deleted {folder.name}: older than {KEPT.days} days.")


def made_at(name: str) -> datetime | None:
    """When a backup of this name was made; None where it is no backup's name."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d{6}Z", name):
        return None
    return datetime.strptime(name, STAMP).replace(tzinfo=UTC)


def write(database: Database, folder: Path, now: datetime) -> dict[str, int]:
    """Writes dump and manifest, of one and the same moment; gives the rows by table."""
    with database.connect() as connection, connection.cursor() as reading:
        reading.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        reading.execute("SELECT pg_export_snapshot()")
        [snapshot] = reading.fetchone() or [""]
        counted = count_rows(reading)
        rows = counted | {table: 0 for table in SESSIONS if table in counted}
        versions = read_versions(reading)
        dump(database, folder / DUMP, snapshot)
    manifest = {
        "made_at": now.isoformat(),
        **versions,
        "sha256": sha256(folder / DUMP),
        "rows": rows,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n")
    return rows


def dump(database: Database, target: Path, snapshot: str) -> None:
    """Has pg_dump write the file, as the snapshot sees the database."""
    left_out = [f"--exclude-table-data={table}" for table in SESSIONS]
    done = subprocess.run(
        [
            *("pg_dump", "--format=custom", "--no-password", f"--dbname={database.dsn}"),
            *(f"--snapshot={snapshot}", *left_out, f"--file={target}"),
        ],
        env=database.environment,
        check=False,
    )
    if done.returncode:
        die("There is no backup: pg_dump says why above.")


def read_versions(reading: cursor) -> dict[str, object]:
    """The versions that made the data what it is."""
    reading.execute("SELECT to_regclass('django_migrations') IS NULL")
    if reading.fetchone() == (True,):
        die("There is no backup: the database has none of TISEP's tables.")
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    reading.execute("SELECT current_setting('server_version'), postgis_lib_version()")
    postgresql, postgis = reading.fetchone() or ("", "")
    reading.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
    migrations = [name for (name,) in reading.fetchall()]
    return {
        "tisep": project["project"]["version"],
        "postgresql": postgresql,
        "postgis": postgis,
        "migrations": migrations,
    }


def sha256(path: Path) -> str:
    """The file's fingerprint."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def main() -> None:
    """Makes one backup, and tells where it is."""
    os.umask(0o077)
    keeper = Path(sys.argv[1])
    keeper.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    delete_old(keeper, now)
    folder = keeper / now.strftime(STAMP)
    unfinished = folder.with_name(folder.name + UNFINISHED)
    unfinished.mkdir()
    try:
        rows = write(named_database(), unfinished, now)
        unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    print(f"{folder}: {sum(rows.values()):,} rows of {len(rows)} tables.")


if __name__ == "__main__":
    main()
