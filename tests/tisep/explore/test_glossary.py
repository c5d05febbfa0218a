"""Terms of the glossary: what the database holds them to, and what it keeps of them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection

from tisep.explore.models import GlossaryTerm

pytestmark = pytest.mark.django_db


def keys(term: GlossaryTerm) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT keys FROM explore_glossaryterm WHERE id = %s", [term.pk])
        return set(cursor.fetchone()[0])


def test_a_term_has_a_word_in_one_language():
    with pytest.raises(IntegrityError, match="glossaryterm_has_a_term"):
        GlossaryTerm.objects.create(slug="nothing", lay_words=["คนแก่"])


def test_a_slug_stands_once():
    GlossaryTerm.objects.create(slug="old", term_th="คนแก่")
    with pytest.raises(IntegrityError, match="slug"):
        GlossaryTerm.objects.create(slug="old", term_th="คนชรา")


def test_the_database_keeps_the_normalised_words():
    term = GlossaryTerm.objects.create(
        slug="health-volunteers",
        term_th="อาสาสมัครสาธารณสุข",
        term_en="Village Health Volunteers",
        abbreviations=["อ.ส.ม.", "VHV"],
        lay_words=["หมอ ประจำบ้าน", "-"],
    )
    expected = {"อาสาสมัครสาธารณสุข", "village health volunteers", "อสม", "vhv", "หมอ ประจำบ้าน"}
    assert keys(term) == expected
    term.abbreviations = []
    term.save()
    assert keys(term) == expected - {"อสม", "vhv"}


def test_history_follows_a_term_and_what_it_speaks_of(issues_and_groups):
    _issues, groups = issues_and_groups
    term = GlossaryTerm.objects.create(slug="old", term_th="คนแก่")
    term.note = "พูดกันทั่วไป"
    term.save()
    assert [event.note for event in term.pgh_event_model.objects.order_by("pgh_id")] == [
        "",
        "พูดกันทั่วไป",
    ]
    group = next(iter(groups.values()))
    term.target_groups.add(group)
    term.target_groups.remove(group)
    tags = GlossaryTerm.target_groups.through.__subclasses__()[0].pgh_event_model
    assert list(tags.objects.order_by("pgh_id").values_list("pgh_label", flat=True)) == [
        "insert",
        "delete",
    ]
