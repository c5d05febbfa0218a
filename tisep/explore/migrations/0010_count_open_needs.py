"""Of the needs in a region those are counted that are open."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"


class Migration(migrations.Migration):
    dependencies = [("explore", "0009_lighter_documents")]

    operations = [
        migrations.RunSQL((SQL / "statistics_open_needs.sql").read_text(), migrations.RunSQL.noop)
    ]
