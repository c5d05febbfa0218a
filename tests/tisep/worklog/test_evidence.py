"""The log as evidence: filters, tables to take away, and barriers by issue and province."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tests.drawing import an_actor
from tests.tisep.worklog.test_worklog import entry_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def logs(country, issues_and_groups):
    """Three entries of two organisations, and what nobody is to see."""
    issues, groups = issues_and_groups
    one, two = an_actor("หนึ่ง"), an_actor("สอง")
    a = entry_of(one, country["950101"], name_th="ก", barriers=[1, 5])
    b = entry_of(two, country["9502"], name_th="ข", barriers=[5])
    c = entry_of(two, country["94"], name_th="ค", barriers=[3], begins_on=date(2024, 5, 1))
    for entry in (a, b):
        entry.issues.add(issues["child-protection"], issues["waste"])
    a.target_groups.add(groups["older-persons"])
    entry_of(one, country["95"], name_th="ร่าง", state="draft")
    entry_of(an_actor("ลับ", state="draft"), country["95"], name_th="ซ่อน")
    return {"one": one, "two": two, "c": c}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "กขค"),
        ("region=95", "กข"),
        ("region=950101", "ก"),
        ("region=950201", "ข"),
        ("region=94&region=950101", "กค"),
        ("issue=equality", "กข"),
        ("issue=waste&issue=child-protection", "กข"),
        ("target_group=older-persons", "ก"),
        ("barrier=5", "กข"),
        ("barrier=1&barrier=3", "กค"),
        ("year=2024", "ค"),
        ("year=2026&barrier=3", "ค"),
    ],
)
def test_one_definition_narrows_list_table_and_page(client, logs, query, found):
    listed = client.get(f"/api/work-log?{query}").json()["results"]
    assert "".join(sorted(one["name_th"] for one in listed)) == found
    text = client.get(f"/api/work-log.csv?{query}").getvalue().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert "".join(sorted(row["name_th"] for row in rows)) == found
    if "&" not in query and "year" not in query:
        page = page_of(client, f"/work-log?{query}").split('id="page"')[1].split('id="barriers"')[0]
        assert "".join(sorted(name for name in "กขค" if f">{name}<" in page)) == found


@pytest.mark.parametrize("wrong", ["barrier=6", "issue=nothing", "actor=x", "colour=red", "year=x"])
def test_what_cannot_be_read_is_refused(client, logs, wrong):
    answer = client.get(f"/api/work-log?{wrong}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert client.get(f"/api/work-log/barriers?{wrong}").status_code == 400
    page_of(client, f"/work-log?{wrong}")


def test_barriers_are_counted_by_issue_and_province(client, logs):
    rows = client.get("/api/work-log/barriers").json()["results"]
    counted = {
        (row["by"], row["key"], row["barrier"]): (row["entries"], row["organisations"])
        for row in rows
    }
    assert counted == {
        ("issue", "waste", 1): (1, 1),
        ("issue", "waste", 5): (2, 2),
        ("issue", "child-protection", 1): (1, 1),
        ("issue", "child-protection", 5): (2, 2),
        ("region", "95", 1): (1, 1),
        ("region", "95", 5): (2, 2),
        ("region", "94", 3): (1, 1),
    }
    assert {row["barrier_th"] for row in rows if row["barrier"] == 5} == {"ไม่มีเงินอุดหนุน"}
    assert {row["barrier_en"] for row in rows if row["barrier"] == 5} == {"No subsidy"}
    narrowed = client.get("/api/work-log/barriers?barrier=1&region=95").json()["results"]
    assert {(row["key"], row["barrier"]) for row in narrowed if row["by"] == "region"} == {
        ("95", 1),
        ("95", 5),
    }
    page = page_of(client, "/work-log")
    assert 'href="?region=95&barrier=5">2</a> (2)' in page


def test_it_is_taken_away_as_a_workbook(client, logs):
    for address, column, values in (
        ("/api/work-log.xlsx", "barriers.code", {"1; 5", 5, 3, "5", "3"}),
        ("/api/work-log/barriers.xlsx", "entries", {1, 2}),
    ):
        book = load_workbook(io.BytesIO(client.get(address).getvalue()))
        heading, *rows = book.worksheets[0].iter_rows(values_only=True)
        at = heading.index(column)
        assert {row[at] for row in rows} <= values, address
        assert rows


def test_of_one_organisation_alone(client, logs):
    answer = client.get(f"/api/work-log?actor={logs['two'].uuid}").json()
    assert [one["actor"]["name_th"] for one in answer["results"]] == ["สอง", "สอง"]


def test_empty_it_leads_on(client, country):
    page = page_of(client, "/work-log")
    assert "ยังไม่มีองค์กรบันทึกงานไว้" in page
    assert 'href="/me"' in page
    assert "Nothing here under these filters" in page_of(client, "/en/work-log?region=95")
    assert 'href="/work-log"' in page_of(client, "/regions/95")
