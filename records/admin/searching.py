"""Finding rows at the desk, published or not, as people type Thai.

Each table of records, and that of regions, has a column `desk_words` that the database keeps: the
skeletons of all its names (and a record's id at its source), with a trigram index. Django's models
do not know it. Shorter tables are read as they are.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.http import HttpRequest

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


def found_in(rows: QuerySet[Any], text: str, *columns: str) -> QuerySet[Any]:
    """Rows in whose columns, or those of what they belong to, every term stands.

    Spells them as it reads them: for tables of some thousand rows.
    """
    written = [_written(rows.model, column) for column in columns]
    for word in skeletons(text) if text.strip() else ():
        rows = rows.alias(written=_Skeletons(*written)).filter(written__contains=word)
    return rows


class _Skeletons(Func):
    template = "record_words(ARRAY[%(expressions)s])"
    output_field = TextField()


def _written(model: Any, column: str) -> Any:
    if isinstance(get_fields_from_path(model, column)[-1], ArrayField):
        return Func(F(column), Value(" "), function="array_to_string", output_field=TextField())
    return Cast(F(column), TextField())


class SearchedAdmin(admin.ModelAdmin):
    """Looks for what is typed in `search_fields`, in any spelling of Thai."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return found_in(queryset, search_term, *self.get_search_fields(request)), False
