"""Documents hold names and texts of their own; themes and places they bear by marks.

What is ranked is short, and the words of a theme are looked for once instead of in every record
that has it. All documents are written anew, by the migration that follows.
"""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ["documents", "things", "derived", "rederive"]
REPLACED = """
TRUNCATE explore_searchdocument;
DROP FUNCTION IF EXISTS explore_signs(text[], text[], int[], text, text, int[]);
DROP FUNCTION IF EXISTS explore_grams(text, text, int);
DROP FUNCTION IF EXISTS explore_fields(text[]);
DROP FUNCTION IF EXISTS explore_derived(text, bigint[]);
"""
GONE = ["signs", "body", "ends", "skeleton", "skeleton_ends"]
NEW = {
    **dict.fromkeys(["names", "named", "written", "told"], models.TextField()),
    **dict.fromkeys(
        ["marks", "grams"],
        django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None),
    ),
}


class Migration(migrations.Migration):
    dependencies = [("explore", "0007_listings")]

    operations = [
        migrations.RunSQL(REPLACED, migrations.RunSQL.noop),
        migrations.RemoveIndex("searchdocument", "explore_by_signs"),
        migrations.RemoveIndex("searchdocument", "explore_by_skeleton"),
        *(migrations.RemoveField("searchdocument", name) for name in GONE),
        *(migrations.AddField("searchdocument", name, field) for name, field in NEW.items()),
        migrations.AddIndex(
            "searchdocument",
            django.contrib.postgres.indexes.GinIndex(fields=["marks"], name="explore_by_marks"),
        ),
        migrations.AddIndex(
            "searchdocument",
            django.contrib.postgres.indexes.GinIndex(fields=["grams"], name="explore_by_grams"),
        ),
        migrations.AddIndex(
            "searchdocument",
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("told", "gin_trgm_ops"),
                name="explore_by_told",
            ),
        ),
        migrations.RunSQL(
            "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            migrations.RunSQL.noop,
        ),
    ]
