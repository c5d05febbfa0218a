"""Whether the index says what it should, and how to make it say so again."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

DIFFERENCES = (Path(__file__).parent / "sql" / "differences.sql").read_text()


def differences() -> list[tuple[str, int]]:
    """The records (kind and id) that the index has wrongly, has not, or should not have."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENCES)
        return cursor.fetchall()


def rebuild() -> None:
    """Derive every row again; only those that differ are written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT explore_rebuild()")
