"""Loading the source records from nothing: what the command plans, says and refuses."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from actors.models import Actor, Issue
from records.models import DataSource, ImportRun
from resources.source_records.files import read_files
from tests.resources.official import named_codes, store_regions

FILES = read_files()
pytestmark = pytest.mark.django_db


def test_planning_lists_everything_and_stores_nothing():
    store_regions(named_codes(FILES))
    out = io.StringIO()
    call_command("load_source_records", stdout=out, verbosity=2)
    told = out.getvalue()
    assert "actor: add 53" in told
    assert "prj-tisep: ภาครัฐ" in told
    assert "act-ldi มูลนิธิสถาบันชุมชนท้องถิ่นพัฒนา (serves 25)" in told
    assert "Only planned" in told
    assert [model.objects.count() for model in (Actor, Issue, DataSource)] == [0, 0, 0]
    assert ImportRun.objects.get().status == "planned"


def test_applying_stores_and_says_what_has_no_place():
    store_regions(named_codes(FILES))
    out = io.StringIO()
    call_command("load_source_records", "--apply", stdout=out)
    assert Actor.objects.public().count() == len(FILES["actors"])
    assert "7 words left unmapped\n" in out.getvalue()
    assert "Only planned" not in out.getvalue()
    assert ImportRun.objects.get().status == "applied"


def test_without_the_regions_nothing_is_loaded():
    with pytest.raises(CommandError, match=r"no region 10, 21, .*load the regions first"):
        call_command("load_source_records", "--apply")
    assert ImportRun.objects.get().status == "refused"
    assert not Actor.objects.exists()
