"""What the desk searches in resources and needs: a column that the database keeps."""

from django.db import migrations

TABLES = ("resources_resource", "resources_need")


class Migration(migrations.Migration):
    dependencies = [("resources", "0001_initial"), ("records", "0003_desk_words")]

    operations = [
        migrations.RunSQL(
            f"""
            ALTER TABLE {table} ADD COLUMN desk_words text GENERATED ALWAYS AS (record_words(
                ARRAY[name_th, name_en, source_ref]::text[] || aliases::text[] || abbreviations::text[]
            )) STORED;
            CREATE INDEX {table}_desk_words ON {table} USING gin (desk_words gin_trgm_ops);
            """,
            f"ALTER TABLE {table} DROP COLUMN desk_words;",
        )
        for table in TABLES
    ]
