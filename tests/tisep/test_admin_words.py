"""The glossary, missed searches and regions' names at the desk: who edits, in, out, and on."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from actors.models import Issue
from regions.models import Region
from tests.tisep.desk import desk, filled_in, person
from tests.tisep.test_admin_tables import exported, imported, previewed, table, wrong_cells
from tisep.explore.missed import SHOWN_FROM, missed, waiting
from tisep.explore.models import GlossaryTerm, MissedSearch, MissedSearchDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return person("curator")


@pytest.fixture
def old_people():
    return GlossaryTerm.objects.create(
        slug="old-people", term_th="คนชรา", term_en="Old people", lay_words=["ตา-ยาย", "คนแก่"]
    )


def ask(text: str) -> None:
    for _ in range(SHOWN_FROM):
        missed(text)


# ---- The glossary ----


def test_a_curator_adds_a_term_without_thinking_of_a_slug(curator):
    user, client = curator
    page = client.get(desk(GlossaryTerm, "add"))
    sent = filled_in(page) | {"term_en": "Old people", "lay_words": "คนแก่\nตายาย", "active": "on"}
    for slug in ("old-people", "old-people-"):
        assert client.post(desk(GlossaryTerm, "add"), sent).status_code == 302
        term = GlossaryTerm.objects.latest("id")
        assert term.slug.startswith(slug)
        assert (term.lay_words, term.created_by) == (["คนแก่", "ตายาย"], user)
        assert {"term_en", "lay_words"} <= set(term.edited_fields)


def test_a_term_needs_a_word_in_one_language(curator):
    sent = filled_in(curator[1].get(desk(GlossaryTerm, "add")))
    response = curator[1].post(desk(GlossaryTerm, "add"), sent)
    assert response.context_data["adminform"].form.errors
    assert not GlossaryTerm.objects.exists()


def test_a_change_is_marked_told_in_the_history_and_can_be_undone(curator, old_people):
    user, client = curator
    address = desk(GlossaryTerm, "change", old_people.pk)
    sent = filled_in(client.get(address)) | {"lay_words": "คนแก่"}
    assert client.post(address, sent).status_code == 302
    old_people.refresh_from_db()
    assert (old_people.lay_words, old_people.edited_fields) == (["คนแก่"], ["lay_words"])
    assert old_people.updated_by == user
    first = old_people.pgh_event_model.objects.earliest("pgh_id")
    back = desk(GlossaryTerm, "restore", old_people.pk, first.pk)
    assert client.post(back).status_code == 302
    old_people.refresh_from_db()
    assert old_people.lay_words == ["ตา-ยาย", "คนแก่"]


@pytest.mark.parametrize("text", ["ตา ยาย", "คนเเก่", "old PEOPLE", "คนชรา old"])
def test_terms_are_found_by_any_of_their_words(curator, old_people, text):
    GlossaryTerm.objects.create(slug="cats", term_th="แมว")
    page = curator[1].get(desk(GlossaryTerm), {"q": text})
    assert [term.slug for term in page.context_data["cl"].result_list] == ["old-people"]


def test_filters_and_choices_work_for_terms(curator, old_people, issues_and_groups):
    issue = next(iter(issues_and_groups[0].values()))
    old_people.issues.add(issue)
    page = curator[1].get(desk(GlossaryTerm), {"issue": issue.slug, "active__exact": "1"})
    assert page.context_data["cl"].result_count == 1
    choices = curator[1].get(
        reverse("admin:autocomplete"),
        {"app_label": "explore", "model_name": "glossaryterm", "field_name": "issues", "term": ""},
    )
    assert len(choices.json()["results"]) == Issue.objects.count()


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        ("contributor", (200, 403, 403)),
        ("curator", (200, 200, 403)),
        ("data manager", (200, 200, 200)),
    ],
)
def test_contributors_look_curators_write_data_managers_delete(role, acts, old_people):
    client = person(role)[1]
    pages = (
        desk(GlossaryTerm),
        desk(GlossaryTerm, "add"),
        desk(GlossaryTerm, "delete", old_people.pk),
    )
    assert tuple(client.get(page).status_code for page in pages) == acts


# ---- The glossary as a table ----


def test_what_was_exported_comes_back_unchanged(curator, old_people, issues_and_groups):
    issue = next(iter(issues_and_groups[0].values()))
    old_people.issues.add(issue)
    rows = exported(curator[1], GlossaryTerm)
    assert rows[0]["slug"] == "old-people"
    assert (rows[0]["lay_words"], rows[0]["issues"]) == ("ตา-ยาย; คนแก่", issue.slug)
    imported(curator[1], table(rows), GlossaryTerm)
    assert old_people.pgh_event_model.objects.count() == 1


def test_a_table_adds_and_changes_terms(curator, old_people):
    rows = [
        {"slug": "old-people", "term_th": "คนชรา", "lay_words": "คนแก่; ผู้เฒ่า"},
        {"slug": "cats", "term_th": "แมว", "lay_words": "เหมียว"},
    ]
    imported(curator[1], table(rows), GlossaryTerm)
    old_people.refresh_from_db()
    assert (old_people.lay_words, old_people.updated_by) == (["คนแก่", "ผู้เฒ่า"], curator[0])
    cats = GlossaryTerm.objects.get(slug="cats")
    assert (cats.lay_words, cats.active, cats.created_by) == (["เหมียว"], True, curator[0])


def test_rows_that_cannot_be_used_are_told(curator, old_people):
    rows = [
        {"slug": "", "term_th": "แมว", "issues": ""},
        {"slug": "two words", "term_th": "แมว", "issues": ""},
        {"slug": "dogs", "term_th": "", "issues": ""},
        {"slug": "old-people", "term_th": "คนชรา", "issues": "nowhere"},
        {"slug": "old-people", "term_th": "คนชรา", "issues": ""},
    ]
    wrong = wrong_cells(previewed(curator[1], table(rows), GlossaryTerm))
    assert {number: list(cells) for number, cells in wrong.items()} == {
        2: ["slug"], 3: ["slug"], 4: ["term_th"], 5: ["issues"], 6: ["slug"],
    }  # fmt: skip
    assert "slug" in str(
        wrong_cells(previewed(curator[1], table([{"term_th": "x"}]), GlossaryTerm))
    )


# ---- Missed searches ----


def test_a_missed_search_becomes_a_term_and_leaves_the_list(curator):
    ask("บ้านพักคนชะรา")
    client = curator[1]
    listed = client.get(desk(MissedSearch))
    assert "บ้านพักคนชะรา" in listed.rendered_content
    (one,) = listed.context_data["cl"].result_list
    desk_of = listed.context_data["cl"].model_admin
    address = desk_of.add_a_term(one).split('href="')[1].split('"')[0]
    sent = filled_in(client.get(address))
    assert sent["lay_words"] == "บ้านพักคนชะรา"
    assert client.post(address, sent | {"term_th": "สถานสงเคราะห์คนชรา"}).status_code == 302
    assert not waiting().exists()


def test_what_is_rare_is_shown_nowhere_at_the_desk(curator):
    missed("สมหญิง ใจดี")
    one = MissedSearch.objects.get()
    for page in (desk(MissedSearch), desk(MissedSearch, "change", one.pk)):
        assert "สมหญิง" not in curator[1].get(page, follow=True).content.decode()


def test_curators_delete_a_missed_search_and_contributors_do_not_see_it(curator):
    ask("ชื่อของใครคนหนึ่ง")
    one = MissedSearch.objects.get()
    assert person("contributor")[1].get(desk(MissedSearch)).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": [one.pk], "post": "yes"}
    curator[1].post(desk(MissedSearch), sent)
    assert not MissedSearch.objects.exists()
    assert not MissedSearchDay.objects.exists()
    # Nor does the desk's own log of what was done.
    assert not LogEntry.objects.exists()


def test_the_start_page_counts_what_waits(curator):
    ask("หมอนวด")
    MissedSearch.objects.create(key="แมว", last_at=timezone.now())
    page = curator[1].get(reverse("admin:index")).content.decode()
    assert f'<a href="{desk(MissedSearch)}">1</a>' in page
    assert desk(GlossaryTerm) in page


# ---- What people call regions ----


def test_a_curator_writes_what_people_call_a_region_and_no_more(curator, country):
    region = country["95"]
    client = curator[1]
    address = desk(Region, "change", region.pk)
    page = client.get(address)
    assert list(page.context_data["adminform"].form.fields) == ["aliases", "version"]
    assert client.post(address, {"aliases": "ยะหลา\nยาลอ", "name_th": "x"}).status_code == 302
    region.refresh_from_db()
    assert (region.aliases, region.edited_fields) == (["ยะหลา", "ยาลอ"], ["aliases"])
    assert region.name_th != "x"
    assert client.get(desk(Region, "add")).status_code == 403


def test_names_of_regions_go_out_and_come_in_by_code(curator, country):
    client = curator[1]
    rows = [row for row in exported(client, Region) if row["code"] == "95"]
    assert rows[0].keys() == {"code", "level", "name_th", "name_en", "aliases"}
    imported(client, table([{"code": "95", "aliases": "ยะหลา; ยาลอ"}]), Region)
    country["95"].refresh_from_db()
    assert country["95"].aliases == ["ยะหลา", "ยาลอ"]
    wrong = wrong_cells(previewed(client, table([{"code": "99", "aliases": "x"}]), Region))
    assert list(wrong[2]) == ["code"]
