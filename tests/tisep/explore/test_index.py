"""The database keeps the index right, whoever writes, by whatever statement."""

from random import Random

import pytest
from django.contrib.gis.geos import Point

from actors.models import Actor, Issue, TargetGroup
from regions.models import Region
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.explore.drawing import Country, sql
from tisep.explore.checking import differences
from tisep.explore.models import IndexedRecord, RecordType, SearchDocument, Tombstone

pytestmark = pytest.mark.django_db

DRAW = {
    RecordType.ACTOR: an_actor,
    RecordType.PROJECT: a_project,
    RecordType.RESOURCE: a_resource,
    RecordType.NEED: lambda **values: a_need(an_actor("ผู้ขอ", state="draft"), **values),
}


def row_of(record) -> IndexedRecord:
    return IndexedRecord.objects.get(record=record._meta.model_name, record_id=record.pk)


def document_of(record) -> SearchDocument:
    return SearchDocument.objects.get(kind=record._meta.model_name, ref=record.pk)


@pytest.fixture(params=RecordType.values)
def record(request, country):
    """A published record of each kind, in tambon 950102."""
    return DRAW[request.param](region=country["950102"])


def test_a_published_record_is_indexed_where_it_sits(record):
    row = row_of(record)
    assert row.uuid == record.uuid
    assert row.path == ["950102", "9501", "95", "TH-S", "TH"]
    assert row.location == record.region.point
    assert row.at_region
    assert row.place_th == "ต.ท่าสาป อ.เมืองยะลา จ.ยะลา"
    assert row.place_en == "Tha Sap, Mueang Yala, Yala"
    assert not differences()


def test_its_own_point_comes_before_its_region(record):
    record.location = Point(101.2, 6.9)
    record.save()
    row = row_of(record)
    assert row.location == Point(101.2, 6.9, srid=4326)
    assert not row.at_region
    assert row.mark.equals_exact(row.location.transform(3857, clone=True), 1e-6)


@pytest.mark.parametrize("code", ["TH", "TH-S"])
def test_a_record_of_the_country_or_a_part_is_not_on_the_map(country, code):
    row = row_of(an_actor(region=country[code]))
    assert (row.location, row.mark, row.at_region) == (None, None, False)
    assert row.path[0] == code


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_what_ceases_to_be_public_leaves_a_tombstone(record, state):
    type(record).objects.filter(pk=record.pk).update(state=state)
    assert not IndexedRecord.objects.filter(uuid=record.uuid).exists()
    stone = Tombstone.objects.get()
    assert (stone.uuid, stone.record) == (record.uuid, record._meta.model_name)
    type(record).objects.filter(pk=record.pk).update(state="published")
    assert row_of(record)
    assert not Tombstone.objects.exists()


def test_a_draft_is_never_indexed(country):
    an_actor(state="draft", region=country["950102"])
    assert not IndexedRecord.objects.exists()
    assert not Tombstone.objects.exists()


def test_raw_updates_and_deletes_reach_the_index(record):
    table = record._meta.db_table
    sql(f"UPDATE {table} SET name_th = 'ชื่อใหม่' WHERE id = %s", record.pk)
    assert row_of(record).name_th == "ชื่อใหม่"
    for links in ("issues", "target_groups", "serves"):
        sql(f"DELETE FROM {table}_{links}")
    sql(f"DELETE FROM {table} WHERE id = %s", record.pk)
    assert not IndexedRecord.objects.filter(uuid=record.uuid).exists()
    assert Tombstone.objects.filter(uuid=record.uuid).exists()


def test_a_new_uuid_buries_the_old_one(record):
    sql(f"UPDATE {record._meta.db_table} SET uuid = gen_random_uuid() WHERE id = %s", record.pk)
    assert Tombstone.objects.get().uuid == record.uuid
    record.refresh_from_db()
    assert row_of(record).uuid == record.uuid
    assert not differences()


def test_bulk_writes_reach_the_index(country):
    actors = Actor.objects.bulk_create(
        Actor(name_th=f"กลุ่ม {n}", kind="cso", state="published") for n in range(30)
    )
    assert IndexedRecord.objects.count() == 30
    for actor in actors:
        actor.kind = "network"
    Actor.objects.bulk_update(actors, ["kind"])
    assert IndexedRecord.objects.filter(kind="network").count() == 30
    Actor.objects.filter(pk__in=[actor.pk for actor in actors[:10]]).delete()
    assert IndexedRecord.objects.count() == 20
    assert Tombstone.objects.count() == 10


def test_an_upsert_reaches_the_index(country):
    actor = an_actor()
    actor.name_th, other = "ชื่อใหม่", Actor(name_th="อีกแห่ง", kind="cso", state="published")
    Actor.objects.bulk_create(
        [actor, other],
        update_conflicts=True,
        unique_fields=["uuid"],
        update_fields=["name_th"],
    )
    names = IndexedRecord.objects.values_list("name_th", flat=True)
    assert sorted(names) == ["ชื่อใหม่", "อีกแห่ง"]
    assert not differences()


