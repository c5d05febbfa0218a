"""A project is found by the lessons that it published."""

from django.db import migrations

CALL = "explore_on_link('project', 'project_id')"
SEEN = {
    "insert": "REFERENCING NEW TABLE AS new_rows",
    "update": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "delete": "REFERENCING OLD TABLE AS old_rows",
    "truncate": "",
}
# Nothing else changes, and to derive all anew takes minutes where records are many.
THOSE_WITH_LESSONS = """
SELECT explore_rederive(
    'project',
    ARRAY(SELECT DISTINCT project_id FROM actors_lesson WHERE project_id IS NOT NULL ORDER BY 1),
    said => false)
"""


class Migration(migrations.Migration):
    dependencies = [("explore", "0010_count_open_needs")]

    operations = [
        *(
            migrations.RunSQL(
                f"CREATE TRIGGER explore_{act} AFTER {act} ON actors_lesson {rows} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {CALL}",
                f"DROP TRIGGER explore_{act} ON actors_lesson",
            )
            for act, rows in SEEN.items()
        ),
        migrations.RunSQL(THOSE_WITH_LESSONS, migrations.RunSQL.noop),
    ]
