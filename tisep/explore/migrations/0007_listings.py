"""The index knows how offers and needs stand.

The functions are read as they are now; what those before this one asked for is made anew here.
"""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = ["listings", "derived", "rederive"]


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0006_glossary_tags_and_short_names"),
        ("resources", "0005_offers_and_needs"),
    ]

    operations = [
        migrations.AddField(
            model_name="indexedrecord",
            name="ends_on",
            field=models.DateField(help_text="Until when it is offered or needed.", null=True),
        ),
        migrations.AddField(
            model_name="indexedrecord",
            name="listing",
            field=models.TextField(
                db_default="", help_text="How an offer or a need stands; empty for the rest."
            ),
        ),
        migrations.AddField(
            model_name="indexedrecord",
            name="opened_at",
            field=models.DateTimeField(help_text="Since when it is offered or asked.", null=True),
        ),
        migrations.AddIndex(
            model_name="indexedrecord",
            index=models.Index(
                fields=["listing", "record", "-opened_at"],
                condition=~Q(listing=""),
                name="explore_by_listing",
            ),
        ),
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS explore_derived(text, bigint[]);"
            + "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            migrations.RunSQL.noop,
        ),
    ]
