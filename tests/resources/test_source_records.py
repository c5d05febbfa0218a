"""The source records load whole, twice without change, and leave people's work alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction

from actors.models import Actor, Issue, Participation, Project, Stage, TargetGroup
from records.models import ImportRun
from regions.models import Indicator, IndicatorValue, Region
from resources.models import Resource
from resources.source_records.files import read_files
from resources.source_records.loading import load_source_records
from tests.resources.official import named_codes, store_regions

FILES = read_files()
COUNTS = {"actors": 53, "projects": 27, "resources": 30, "target_groups": 27, "issues": 44}


@pytest.fixture(scope="module")
def loaded_once(django_db_setup, django_db_blocker) -> Iterator[ImportRun]:
    """Everything loaded, once for the module; each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        store_regions(named_codes(FILES))
        yield load_source_records(apply=True)[0]
        transaction.set_rollback(True)


@pytest.fixture
def loaded(loaded_once, db) -> ImportRun:
    return loaded_once


def record(model, ref):
    return model.objects.get(source_ref=ref)


def totals(run: ImportRun, name: str) -> int:
    return sum(counts[name] for counts in run.counts.values())


def test_everything_is_loaded_and_public(loaded):
    assert loaded.status == "applied"
    stored = {
        "actors": Actor.objects.public().count(),
        "projects": Project.objects.public().count(),
        "resources": Resource.objects.public().count(),
        "target_groups": TargetGroup.objects.count(),
        "issues": Issue.objects.count(),
    }
    assert stored == COUNTS
    assert set(Issue.objects.filter(parent=None).values_list("slug", flat=True)) == {
        "social-power",
        "grassroots-economy",
        "equality-social-security",
    }


def test_loading_twice_changes_nothing(loaded):
    before = Actor.pgh_event_model.objects.count()
    run, _ = load_source_records(apply=True)
    assert {name: totals(run, name) for name in ("add", "change", "reject")} == {
        "add": 0,
        "change": 0,
        "reject": 0,
    }
    assert totals(run, "keep") == totals(loaded, "add")
    assert Actor.pgh_event_model.objects.count() == before


def test_the_tha_sap_pilot_is_found_by_yala_and_children(loaded):
    group = TargetGroup.objects.get(slug="children-and-youth")
    found = Project.objects.public().located_in(Region.objects.get(code="95"))
    pilot = record(Project, "prj-yala")
    assert pilot in found.filter(target_groups=group)
    chain = Issue.objects.get(slug="equality-social-security")
    assert pilot in Project.objects.about(chain)
    assert pilot.region.path == ["950108", "9501", "95", "TH"]


def test_the_tha_sap_pilot_has_its_partners_and_stages(loaded):
    pilot = record(Project, "prj-yala")
    parts = {part.actor.source_ref: part.role for part in pilot.participations.all()}
    assert parts == {
        "act-nesdc": "lead",
        "act-turac": "operator",
        "act-thasap-mun": "partner",
        "act-pmj-yala": "partner",
        "act-codi": "partner",
        "act-luukriang": "partner",
        "act-thasap-fund": "partner",
        "act-thasap-vol": "partner",
    }
    workshops = [stage for stage in pilot.stages.all() if "Workshop" in stage.name_en]
    assert len(workshops) == 4
    assert not any(stage.held_on for stage in workshops)


def test_a_record_says_where_it_comes_from(loaded):
    codi = record(Actor, "act-codi")
    assert codi.source.slug == "source-document-000"
    assert codi.source_note.startswith(
        "Document 000, line 17; document 002, line 5; document 004, line 1."
    )
    assert (codi.licence, codi.source.licence) == ("facts", "facts")
    assert str(codi.confirmed_on) == "2024-06-11"
    assert record(Project, "prj-debtrelief").confirmed_on is None


def test_a_class_of_partners_stays_text(loaded):
    project = record(Project, "prj-thp5")
    assert project.partners_as_text == ["สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด (พมจ.)"]
    assert not Actor.objects.filter(name_th__startswith="มหาวิทยาลัยในพื้นที่").exists()


