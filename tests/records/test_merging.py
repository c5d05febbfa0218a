"""Several records become one, and apart again."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from actors.models import Actor, JointKpi, Participation, Partnership, Project, Stage
from records.doubles import Merge
from records.history import events_of, latest
from records.merging import merge, undo_merge, where_it_went
from records.models import User
from regions.models import Indicator
from resources.models import Need, Resource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tisep.explore.models import IndexedRecord, Tombstone

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody():
    return User.objects.create(username="anong")


@pytest.fixture
def twins(country, issues_and_groups):
    """One organisation entered twice, with ties that partly repeat."""
    issues, groups = issues_and_groups
    kept = an_actor("มูลนิธิเด็ก", name_en="Child Foundation", abbreviations=["มด."])
    gone = an_actor(
        "มูลนิธิเพื่อเด็ก",
        name_en="Foundation for Children",
        aliases=["มูลนิธิเด็ก ", "บ้านเด็ก"],
        abbreviations=["มพด.", "มด."],
        region=country["950102"],
        at=(101.5, 6.75),
    )
    other, both, only = an_actor("อื่น"), a_project("ร่วม"), a_project("เดี่ยว")
    for project, actor in ((both, kept), (both, gone), (only, gone)):
        Participation.objects.create(project=project, actor=actor, role="lead")
    Partnership.objects.create(actor=kept, partner=gone, kind="cooperation")
    for actor in (kept, gone):
        Partnership.objects.create(actor=other, partner=actor, kind="funding")
    a_resource(owner=gone)
    a_need(gone)
    an_actor("หน่วย", parent=gone)
    kept.issues.add(issues["waste"])
    gone.issues.add(issues["waste"], issues["child-protection"])
    gone.target_groups.add(groups["older-persons"])
    gone.serves.add(country["94"])
    return kept, gone


def state_of_everything() -> dict[str, list]:
    """Every row of records and ties, without what a save writes by itself."""
    bookkeeping = {"updated_at", "updated_by_id", "edited_fields"}
    told = {}
    for model in (Actor, Project, Stage, Participation, Partnership, Resource, Need):
        rows = [
            {name: value for name, value in row.items() if name not in bookkeeping}
            for row in model.objects.order_by("pk").values()
        ]
        told[model.__name__] = rows
    for name in ("issues", "target_groups", "serves"):
        told[name] = sorted(Actor.objects.filter(**{f"{name}__gt": 0}).values_list("pk", name))
    return told


def test_ties_go_along_without_doubling(twins, somebody):
    kept, gone = twins
    merge(kept=kept, others=[gone], by=somebody)
    assert sorted(p.project.name_th for p in kept.participations.all()) == ["ร่วม", "เดี่ยว"]
    assert [tie.actor.name_th for tie in kept.partnerships_of.all()] == ["อื่น"]
    assert not kept.partnerships.exists()
    for tied in (kept.resources, kept.needs, kept.units):
        assert tied.count() == 1
    gone.refresh_from_db()
    assert gone.state == "archived"
    for name in ("participations", "partnerships", "partnerships_of", "resources", "units"):
        assert not getattr(gone, name).exists()


def test_tags_and_names_are_gathered(twins, somebody):
    kept, gone = twins
    merge(kept=kept, others=[gone], by=somebody)
    kept.refresh_from_db()
    assert {issue.slug for issue in kept.issues.all()} == {"waste", "child-protection"}
    assert [group.slug for group in kept.target_groups.all()] == ["older-persons"]
    assert [region.code for region in kept.serves.all()] == ["94"]
    assert kept.aliases == ["บ้านเด็ก", "มูลนิธิเพื่อเด็ก", "Foundation for Children"]
    assert kept.abbreviations == ["มด.", "มพด."]
    assert (kept.updated_by, set(kept.edited_fields)) == (somebody, {"aliases", "abbreviations"})


def test_what_is_chosen_is_taken_and_what_goes_together_goes_together(twins, somebody):
    kept, gone = twins
    chosen = {"name_th": gone.pk, "region": gone.pk, "name_en": kept.pk, "state": gone.pk}
    merge(kept=kept, others=[gone], by=somebody, chosen=chosen)
    kept.refresh_from_db()
    assert (kept.name_th, kept.name_en) == ("มูลนิธิเพื่อเด็ก", "Child Foundation")
    assert (kept.region.code, kept.placed_by, kept.location.coords) == (
        "950102",
        "code",
        (101.5, 6.75),
    )
    assert (kept.state, "มูลนิธิเด็ก" in kept.aliases) == ("published", True)


def test_readers_see_one_and_keepers_of_copies_hear_of_the_other(twins, somebody):
    kept, gone = twins
    merge(kept=kept, others=[gone], by=somebody)
    assert IndexedRecord.objects.filter(uuid__in=[kept.uuid, gone.uuid]).count() == 1
    assert Tombstone.objects.filter(uuid=gone.uuid).exists()
    assert where_it_went(Actor, gone.uuid) == kept.uuid
    assert where_it_went(Project, gone.uuid) is None
    Actor.objects.filter(pk=kept.pk).update(state="draft")
    assert where_it_went(Actor, gone.uuid) is None


def test_a_merge_is_undone_to_the_last_value(twins, somebody):
    kept, gone = twins
    before = state_of_everything()
    merge(kept=kept, others=[gone], by=somebody, chosen={"name_th": gone.pk, "region": gone.pk})
    assert state_of_everything() != before
    undo_merge(act=Merge.objects.get().act, by=somebody)
    assert state_of_everything() == before
    assert not Merge.objects.exists()


def test_what_was_changed_since_is_not_undone(twins, somebody):
    kept, gone = twins
    merge(kept=kept, others=[gone], by=somebody, chosen={"name_th": gone.pk, "name_en": gone.pk})
    Actor.objects.filter(pk=kept.pk).update(name_th="ชื่อใหม่กว่า")
    undo_merge(act=Merge.objects.get().act, by=somebody)
    kept.refresh_from_db()
    assert (kept.name_th, kept.name_en) == ("ชื่อใหม่กว่า", "Child Foundation")


def test_three_become_one_and_what_led_to_one_is_turned(somebody):
    first, second, third, last = (an_actor(name) for name in ("ก", "ข", "ค", "ง"))
    merge(kept=third, others=[first, second], by=somebody)
    assert set(Actor.objects.get(pk=third.pk).aliases) >= {"ก", "ข"}
    merge(kept=last, others=[third], by=somebody)
    assert set(Merge.objects.values_list("kept", flat=True)) == {last.uuid}
    early = Merge.objects.get(gone=first.uuid)
    with pytest.raises(ValidationError):
        undo_merge(act=early.act, by=somebody)
    undo_merge(act=Merge.objects.get(gone=third.uuid).act, by=somebody)
    assert set(Merge.objects.values_list("kept", flat=True)) == {third.uuid}
    undo_merge(act=early.act, by=somebody)
    assert Actor.objects.public().count() == 4


def test_the_stages_of_two_projects_stand_one_after_another(somebody):
    kept, gone = a_project("หนึ่ง"), a_project("สอง")
    for project, number, name in ((kept, 1, "เปิด"), (gone, 1, "เปิด"), (gone, 2, "ปิด")):
        Stage.objects.create(project=project, number=number, name_th=name)
    Stage.objects.create(project=kept, number=2, name_th="สำรวจ")
    before = state_of_everything()
    merge(kept=kept, others=[gone], by=somebody)
    stages = kept.stages.values_list("number", "name_th")
    assert list(stages) == [(1, "เปิด"), (2, "สำรวจ"), (3, "ปิด")]
    undo_merge(act=Merge.objects.get().act, by=somebody)
    assert state_of_everything() == before


def test_a_joint_kpi_goes_along_and_comes_back(country, somebody):
    kept, gone = a_project("หนึ่ง"), a_project("สอง")
    indicator = Indicator.objects.create(slug="poverty", name_th="คนจน")
    what = {"baseline": 2, "baseline_year": 2020, "target": 1, "due_year": 2025}
    kpi = JointKpi.objects.create(indicator=indicator, region=country["95"], **what)
    kpi.projects.add(gone)
    merge(kept=kept, others=[gone], by=somebody)
    assert set(kept.joint_kpis.all()) == {kpi}
    undo_merge(act=Merge.objects.get().act, by=somebody)
    assert list(kpi.projects.all()) == [gone]


def test_values_that_do_not_fit_together_store_nothing(somebody):
    kept = a_project("หนึ่ง", starts_on="2024-05-01", ends_on="2024-06-01")
    gone = a_project("สอง", starts_on="2023-01-01", ends_on="2023-02-01")
    with pytest.raises(ValidationError):
        merge(kept=kept, others=[gone], by=somebody, chosen={"ends_on": gone.pk})
    gone.refresh_from_db()
    assert (gone.state, Merge.objects.count()) == ("published", 0)


def test_the_second_of_two_merges_is_told(twins, somebody):
    kept, gone = twins
    seen = {kept.pk: latest(kept), gone.pk: latest(gone)}
    merge(kept=kept, others=[gone], by=somebody, seen=seen)
    with pytest.raises(ValidationError):
        merge(kept=gone, others=[kept], by=somebody, seen=seen)
    with pytest.raises(ValidationError):
        merge(kept=kept, others=[an_actor("ใหม่")], by=somebody, seen=seen)
    with pytest.raises(ValidationError):
        merge(kept=kept, others=[], by=somebody)


def test_a_unit_that_is_merged_with_its_parent_hangs_on_nothing(somebody):
    parent = an_actor("แม่")
    unit = an_actor("ลูก", parent=parent)
    merge(kept=unit, others=[parent], by=somebody)
    unit.refresh_from_db()
    assert unit.parent is None


@pytest.mark.django_db(transaction=True)
def test_the_history_of_both_says_who_merged_them(somebody):
    kept, gone = an_actor("หนึ่ง"), an_actor("สอง")
    merge(kept=kept, others=[gone], by=somebody)
    for record in (kept, gone):
        context = events_of(record).last().pgh_context
        assert context.metadata["user"] == somebody.pk
        assert context.metadata["merged"] == {"kept": str(kept.uuid), "gone": [str(gone.uuid)]}
