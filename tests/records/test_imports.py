"""An import can be read before it runs, runs once, and leaves people's edits alone."""

import pytest

from actors.models import Actor, Issue
from records.imports import Incoming, Refused, Rejection, compare, import_run
from records.models import DataSource, ImportRun
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return DataSource.objects.create(slug="list", name_th="รายชื่อ", name_en="List")


def row(key, source, name, **values):
    values = {"name_th": name, "kind": "cso", "source": source, **values}
    return Incoming(key, values, where=f"row {key}")


def plan_for(source, rows, **options):
    stored = Actor.objects.filter(source__slug="list")
    return compare(stored, rows, keys=["source_ref"], **options)


def test_new_rows_are_added_only_when_the_plan_is_applied(source):
    plan = plan_for(source, [row("a1", source, "มูลนิธิหนึ่ง")])
    assert plan.counts["add"] == 1
    assert Actor.objects.count() == 0
    plan.apply()
    assert Actor.objects.get(source_ref="a1").name_th == "มูลนิธิหนึ่ง"


def test_a_second_run_changes_nothing(source):
    issue = Issue.objects.create(slug="waste", name_th="ขยะ")
    rows = [row("a1", source, "มูลนิธิหนึ่ง", issues=[issue], aliases=["หนึ่ง"])]
    plan_for(source, rows).apply()
    again = plan_for(source, rows)
    assert (again.counts["add"], again.counts["change"], again.counts["keep"]) == (0, 0, 1)


def test_a_changed_row_names_old_and_new(source):
    plan_for(source, [row("a1", source, "มูลนิธิหนึ่ง")]).apply()
    plan = plan_for(source, [row("a1", source, "มูลนิธิสอง")])
    assert plan.change[0].fields == {"name_th": ("มูลนิธิหนึ่ง", "มูลนิธิสอง")}
    plan.apply()
    assert Actor.objects.get(source_ref="a1").name_th == "มูลนิธิสอง"


def test_what_a_person_edited_stays_and_is_listed(source):
    plan_for(source, [row("a1", source, "มูลนิธิหนึ่ง")]).apply()
    actor = Actor.objects.get()
    actor.name_th = "ชื่อที่คนแก้"
    actor.mark_edited(["name_th"])
    actor.save()
    plan = plan_for(source, [row("a1", source, "มูลนิธิหนึ่ง", kind="network")])
    plan.apply()
    actor.refresh_from_db()
    assert (actor.name_th, actor.kind) == ("ชื่อที่คนแก้", "network")
    assert plan.edited == ["row a1: name_th"]


def test_the_same_key_twice_is_rejected_the_second_time(source):
    plan = plan_for(source, [row("a1", source, "ก"), row("a1", source, "ข")])
    assert plan.counts["add"] == 1
    assert plan.reject == [Rejection("row a1", "a1 stands there twice")]


def test_rows_that_no_longer_come_are_listed_and_left(source):
    plan_for(source, [row("a1", source, "ก")]).apply()
    plan = plan_for(source, [])
    plan.apply()
    assert plan.gone == ["a1"]
    assert Actor.objects.count() == 1


def test_rows_of_another_source_are_not_touched(source):
    an_actor("ของที่อื่น", source_ref="a1")
    plan_for(source, [row("a1", source, "ก")]).apply()
    assert Actor.objects.count() == 2


def test_a_bad_row_undoes_the_whole_plan(source):
    plan = plan_for(source, [row("a1", source, "ก"), row("a2", source, "")])
    with pytest.raises(Exception, match="actors_actor_named"):
        plan.apply()
    assert Actor.objects.count() == 0


def test_a_run_leaves_a_row_that_says_applied(source):
    with import_run("load_list", source=source) as run:
        run.counts = {"add": 1}
    stored = ImportRun.objects.get()
    assert (stored.status, stored.counts) == ("applied", {"add": 1})
    assert stored.finished_at is not None


def test_a_refused_run_keeps_its_reasons():
    with pytest.raises(Refused), import_run("load_list"):
        raise Refused(["row 3: no code; give the official code"])
    stored = ImportRun.objects.get()
    assert stored.status == "refused"
    assert stored.report["reasons"] == ["row 3: no code; give the official code"]


def test_a_run_that_breaks_is_marked_failed():
    with pytest.raises(ZeroDivisionError), import_run("load_list"):
        raise ZeroDivisionError
    assert ImportRun.objects.get().status == "failed"
