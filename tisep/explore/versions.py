"""The version of the index: it moves with every change that a reader comes to see."""

from __future__ import annotations

import hashlib
from functools import cache

from django.db import connection
from rest_framework.request import Request


def current_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(weight), 0) FROM explore_indexchange")
        return int(cursor.fetchone()[0])


@cache
def lineage() -> int:
    """What tells a restored database from the one before: their versions climb the same numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'explore_indexchange'::regclass::oid")
        return cursor.fetchone()[0]


def etag(request: Request, version: int) -> str:
    """What names an answer: its address, what it may depend on of the request, and the version."""
    asked = "\n".join([request.get_full_path(), request.headers.get("Accept", "")])
    return f'W/"{lineage()}-{version}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'
