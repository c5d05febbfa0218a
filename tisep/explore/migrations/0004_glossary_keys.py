"""The words of the glossary as searches compare them: a column that the database keeps."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0003_glossary_and_missed_searches"),
        ("records", "0002_thai"),
    ]

    operations = [
        migrations.RunSQL(
            (SQL / "glossary.sql").read_text(),
            "ALTER TABLE explore_glossaryterm DROP COLUMN keys; DROP FUNCTION glossary_keys(text[]);",
        )
    ]
