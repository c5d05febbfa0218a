"""How long needs wait in each province, and that no few can be told from the figures."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from records.small_numbers import FEWEST
from resources.ageing.figures import ageing, ageing_of, to_hide
from tests.drawing import a_need, an_actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def asker(country):
    return an_actor(region=country["95"])


def asked(asker, region, *ages: int, status="open", took: int = 0, **values) -> None:
    """Needs that were opened so many days ago; where they ended, after `took` days."""
    for age in ages:
        opened = timezone.now() - timedelta(days=age, hours=1)
        if status != "open":
            values["closed_at"] = opened + timedelta(days=took, minutes=1)
        values |= {"status": status, "needed_by": timezone.localdate()}
        a_need(asker, region=region, opened_at=opened, **values)


def told(code: str):
    return next((row for row in ageing() if row.code == code), None)


def test_open_needs_by_how_long_they_wait(asker, country):
    asked(asker, country["950102"], 0, 29, 30, 90, 91, 400)
    asked(asker, country["9401"], *[5] * FEWEST)
    row = told("95")
    assert (row.open, row.under_30_days, row.from_30_to_90_days, row.over_90_days) == (6, 2, 2, 2)
    assert told("TH").open == 11
    assert [row.code for row in ageing()] == ["TH", "94", "95"]


def test_what_became_of_those_that_ended(asker, country):
    tambon = country["950102"]
    for days in (2, 4, 6, 8):
        asked(asker, tambon, 100, status="met", took=days)
    asked(asker, tambon, 100, status="partly_met", took=10)
    asked(asker, tambon, 3, 3, status="withdrawn")
    asked(asker, tambon, 3, status="expired")
    row = told("95")
    assert (row.ended, row.met, row.partly_met, row.withdrawn, row.expired) == (8, 4, 1, 2, 1)
    assert row.median_days == 6
    assert (row.open, row.open_suppressed) == (0, False)


def test_a_median_rests_on_enough_that_were_met(asker, country):
    asked(asker, country["95"], 0, 0, 0, 0, status="met", took=5)
    asked(asker, country["95"], 0, status="withdrawn")
    row = told("95")
    assert (row.met, row.median_days) == (4, None)


def test_few_are_not_told_nor_to_be_had_by_subtraction(asker, country):
    asked(asker, country["9501"], *[5] * (FEWEST - 1))
    asked(asker, country["9401"], *[5] * (FEWEST + 1))
    for code in ("94", "95"):
        row = told(code)
        assert (row.open, row.over_90_days, row.open_suppressed) == (None, None, True)
    assert told("TH").open == 2 * FEWEST


def test_where_nobody_asked_there_is_no_row(asker, country):
    assert ageing() == []
    asked(asker, country["9401"], 1)
    assert told("95") is None
    assert ageing_of(country["95"]) is None


def test_drafts_and_archived_needs_do_not_count(asker, country):
    asked(asker, country["95"], *[1] * FEWEST)
    asked(asker, country["95"], 1, 1, state="draft")
    asked(asker, country["95"], 1, state="archived")
    assert told("95").open == FEWEST


def test_what_is_asked_for_nowhere_is_the_countrys_alone(asker, country):
    asked(asker, None, *[1] * FEWEST)
    asked(asker, country["TH-S"], 1)
    assert [(row.code, row.open) for row in ageing()] == [("TH", FEWEST + 1)]


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([20, 10, 10], set()),
        ([12, 2, 10], {1, 2}),
        ([27, 2, 10, 15], {1, 2}),
        ([24, 4, 4, 16], {1, 2}),
        ([13, 1, 1, 11], {1, 2, 3}),
        ([20, 2, 10, 0], {1}),
        ([14, 2, 10, 0], {1, 2}),
        ([4, 2, 2], {0, 1, 2}),
        ([0, 0, 0], set()),
        ([10, 10, 0], set()),
    ],
)
def test_what_is_hidden_is_not_few_together(counts, hidden):
    assert to_hide(counts) == hidden


def test_the_api_and_its_table_tell_the_same(client, asker, country):
    asked(asker, country["950102"], *[100] * FEWEST)
    answer = client.get("/api/need-ageing").json()
    rows = {row["code"]: row for row in answer["results"]}
    assert answer["fewest"] == FEWEST
    assert rows["95"]["over_90_days"] == FEWEST
    assert rows["95"]["median_days"] is None
    text = b"".join(client.get("/api/need-ageing.csv").streaming_content).decode("utf-8-sig")
    table = {row["code"]: row for row in csv.DictReader(io.StringIO(text))}
    assert table["95"]["over_90_days"] == str(FEWEST)
    assert table["95"]["name_th"] == "ยะลา"


def test_the_page_of_a_province_tells_how_long_needs_wait(client, asker, country):
    asked(asker, country["950102"], *[100] * FEWEST)
    assert 'id="need-ageing"' in client.get("/regions/95").content.decode()
    assert 'id="need-ageing"' not in client.get("/regions/94").content.decode()