def test_tags_and_served_regions_reach_the_index(record, country, issues_and_groups):
    issues, groups = issues_and_groups
    record.issues.add(issues["waste"])
    record.target_groups.add(groups["older-persons"])
    record.serves.add(country["9401"], country["TH"])
    row = row_of(record)
    assert row.issues == ["waste"]
    assert row.issues_up == ["social-power", "waste"]
    assert row.target_groups == row.target_groups_up == ["older-persons"]
    assert row.serves == ["9401", "TH"]
    assert row.serves_up == ["94", "9401", "TH", "TH-S"]
    assert row.serves_country
    record.issues.set([issues["child-protection"]])
    assert row_of(record).issues_up == ["child-protection", "equality"]
    record.issues.clear()
    record.target_groups.clear()
    record.serves.clear()
    row = row_of(record)
    assert row.issues == row.target_groups == row.serves == row.serves_up == []


@pytest.mark.parametrize(
    ("links", "column"),
    [("issues", "issue_id"), ("target_groups", "targetgroup_id"), ("serves", "region_id")],
)
def test_raw_statements_on_the_links_reach_the_index(
    record, country, issues_and_groups, links, column
):
    first, second = {
        "issues": [issues_and_groups[0][slug] for slug in ("waste", "equality")],
        "target_groups": list(issues_and_groups[1].values()),
        "serves": [country["94"], country["95"]],
    }[links]
    table, owner = f"{record._meta.db_table}_{links}", f"{record._meta.model_name}_id"
    sql(f"INSERT INTO {table} ({owner}, {column}) VALUES (%s, %s)", record.pk, first.pk)
    public = "code" if links == "serves" else "slug"
    assert getattr(row_of(record), links) == [getattr(first, public)]
    sql(f"UPDATE {table} SET {column} = %s WHERE {owner} = %s", second.pk, record.pk)
    assert getattr(row_of(record), links) == [getattr(second, public)]
    assert not differences()
    sql(f"DELETE FROM {table}")
    assert getattr(row_of(record), links) == []
    sql(f"INSERT INTO {table} ({owner}, {column}) VALUES (%s, %s)", record.pk, first.pk)
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql(f"TRUNCATE {table}")
    assert getattr(row_of(record), links) == []


def test_a_link_that_moves_to_another_record_reaches_both(country, issues_and_groups):
    one, other = an_actor("หนึ่ง"), an_actor("สอง")
    one.issues.add(issues_and_groups[0]["waste"])
    sql("UPDATE actors_actor_issues SET actor_id = %s", other.pk)
    assert (row_of(one).issues, row_of(other).issues) == ([], ["waste"])


def test_a_truncated_table_leaves_the_index_empty(country, issues_and_groups):
    Country(Random(1)).draw_many(3)
    assert IndexedRecord.objects.exists()
    sql("SET CONSTRAINTS ALL IMMEDIATE")
    sql("TRUNCATE resources_need CASCADE")
    assert not IndexedRecord.objects.filter(record="need").exists()
    assert not differences()
    sql("TRUNCATE regions_region CASCADE")
    assert not IndexedRecord.objects.exists()
    assert Tombstone.objects.count() == len({*Tombstone.objects.values_list("uuid", flat=True)})
    assert not differences()


def test_an_issue_s_name_slug_and_chain_reach_its_records(record, issues_and_groups):
    issues, groups = issues_and_groups
    record.issues.add(issues["waste"])
    record.target_groups.add(groups["older-persons"])
    Issue.objects.filter(slug="waste").update(slug="rubbish", parent=issues["equality"])
    assert row_of(record).issues_up == ["equality", "rubbish"]
    Issue.objects.filter(slug="equality").update(name_en="Zebra")
    assert "@issue:rubbish" in document_of(record).marks
    TargetGroup.objects.filter(slug="older-persons").update(parent=groups["children-and-youth"])
    assert row_of(record).target_groups_up == ["children-and-youth", "older-persons"]
    assert not differences()


def test_a_circle_of_issues_does_not_go_on_for_ever(record, issues_and_groups):
    issues, _ = issues_and_groups
    record.issues.add(issues["waste"])
    Issue.objects.filter(slug="social-power").update(parent=issues["waste"])
    assert row_of(record).issues_up == ["social-power", "waste"]


def test_a_region_s_name_point_and_path_reach_its_records(record, country):
    Region.objects.filter(code="95").update(name_th="ยะลาใหม่")
    assert row_of(record).place_th.endswith("จ.ยะลาใหม่")
    Region.objects.filter(code="950102").update(point=Point(101.1, 6.6))
    assert row_of(record).location == Point(101.1, 6.6, srid=4326)
    north = Region.objects.create(
        level="part", code="TH-N", parent=country["TH"], name_th="ภาคเหนือ"
    )
    Region.objects.filter(code="95").update(parent=north)
    assert row_of(record).path == ["950102", "9501", "95", "TH-N", "TH"]
    assert not differences()


def test_a_region_s_new_path_reaches_those_who_serve_it(country):
    actor = an_actor()
    actor.serves.add(country["950102"])
    north = Region.objects.create(
        level="part", code="TH-N", parent=country["TH"], name_th="ภาคเหนือ"
    )
    Region.objects.filter(code="95").update(parent=north)
    assert row_of(actor).serves_up == ["95", "9501", "950102", "TH", "TH-N"]


def test_a_change_that_shows_nowhere_writes_nothing(record):
    before = row_of(record).updated_at
    type(record).objects.filter(pk=record.pk).update(source_note="บรรทัดที่ 3")
    assert row_of(record).updated_at == before
    type(record).objects.filter(pk=record.pk).update(name_en="Another name")
    assert row_of(record).updated_at > before
