"""The starter glossary: its files, and how they come into the database."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from actors.models import Issue, TargetGroup
from records.imports import Refused
from records.models import ImportRun
from resources.source_records.files import read_files
from tisep.explore.glossary import load_glossary, read_terms
from tisep.explore.models import GlossaryTerm

YARDSTICK = Path(__file__).resolve().parents[4] / "shared/search/queries.jsonl"
TERMS = read_terms()
WORDS = ("th", "en", "lay", "abbr")


def normalised(words: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT th_norm(word) FROM unnest(%s) AS word", [words])
        return [word for (word,) in cursor.fetchall()]


def words_of(term) -> list[str]:
    return [word for name in WORDS for word in term.get(name, ())]


@pytest.fixture
def taxonomy(db):
    files = read_files()
    for model, name in ((Issue, "issues"), (TargetGroup, "target_groups")):
        model.objects.bulk_create(
            model(slug=row["slug"], name_th=row["name_th"]) for row in files[name]
        )


@pytest.fixture
def folder(tmp_path, issues_and_groups):
    def write(text: str) -> Path:
        (tmp_path / "words.toml").write_text(text)
        return tmp_path

    return write


# ---- The files ----


def test_there_are_terms_in_both_languages_with_words_that_people_say():
    assert len(TERMS) >= 400
    both = [term for term in TERMS.values() if term.get("th") and term.get("en")]
    assert len(both) > 0.95 * len(TERMS)
    assert sum(bool(term.get("lay")) for term in TERMS.values()) > len(TERMS) / 2


def test_every_issue_and_target_group_has_a_term():
    files = read_files()
    for name, tags in (("issues", "issues"), ("target_groups", "groups")):
        spoken_of = {slug for term in TERMS.values() for slug in term.get(tags, ())}
        assert {row["slug"] for row in files[name]} - spoken_of == set()


@pytest.mark.django_db
def test_a_word_stands_in_one_term_or_is_what_records_say_for_several():
    counted: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for term in TERMS.values():
        keys = normalised(words_of(term))
        assert "" not in keys
        counted.update(set(keys))
        shared.update(set(normalised(term["th"])) if "th" in term else ())
    several = {word for word, times in counted.items() if times > 1}
    assert {word for word in several if shared[word] < counted[word]} == set()
    assert len(several) < 20


@pytest.mark.django_db
@pytest.mark.shared_data
def test_no_query_of_the_yardstick_stands_in_the_glossary():
    """It measures how people are understood, so no word may be there for its sake."""
    asked = [json.loads(line)["q"] for line in YARDSTICK.read_text().splitlines()]
    assert len(asked) > 200
    words = [word for term in TERMS.values() for word in words_of(term)]
    assert set(normalised(asked)) & set(normalised(words)) == set()


# ---- Loading ----


def test_loading_adds_all_terms_and_a_second_run_changes_nothing(taxonomy):
    call_command("load_glossary", apply=True, verbosity=0)
    assert GlossaryTerm.objects.count() == len(TERMS)
    _run, plan = load_glossary(apply=True)
    assert plan.counts == {
        **dict.fromkeys(plan.counts, 0),
        "keep": len(TERMS),
    }


def test_a_term_is_read_with_all_it_says(folder):
    here = folder(
        '[cats]\nth = ["แมว", "วิฬาร์"]\nen = ["Cats", "felines"]\nlay = ["เหมียว"]\n'
        'wider = ["สัตว์เลี้ยง"]\n'
    )
    load_glossary(apply=True, folder=here)
    cats = GlossaryTerm.objects.get(slug="cats")
    assert cats.wider_words == ["สัตว์เลี้ยง"]
    assert (cats.term_th, cats.synonyms_th) == ("แมว", ["วิฬาร์"])
    assert (cats.term_en, cats.synonyms_en) == ("Cats", ["felines"])
    assert cats.words == ["แมว", "Cats", "วิฬาร์", "felines", "เหมียว"]


def test_what_a_term_speaks_of_is_linked(folder, issues_and_groups):
    issues, groups = ({one.slug for one in kind.values()} for kind in issues_and_groups)
    here = folder(
        f'[cats]\nth = ["แมว"]\nissues = {json.dumps(sorted(issues)[:1])}\n'
        f"groups = {json.dumps(sorted(groups)[:1])}\n"
    )
    load_glossary(apply=True, folder=here)
    cats = GlossaryTerm.objects.get()
    assert [issue.slug for issue in cats.issues.all()] == sorted(issues)[:1]
    assert [group.slug for group in cats.target_groups.all()] == sorted(groups)[:1]


def test_a_tag_with_another_slug_here_is_found_by_its_name(folder):
    mine = Issue.objects.create(slug="bio", name_th="เกษตรอินทรีย์")
    load_glossary(
        apply=True, folder=folder('[bio]\nth = ["อินทรีย์"]\nissues = ["organic-farming"]\n')
    )
    assert list(GlossaryTerm.objects.get().issues.all()) == [mine]


def test_planning_stores_nothing(folder):
    run, plan = load_glossary(apply=False, folder=folder('[cats]\nth = ["แมว"]\n'))
    assert plan.counts["add"] == 1
    assert run.status == ImportRun.Status.PLANNED
    assert not GlossaryTerm.objects.exists()


def test_what_a_person_edited_or_removed_stays_so(folder):
    load_glossary(apply=True, folder=folder('[cats]\nth = ["แมว"]\n[dogs]\nth = ["หมา"]\n'))
    cats = GlossaryTerm.objects.get(slug="cats")
    cats.lay_words = ["น้องแมว"]
    cats.mark_edited(["lay_words"])
    cats.save()
    GlossaryTerm.objects.get(slug="dogs").delete()
    newer = folder('[cats]\nth = ["แมวเหมียว"]\nlay = ["เหมียว"]\n[dogs]\nth = ["หมา"]\n')
    _run, plan = load_glossary(apply=True, folder=newer)
    cats.refresh_from_db()
    assert (cats.term_th, cats.lay_words) == ("แมวเหมียว", ["น้องแมว"])
    assert [rejection.where for rejection in plan.reject] == ["dogs"]
    assert not GlossaryTerm.objects.filter(slug="dogs").exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[cats\n", "words.toml"),
        ('[cats]\nwords = ["แมว"]\n', "cats: what is words"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(folder, text, reason):
    with pytest.raises(Refused, match=reason):
        load_glossary(apply=True, folder=folder(text))
    assert ImportRun.objects.get().status == ImportRun.Status.REFUSED
    assert not GlossaryTerm.objects.exists()


def test_a_tag_that_is_not_there_is_left_out_and_told(folder):
    here = folder('[cats]\nth = ["แมว"]\nissues = ["pets"]\n')
    run, _plan = load_glossary(apply=True, folder=here)
    assert run.report["tags_missing"] == ["cats: pets"]
    assert not GlossaryTerm.objects.get().issues.exists()


def test_the_command_tells_what_it_would_do(db, capsys):
    call_command("load_glossary")
    told = capsys.readouterr().out
    assert f"add {len(TERMS)}" in told
    assert "tags are not known here" in told
    assert "Only planned" in told
