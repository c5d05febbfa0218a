"""A large workbook is made by a worker once, for whoever waits for it."""

from __future__ import annotations

import io

import pytest
from celery import current_app
from openpyxl import load_workbook

from actors.models import Actor
from records import tasks
from records.api import made
from tests.drawing import an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db
ADDRESS = "/api/actors.xlsx"


@pytest.fixture
def asked(monkeypatch):
    """What a worker is asked for, in place of the broker; three rows are already large."""
    sent: list[str] = []

    def send(name, arguments, **_options):
        assert name == tasks.make_table.name
        sent.extend(arguments)

    monkeypatch.setattr(current_app, "send_task", send)
    monkeypatch.setattr(made, "LARGE", 2)
    return sent


@pytest.fixture
def three(country):
    return [an_actor(f"องค์กร {number}", region=country["95"]) for number in range(3)]


def rows_of(response) -> set[str]:
    content = b"".join(response) if response.streaming else response.content
    sheet = load_workbook(io.BytesIO(content))["data"]
    heading = [cell.value for cell in sheet[1]]
    return {row[heading.index("name_th")] for row in sheet.iter_rows(min_row=2, values_only=True)}


def test_it_is_being_made_until_it_is_there(client, asked, three):
    first = client.get(ADDRESS)
    assert (first.status_code, first["Retry-After"]) == (202, "3")
    assert first.json() == {"status": "being_made", "retry_after": 3}
    page = client.get(ADDRESS, headers={"Accept": "text/html", "Accept-Language": "th"})
    assert (page.status_code, page["Refresh"], page["Cache-Control"]) == (202, "3", "no-store")
    assert "ตาราง" in Page(page).text
    # However many wait for it, it is made once.
    assert asked == [f"http://testserver{ADDRESS}"]
    Actor.objects.filter(pk=three[0].pk).update(state="draft")
    tasks.make_table(*asked)
    ready = client.get(ADDRESS)
    assert ready.status_code == 200
    assert ready["Content-Disposition"] == 'attachment; filename="actors.xlsx"'
    assert rows_of(ready) == {"องค์กร 1", "องค์กร 2"}


def test_what_is_small_or_asked_for_with_a_token_is_sent_at_once(client, asked, three):
    assert client.get("/api/actors.csv").status_code == 200
    small = client.get(f"{ADDRESS}?q=องค์กร 1")
    assert rows_of(small) == {"องค์กร 1"}
    mine = client.get(ADDRESS, headers={"Authorization": "Bearer x"})
    assert mine.status_code != 202
    assert asked == []


def test_it_is_made_anew_when_the_data_has_moved_on_for_long(client, asked, three, monkeypatch):
    client.get(ADDRESS)
    tasks.make_table(*asked)
    an_actor("องค์กร 4")
    assert len(rows_of(client.get(ADDRESS))) == 3
    monkeypatch.setattr(made, "FRESH", 0)
    # A test is one transaction, and its state tells little.
    monkeypatch.setattr(made, "state_of_database", lambda: "another")
    assert client.get(ADDRESS).status_code == 202
    tasks.make_table(asked[-1])
    assert len(rows_of(client.get(ADDRESS))) == 4


def test_where_no_worker_comes_it_is_sent_at_once(client, asked, three, monkeypatch):
    monkeypatch.setattr(made, "PATIENCE", 0)
    assert client.get(ADDRESS).status_code == 202
    assert len(rows_of(client.get(ADDRESS))) == 3


def test_what_a_worker_fails_at_is_sent_at_once(client, asked, three, monkeypatch):
    assert client.get(ADDRESS).status_code == 202
    with monkeypatch.context() as broken:
        broken.setattr(made, "resolve", lambda _path: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tasks.make_table(*asked)
    assert len(rows_of(client.get(ADDRESS))) == 3
