"""What the desk searches in regions: a column that the database keeps."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("regions", "0008_published_classes"), ("records", "0003_desk_words")]

    operations = [
        migrations.RunSQL(
            """
            ALTER TABLE regions_region ADD COLUMN desk_words text GENERATED ALWAYS AS (
                record_words(ARRAY[name_th, name_en]::text[] || aliases::text[])
            ) STORED;
            CREATE INDEX regions_region_desk_words
                ON regions_region USING gin (desk_words gin_trgm_ops);
            """,
            "ALTER TABLE regions_region DROP COLUMN desk_words;",
        )
    ]
