"""What writing the index touches: the rows of a change, and no more."""

import pytest
from django.db import connection

from actors.models import Actor
from tests.drawing import an_actor
from tests.tisep.explore.drawing import sql
from tisep.explore.checking import differences
from tisep.explore.models import IndexedRecord, SearchDocument

pytestmark = pytest.mark.django_db

MANY = 3000
MORE = f"""
CREATE TEMPORARY TABLE more ON COMMIT DROP AS
    SELECT x.*, n FROM explore_indexedrecord x, generate_series(1, {MANY}) AS n;
UPDATE more SET id = id + 1000 * n, record_id = record_id + 1000 * n, uuid = gen_random_uuid();
ALTER TABLE more DROP COLUMN n;
INSERT INTO explore_indexedrecord SELECT * FROM more;
"""
READ = """
SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables
WHERE relname = 'explore_indexedrecord'
"""


def rows_read():
    with connection.cursor() as cursor:
        cursor.execute(READ)
        return cursor.fetchone()[0]


def test_one_record_is_written_without_reading_all_others(country):
    first = an_actor("ชมรม", region=country["950102"])
    sql(MORE)
    sql("ANALYZE explore_indexedrecord")
    before = rows_read()
    first.description_th = "ช่วยเหลือเด็ก"
    first.save()
    an_actor("มูลนิธิ", region=country["950102"])
    first.delete()
    assert rows_read() - before < MANY / 10


def test_all_written_anew_stamps_what_is_served_otherwise_and_nothing_else(country):
    same, other = (an_actor(name, region=country["950102"]) for name in ("ชมรม", "กลุ่ม"))
    then = "2026-01-01T00:00:00+00:00"
    sql(f"UPDATE explore_indexedrecord SET updated_at = '{then}'")
    sql("UPDATE explore_searchdocument SET written = 'as older versions wrote it', marks = '{}'")
    sql("UPDATE explore_indexedrecord SET place_en = 'elsewhere' WHERE name_th = 'กลุ่ม'")
    sql("SELECT explore_rebuild()")
    stamps = dict(IndexedRecord.objects.values_list("uuid", "updated_at"))
    assert stamps[same.uuid].isoformat() == then
    assert stamps[other.uuid].isoformat() != then
    sql("TRUNCATE explore_searchdocument")
    sql("SELECT explore_rebuild()")
    assert IndexedRecord.objects.get(uuid=same.uuid).updated_at.isoformat() == then
    assert SearchDocument.objects.filter(kind="actor").count() == Actor.objects.count()
    assert not differences()
    # What somebody writes is a change, though the index serves no word of it.
    same.description_th = "ทำงานกับเด็ก"
    same.save()
    assert IndexedRecord.objects.get(uuid=same.uuid).updated_at.isoformat() != then
