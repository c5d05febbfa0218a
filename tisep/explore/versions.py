"""The version of the index: it moves with every change that a reader comes to see."""

from __future__ import annotations

import hashlib
from functools import cache

from django.db import connection
from rest_framework.request import Request

from regions.choropleth.version import version_of_figures

INDEX = "SELECT coalesce(sum(weight), 0) FROM explore_indexchange"
# Ties are counted too, since the last of them may be committed before another.
INDEX_AND_TIES = f"""
SELECT ({INDEX}),
    (SELECT count(*) || '.' || coalesce(max(pgh_id), 0) FROM actors_participationevent),
    (SELECT count(*) || '.' || coalesce(max(pgh_id), 0) FROM actors_partnershipevent)
"""  # noqa: S608 - written here


def current_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute(INDEX)
        return int(cursor.fetchone()[0])


@cache
def lineage() -> int:
    """What tells a restored database from the one before: their versions climb the same numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'explore_indexchange'::regclass::oid")
        return cursor.fetchone()[0]


def version_of_pages() -> str:
    """Moves with everything that a page of a region tells, the ties between organisations too."""
    with connection.cursor() as cursor:
        cursor.execute(INDEX_AND_TIES)
        parts = [*cursor.fetchone(), lineage(), version_of_figures()]
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:32]


def etag(request: Request, version: int) -> str:
    """What names an answer: its address, what it may depend on of the request, and the version."""
    asked = "\n".join([request.get_full_path(), request.headers.get("Accept", "")])
    return f'W/"{lineage()}-{version}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'
