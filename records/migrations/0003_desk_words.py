"""The function that searching at the desk rests on, in the database."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("records", "0002_thai")]

    operations = [
        migrations.RunSQL(
            (SQL / "desk_words.sql").read_text(), "DROP FUNCTION record_words(text[]);"
        )
    ]
