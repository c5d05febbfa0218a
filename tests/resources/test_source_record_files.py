"""The files of the source records hang together, and say what the sources say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from records.imports import Refused
from regions.gazetteer import areas
from resources.source_records.files import cited, dated, read_files
from resources.source_records.words import Words
from tests.resources.official import named_codes

SEEDS = Path(__file__).resolve().parents[3] / "shared/data/seeds/seed_records.json"
FILES = read_files()
RECORDS = ("actors", "projects", "resources")


# ---- The files themselves ----


def test_every_region_code_is_an_official_one():
    assert named_codes(FILES) <= {area.code for area in areas() if area.valid_to is None}


def test_every_reference_between_the_files_resolves():
    actors, projects = set(FILES.by_ref("actors")), set(FILES.by_ref("projects"))
    used_actors = {part["actor"] for row in FILES["projects"] for part in row.get("partners", [])}
    used_actors |= {row["parent"] for row in FILES["actors"] if "parent" in row}
    used_actors |= {row["owner"] for row in FILES["resources"] if "owner" in row}
    followed = {
        ref
        for row in FILES["actors"]
        for ref in row.get("themes_from", []) + row.get("serves_from", [])
    }
    assert used_actors <= actors
    assert followed <= projects


@pytest.mark.parametrize(("name", "key"), [("issues", "issue"), ("target_groups", "target_group")])
def test_every_theme_that_is_used_is_in_the_taxonomy(name, key):
    slugs = {row["slug"] for row in FILES[name]}
    used = {slug for row in FILES.mapping[key] for slug in row["to"]}
    for table in ("actors", "resources"):
        used |= {slug for row in FILES[table] for slug in row.get(name, [])}
    assert used <= slugs


def test_every_row_has_both_names_and_a_source():
    for name in ("issues", "target_groups", "actors", "projects", "resources", "figures"):
        for row in FILES[name]:
            where = row.get("source_ref") or row["slug"]
            assert row["name_th"], where
            assert row["name_en"], where
            assert row["source"], where
            assert row["source"].keys() <= FILES.documents().keys(), where


def test_every_record_is_described_in_both_languages():
    rows = [row for name in RECORDS for row in FILES[name]]
    assert [row["source_ref"] for row in rows if not row.get("description_th")] == []
    assert [row["source_ref"] for row in rows if not row.get("description_en")] == []


def test_no_record_names_a_way_to_reach_a_person():
    text = json.dumps(FILES.tables, default=str, ensure_ascii=False)
    assert "@" not in text
    assert "โทร" not in text
    assert not any(title in text for title in ("นางสาว", "ดร.", "ศ.ดร", "ผศ."))


def test_a_word_is_read_as_its_project_means_it():
    words = Words(FILES.mapping)
    projects = FILES.by_ref("projects")
    assert "children-and-youth-problems" in words.issues(projects["prj-pri"])
    assert "child-protection" in words.issues(projects["prj-yala"])


def test_a_word_that_the_mapping_does_not_know_is_refused():
    project = {"source_ref": "prj-x", "issue_words": ["คำใหม่"]}
    with pytest.raises(Refused, match=r"prj-x: issue 'คำใหม่' is not in mapping\.toml"):
        Words(FILES.mapping).issues(project)


def test_a_source_reads_as_documents_and_lines():
    assert cited({"000": [7, 11], "001": [9]}) == "Document 000, lines 7, 11; document 001, line 9."


def test_a_record_is_dated_by_the_latest_document_that_gives_a_day():
    documents = FILES.documents()
    assert str(dated({"001": [5], "003": [2]}, documents)) == "2024-02-23"
    assert dated({"004": [81]}, documents) is None


def test_a_broken_file_is_refused_by_name(tmp_path):
    (tmp_path / "sources.toml").write_text("[[source]\n")
    with pytest.raises(Refused, match=r"sources\.toml"):
        read_files(tmp_path)


# ---- Against the seeds ----


@pytest.fixture(scope="module")
def seeds():
    if not SEEDS.is_file():
        pytest.skip("../shared/data is not here")
    return json.loads(SEEDS.read_text(encoding="utf-8"))


@pytest.mark.shared_data
def test_every_seed_is_there_or_listed_as_left_out(seeds):
    there = {row["source_ref"] for name in RECORDS for row in FILES[name]}
    there |= {row["source_ref"] for row in FILES["figures"]}
    there |= {ref for row in FILES["target_groups"] for ref in row.get("merges", [])}
    left_out = {row["ref"] for row in FILES.mapping["left_out"]}
    assert there & left_out == set()
    tables = ("actors", "projects", "resources", "target_groups", "indicators")
    tables += ("processes", "frameworks")
    wanted = {row["id"] for name in tables for row in seeds[name]}
    assert wanted == there | (left_out - {"rec-*"})


@pytest.mark.shared_data
def test_classes_of_organisations_are_no_actors(seeds):
    classes = {row["id"] for row in seeds["actors"] if row["is_class"]}
    assert classes == {row["ref"] for row in FILES.mapping["left_out"] if "act-" in row["ref"]}
    assert len(FILES["actors"]) == len(seeds["actors"]) - len(classes)


@pytest.mark.shared_data
@pytest.mark.parametrize("name", RECORDS)
def test_thai_names_are_the_sources_or_keep_what_was_written(seeds, name):
    ours = FILES.by_ref(name)
    for row in seeds[name]:
        if mine := ours.get(row["id"]):
            beside = {mine["name_th"], mine.get("name_as_written"), *mine.get("abbreviations", [])}
            assert row["name_th"] in beside, row["id"]


@pytest.mark.shared_data
@pytest.mark.parametrize("name", RECORDS)
def test_every_record_cites_the_lines_of_its_seed(seeds, name):
    ours = FILES.by_ref(name)
    for row in seeds[name]:
        if row["id"] in ours:
            lines = {(place["file"][:3], place["line"]) for place in row["src"]}
            mine = {(doc, line) for doc, at in ours[row["id"]]["source"].items() for line in at}
            assert mine == lines, row["id"]


@pytest.mark.shared_data
@pytest.mark.parametrize("name", RECORDS)
def test_an_english_name_that_the_sources_do_not_give_is_marked(seeds, name):
    given = {row["id"]: row["name_en"] for row in seeds[name]}
    unmarked = [
        row["source_ref"]
        for row in FILES[name]
        if not given[row["source_ref"]] and not row.get("name_en_unverified")
    ]
    assert unmarked == []


@pytest.mark.shared_data
def test_projects_keep_the_sources_words_and_partners(seeds):
    ours = FILES.by_ref("projects")
    classes = {row["id"] for row in seeds["actors"] if row["is_class"]}
    for row in seeds["projects"]:
        mine = ours[row["id"]]
        assert mine.get("issue_words", []) == row["issues"], row["id"]
        assert mine.get("group_words", []) == row["target_groups"], row["id"]
        listed = {
            part["actor"] for part in mine.get("partners", []) if "named" not in part.get("why", "")
        }
        assert listed == set(row["partners"]) - classes, row["id"]
        assert bool(mine.get("partners_as_text")) >= bool(set(row["partners"]) & classes), row["id"]


@pytest.mark.shared_data
def test_the_mapping_covers_every_word_of_the_seeds(seeds):
    known = {
        (kind, row["word"])
        for kind in ("issue", "target_group", "resource_kind", "actor_kind")
        for row in FILES.mapping[kind]
    }
    known |= {(row["kind"], row["word"]) for row in FILES.mapping["unmapped"]}
    words = {("issue", word) for row in seeds["projects"] for word in row["issues"]}
    words |= {("target_group", word) for row in seeds["projects"] for word in row["target_groups"]}
    words |= {("resource_kind", row["kind"]) for row in seeds["resources"]}
    words |= {("actor_kind", row["kind"]) for row in seeds["actors"]}
    assert known == words


@pytest.mark.shared_data
def test_kinds_and_roles_of_actors_are_read_as_the_mapping_says(seeds):
    roles = {
        "ผู้กำหนดนโยบาย": "policy_maker",
        "ผู้สนับสนุนทรัพยากรและความรู้": "supporter",
        "ผู้ขับเคลื่อนแผนสู่การปฏิบัติ": "implementer",
        "ผู้ประสานเชื่อมโยงเครือข่าย": "network_coordinator",
    }
    mapping = FILES.mapping["actor_kind"]
    general = {row["word"]: row["to"] for row in mapping if "actors" not in row}
    special = {ref: row["to"] for row in mapping for ref in row.get("actors", [])}
    ours = FILES.by_ref("actors")
    for row in seeds["actors"]:
        if mine := ours.get(row["id"]):
            assert mine["kind"] == special.get(row["id"], general[row["kind"]]), row["id"]
            assert mine["roles"] == [roles[role] for role in row["roles"]], row["id"]


@pytest.mark.shared_data
def test_the_figures_are_the_sources(seeds):
    given = {row["id"]: row["value"] for row in seeds["indicators"]}
    for row in FILES["figures"]:
        assert [value["value"] for value in row["values"]] == [given[row["source_ref"]]]
