"""The queue of changes that the statistics are counted from, and what finds the nearest."""

from pathlib import Path

from django.contrib.postgres.operations import CreateExtension
from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0004_glossary_keys"),
        ("regions", "0004_statistics_runs"),
    ]

    operations = [
        # A resource's kind and its place in one index.
        CreateExtension("btree_gist"),
        migrations.RunSQL(
            (SQL / "statistics_queue.sql").read_text(),
            (SQL / "statistics_unqueue.sql").read_text(),
        ),
    ]
