"""What the database must be able to do before anything is stored in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections


@register(Tags.database)
def thai_makes_trigrams(*, databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """With LC_CTYPE `C` pg_trgm makes no trigram of Thai, silently: searches find nothing."""
    return [
        Error(
            f"The database {alias!r} makes no trigrams of Thai: its LC_CTYPE knows no Thai letter.",
            hint="Create it anew with LC_CTYPE C.UTF-8 or another UTF-8 one, and load it again.",
            id="records.E001",
        )
        for alias in databases or ()
        if not _makes_trigrams(alias)
    ]


def _makes_trigrams(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        # An empty database has no pg_trgm yet; the migration that needs it asks the same question.
        cursor.execute("SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm')")
        if not cursor.fetchone()[0]:
            return True
        cursor.execute("SELECT cardinality(show_trgm('ผู้สูงอายุ')) > 0")
        return bool(cursor.fetchone()[0])
