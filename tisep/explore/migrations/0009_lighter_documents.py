"""Runs of letters stand in an index alone, and indexes hold little unsorted: both slowed searches.

Writing one record no longer reads the whole index, and deriving all anew stamps only what changed.
"""

from pathlib import Path

import django.contrib.postgres.indexes
from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ["more", "things", "derived", "rederive"]
REPLACED = """
DROP FUNCTION IF EXISTS explore_derived(text, bigint[]);
"""
# Rows keep what a column held until they are written anew.
REWRITTEN = """
ALTER TABLE explore_searchdocument ALTER COLUMN told TYPE text USING told || '';
"""
FILLED = """
SELECT explore_rebuild() WHERE NOT EXISTS (SELECT FROM explore_searchdocument);
ANALYZE explore_searchdocument;
"""
INDEXES = {
    "explore_by_marks": {"fields": ["marks"]},
    "explore_by_grams": {
        "expressions": [models.Func("named", function="explore_grams")],
    },
    "explore_by_told": {
        "expressions": [django.contrib.postgres.indexes.OpClass("told", "gin_trgm_ops")],
    },
}


def index(name: str) -> django.contrib.postgres.indexes.GinIndex:
    declared = INDEXES[name]
    return django.contrib.postgres.indexes.GinIndex(
        *declared.get("expressions", ()),
        fields=declared.get("fields", ()),
        name=name,
        gin_pending_list_limit=64,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0008_narrow_documents"),
        # `more` tells of lessons, which were columns of projects before.
        ("actors", "0017_lessons_out_of_projects"),
    ]

    operations = [
        migrations.RunSQL(REPLACED, migrations.RunSQL.noop),
        *(migrations.RemoveIndex("searchdocument", name) for name in INDEXES),
        migrations.RemoveField("searchdocument", "grams"),
        migrations.RunSQL(REWRITTEN, migrations.RunSQL.noop),
        *(migrations.AddIndex("searchdocument", index(name)) for name in INDEXES),
        migrations.RunSQL(
            "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
    ]
