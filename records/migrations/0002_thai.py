"""The functions that searching Thai rests on, in the database."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunSQL(
            (SQL / "thai.sql").read_text(),
            "DROP FUNCTION th_skel(text); DROP FUNCTION th_norm(text);",
        )
    ]
