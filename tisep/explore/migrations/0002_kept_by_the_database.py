"""The functions and triggers that keep the index."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ["public", "derived", "rederive", "triggers"]


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0001_initial"),
        ("records", "0002_thai"),
        ("regions", "0001_initial"),
        ("actors", "0003_initial"),
        ("resources", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            (SQL / "remove.sql").read_text(),
        ),
    ]
