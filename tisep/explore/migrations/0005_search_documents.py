"""What searches look through, in a table of its own beside the index."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

SQL = Path(__file__).resolve().parent.parent / "sql"
FILES = [
    *("documents", "more", "derived", "rederive", "vocabulary", "things", "redocument_triggers"),
]
KINDS = [
    ("actor", "Organisation"),
    ("project", "Project"),
    ("resource", "Resource"),
    ("need", "Need"),
    ("region", "Region"),
    ("issue", "Issue"),
    ("target_group", "Target group"),
    ("indicator", "Indicator"),
]
REPLACED = """
DROP FUNCTION IF EXISTS explore_find(text);
DROP FUNCTION IF EXISTS explore_derived(text, bigint[]);
DROP FUNCTION IF EXISTS explore_words(text[]);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0005_statistics_queue"),
        ("actors", "0005_publish_permission"),
        ("regions", "0002_groups_of_provinces"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.TextField(choices=KINDS)),
                ("ref", models.BigIntegerField(help_text="Its id in the table of its kind.")),
                (
                    "indexed",
                    models.BigIntegerField(help_text="A record's id in the index.", null=True),
                ),
                ("public_id", models.TextField(help_text="UUID, region's code or slug.")),
                ("key", models.TextField(help_text="The first name, normalised, without spaces.")),
                (
                    "signs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), size=None
                    ),
                ),
                ("body", models.TextField()),
                (
                    "ends",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
                ("skeleton", models.TextField()),
                (
                    "skeleton_ends",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.IntegerField(), size=None
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["signs"], name="explore_by_signs"
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("skeleton", "gin_trgm_ops"),
                        name="explore_by_skeleton",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("key", "text_pattern_ops"),
                        name="explore_by_key",
                    ),
                    models.Index(fields=["indexed"], name="explore_by_indexed"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "ref"), name="explore_searchdocument_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VocabularyChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("topic", models.TextField()),
            ],
        ),
        migrations.RemoveIndex(model_name="indexedrecord", name="explore_by_name_words"),
        migrations.RemoveIndex(model_name="indexedrecord", name="explore_by_words"),
        migrations.RemoveField(model_name="indexedrecord", name="name_words"),
        migrations.RemoveField(model_name="indexedrecord", name="words"),
        migrations.RunSQL(REPLACED, migrations.RunSQL.noop),
        # They are those of today, and may name tables that come later.
        migrations.RunSQL("SET LOCAL check_function_bodies = off", migrations.RunSQL.noop),
        migrations.RunSQL(
            "\n".join((SQL / f"{name}.sql").read_text() for name in FILES),
            (SQL / "remove_search.sql").read_text(),
        ),
    ]
