"""What a glossary's term speaks of is watched too, and documents know names without brackets.

Anew, for those that have the documents from before: the files are read as they are now.
"""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ["documents", "vocabulary", "things"]


class Migration(migrations.Migration):
    dependencies = [("explore", "0005_search_documents")]

    operations = [
        migrations.RunSQL(
            "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            migrations.RunSQL.noop,
        ),
    ]