def test_an_actor_serves_what_its_project_serves(loaded):
    codes = record(Actor, "act-csopi").serves.values_list("code", flat=True)
    assert set(codes) == {"91", "86", "51", "37", "56", "32", "45", "46", "72", "22"}


def test_what_stays_unmapped_or_unplaced_is_reported(loaded):
    unmapped = {(row["project"], row["word"]) for row in loaded.report["unmapped"]}
    assert ("prj-tisep", "ภาครัฐ") in unmapped
    assert len(unmapped) == 7
    unplaced = {row["ref"]: row["serves"] for row in loaded.report["unplaced"]}
    assert unplaced["act-ldi"] == ["25"]
    assert unplaced["prj-ppp20"] == []
    assert "prj-yala" not in unplaced
    assert loaded.report["places_not_named"]["prj-cso10"] == "22 ตำบล"


def test_figures_of_different_systems_stay_apart(loaded):
    members = IndicatorValue.objects.get(indicator__slug="ppaos-members-of-poor-households")
    poor = IndicatorValue.objects.get(indicator__slug="pppconnect-poor-people")
    assert (members.value, members.qualifier, str(members.as_of)) == (1039270, "", "2023-03-24")
    assert (poor.value, poor.qualifier, poor.as_of) == (900000, "over", None)
    assert (members.indicator.system, poor.indicator.system) == ("PPAOS", "PPPConnect")


# ---- After people have worked on it ----


def test_what_a_person_edited_is_not_overwritten(loaded):
    actor = record(Actor, "act-ldi")
    actor.name_en, actor.placed_by = "Corrected", "person"
    actor.region = Region.objects.get(code="10")
    actor.mark_edited(["name_en", "region"])
    actor.save()
    run, _ = load_source_records(apply=True)
    actor.refresh_from_db()
    assert (actor.name_en, actor.region.code, actor.placed_by) == ("Corrected", "10", "person")
    assert totals(run, "change") == 0
    assert totals(run, "edited") == 2


def test_a_later_confirmation_stays(loaded):
    Actor.objects.filter(source_ref="act-codi").update(confirmed_on="2025-01-31")
    load_source_records(apply=True)
    assert str(record(Actor, "act-codi").confirmed_on) == "2025-01-31"


def test_a_taxonomy_that_a_person_edited_is_not_overwritten(loaded):
    issue = Issue.objects.get(slug="disasters")
    issue.name_th = "ภัยพิบัติ"
    issue.mark_edited(["name_th"])
    issue.save()
    run, _ = load_source_records(apply=True)
    issue.refresh_from_db()
    assert issue.name_th == "ภัยพิบัติ"
    assert run.counts["issue"]["edited"] == 1


def test_what_a_command_changed_is_put_right_again(loaded):
    Issue.objects.filter(slug="disasters").update(name_th="ผิด")
    run, _ = load_source_records(apply=True)
    assert run.counts["issue"]["change"] == 1
    assert Issue.objects.get(slug="disasters").name_th == "ภัยพิบัติและน้ำท่วม"


def test_what_somebody_deleted_does_not_come_back(loaded):
    Participation.objects.filter(project__source_ref="prj-yala", role="operator").delete()
    Stage.objects.filter(project__source_ref="prj-yala", number=6).delete()
    record(Actor, "act-set").delete()
    Indicator.objects.get(slug="sra-provinces").delete()
    run, plans = load_source_records(apply=True)
    assert (totals(run, "add"), totals(run, "reject")) == (0, 4)
    assert {"act-set ตลาดหลักทรัพย์แห่งประเทศไทย", "prj-yala operator act-turac"} <= {
        rejection.where for plan in plans for rejection in plan.reject
    }
    assert not Actor.objects.filter(source_ref="act-set").exists()


def test_a_corrected_file_corrects_the_record(loaded):
    actors = [
        row | {"kind": "public_organisation"} if row["source_ref"] == "act-set" else row
        for row in FILES["actors"]
    ]
    files = replace(FILES, tables=FILES.tables | {"actors": actors})
    run, _ = load_source_records(apply=True, files=files)
    assert totals(run, "change") == 1
    assert record(Actor, "act-set").kind == "public_organisation"
