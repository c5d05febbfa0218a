"""What the desk searches in organisations and projects: a column that the database keeps."""

from django.db import migrations

TABLES = ("actors_actor", "actors_project")


class Migration(migrations.Migration):
    dependencies = [("actors", "0003_initial"), ("records", "0003_desk_words")]

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
