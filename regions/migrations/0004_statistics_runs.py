"""What a refresh of the statistics did, and how near the nearest resources are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("regions", "0003_inequality")]

    operations = [
        migrations.CreateModel(
            name="StatisticsRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_at", models.DateTimeField(db_index=True)),
                ("seconds", models.FloatField()),
                (
                    "everything",
                    models.BooleanField(help_text="All was counted anew, not only what changed."),
                ),
                (
                    "index_version",
                    models.BigIntegerField(help_text="The version of the index counted."),
                ),
                (
                    "changes",
                    models.PositiveIntegerField(help_text="Changes of the index taken in."),
                ),
                (
                    "regions",
                    models.PositiveIntegerField(help_text="Regions whose figures changed."),
                ),
                (
                    "mended",
                    models.JSONField(
                        help_text="What was wrong without a change to explain it: by region "
                        "and figure.",
                        null=True,
                    ),
                ),
            ],
            options={
                "verbose_name": "refresh of the statistics",
                "verbose_name_plural": "refreshes of the statistics",
                "ordering": ["-started_at"],
                "get_latest_by": "started_at",
            },
        ),
        migrations.AddField(
            model_name="regionstatistics",
            name="nearest",
            field=models.JSONField(
                db_default={},
                default=dict,
                help_text="Of a tambon: metres from its point to the nearest resource of each kind.",
            ),
        ),
        migrations.AlterField(
            model_name="regionstatistics",
            name="counted_at",
            field=models.DateTimeField(help_text="When its figures last changed."),
        ),
    ]
