"""Writes a backup (its folder is the argument) into an empty database, and counts what is there."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from archives import DUMP, MANIFEST, Database, count_rows, die, named_database, tables
from backup import sha256
from psycopg2.extensions import cursor


def read_manifest(folder: Path) -> dict[str, Any]:
    """What the backup says of itself; ends the program where it is damaged or no backup."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        fingerprint = sha256(folder / DUMP)
    except (OSError, ValueError) as error:
        die(f"{folder} is no backup that script/backup finished: {error}")
    if fingerprint != manifest["sha256"]:
        die(f"{folder / DUMP} is damaged: it is not the file that was written. Take another.")
    return manifest


def refuse_newer(manifest: dict[str, Any]) -> None:
    """Ends the program where the data's tables are of a later version than this one knows."""
    known = {
        f"{path.parent.parent.name}.{path.stem}"
        for pattern in ("*/migrations/*.py", "*/*/migrations/*.py")
        for path in Path().glob(pattern)
    }
    ours = {name.partition(".")[0] for name in known}
    newer = [
        name
        for name in manifest["migrations"]
        if name.partition(".")[0] in ours and name not in known
    ]
    if newer:
        die(
            f"The backup is of a newer TISEP ({manifest['tisep']}), with {', '.join(newer)}: "
            "restore it with that version of the program."
        )


def refuse_non_empty(reading: cursor) -> None:
    """Ends the program where the database has tables already."""
    found = tables(reading)
    if found:
        die(
            f"The database is not empty: it has {len(found)} tables ({', '.join(found[:3])}, …). "
            "Make an empty one (createdb), name it in DATABASE_URL, and restore into that."
        )


def wanted_entries(dump: Path, reading: cursor) -> str:
    """The dump's list of contents, less what an empty database has already."""
    listed = subprocess.run(
        ["pg_restore", "--list", dump], stdout=subprocess.PIPE, text=True, check=True
    ).stdout
    reading.execute("SELECT nspname FROM pg_namespace")
    present = {name for (name,) in reading.fetchall()}
    return "".join(
        line
        for line in listed.splitlines(keepends=True)
        if not is_there_already(line.partition("; ")[2].split(), present)
    )


def is_there_already(entry: list[str], schemas: set[str]) -> bool:
    """Whether an entry (two numbers, kind, schema, name, owner) makes or comments such a thing."""
    match entry[2:]:
        case ["SCHEMA", "-", name, *_] | ["COMMENT", "-", "SCHEMA", name, *_]:
            return name in schemas
        case ["COMMENT", "-", "EXTENSION", *_]:
            return True
    return False


def fill(database: Database, dump: Path, entries: str) -> None:
    """Has pg_restore write it, in one transaction."""
    with tempfile.NamedTemporaryFile("w", suffix=".list") as contents:
        contents.write(entries)
        contents.flush()
        done = subprocess.run(
            [
                *("pg_restore", "--single-transaction", "--no-owner", "--no-privileges"),
                *("--no-password", f"--dbname={database.dsn}", f"--use-list={contents.name}", dump),
            ],
            env=database.environment,
            check=False,
        )
    if done.returncode:
        die("Nothing is restored, the database is as empty as before: pg_restore says why above.")


def verify(reading: cursor, rows: dict[str, int]) -> None:
    """Ends the program where a table has not as many rows as were backed up."""
    found = count_rows(reading)
    wrong = [
        f"{table}: {found.get(table)} rows in place of {rows.get(table)}"
        for table in sorted(rows.keys() | found.keys())
        if found.get(table) != rows.get(table)
    ]
    if wrong:
        die("\n".join(["The restored database is not what was backed up:", *wrong]))


def main() -> None:
    """Restores one backup, and tells what is in it."""
    folder = Path(sys.argv[1])
    manifest = read_manifest(folder)
    refuse_newer(manifest)
    database = named_database()
    with database.connect() as connection, connection.cursor() as reading:
        connection.autocommit = True
        refuse_non_empty(reading)
        fill(database, folder / DUMP, wanted_entries(folder / DUMP, reading))
        reading.execute("ANALYZE")
        verify(reading, manifest["rows"])
    rows = manifest["rows"]
    print(
        f"Restored what was backed up at {manifest['made_at']}: {sum(rows.values()):,} rows of "
        f"{len(rows)} tables, counted. Next: manage.py migrate, then start."
    )


if __name__ == "__main__":
    main()
