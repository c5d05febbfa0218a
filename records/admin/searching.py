"""Finding records at the desk, published or not, as people type Thai.

Each table of records has a column `desk_words` that the database keeps: the skeletons of all its
names and its id at the source, with a trigram index. Django's models do not know it.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import QuerySet, TextField
from django.db.models.expressions import RawSQL

LONGEST = 200


def skeletons(text: str) -> list[str]:
    """The terms of a search, each as the database spells it; empty ones are left out."""
    terms = [term for term in text.replace("\0", "")[:LONGEST].split() if term]
    with connection.cursor() as cursor:
        cursor.execute("SELECT array_agg(record_words(ARRAY[t])) FROM unnest(%s) AS t", [terms])
        return [word for word in cursor.fetchone()[0] or () if word]


def found_by(records: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Records in whose names every term stands; all of them where nothing is asked."""
    column = f'"{records.model._meta.db_table}"."desk_words"'
    for word in skeletons(text) if text.strip() else ():
        words = RawSQL(column, [], output_field=TextField())  # noqa: S611 - a table's own name
        records = records.alias(desk_words=words).filter(desk_words__contains=word)
    return records
