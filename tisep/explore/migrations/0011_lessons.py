"""A project is found by the lessons that it published."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parent.parent / "sql"
CALL = "explore_on_link('project', 'project_id')"
SEEN = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
    "truncate": "",
}


class Migration(migrations.Migration):
    dependencies = [
        ("explore", "0010_count_open_needs"),
        ("actors", "0017_lessons_out_of_projects"),
    ]

    operations = [
        migrations.RunSQL((SQL / "more.sql").read_text(), migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER explore_{act} AFTER {act} ON actors_lesson {rows} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {CALL}",
                f"DROP TRIGGER explore_{act} ON actors_lesson",
            )
            for act, rows in SEEN.items()
        ),
        migrations.RunSQL("SELECT explore_rebuild()", migrations.RunSQL.noop),
    ]
