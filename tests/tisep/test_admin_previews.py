"""A large table is planned by a worker: the request only keeps it and asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import tablib
from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from kombu.exceptions import OperationalError

from actors.models import Actor
from records.admin import previewing
from records.exchange.storage import SharedStorage
from records.models import ImportRun
from records.tasks import end_lost_imports, import_table, preview_table
from tests.tisep.desk import desk, person
from tests.tisep.test_admin_tables import CSV, XLSX, previewed, table

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = 3000


@pytest.fixture
def asked(monkeypatch):
    """What a worker is asked for, by task, in place of the broker."""
    tasks: dict[str, list[tuple]] = {"preview": [], "store": []}
    monkeypatch.setattr(preview_table, "delay", lambda *given: tasks["preview"].append(given))
    monkeypatch.setattr(import_table, "delay", lambda *given: tasks["store"].append(given))
    return tasks


@pytest.fixture
def nothing_read(monkeypatch):
    """A request that would read or plan the table fails."""

    def refuse(*_given, **_options):
        raise AssertionError("the request read the table")

    for place in ("import_set", "Dataset.load"):
        monkeypatch.setattr(f"tablib.{place}", refuse)
    return monkeypatch


def rows(number: int = ROWS, **more) -> list[dict[str, object]]:
    said = {"name_th": "", "kind": "cso", "description_th": "คำอธิบาย", **more}
    return [{**said, "name_th": f"กลุ่ม {n}"} for n in range(number)]


def spreadsheet(fmt: str, content: list[dict[str, object]]) -> str | bytes:
    if fmt == CSV:
        return table(content)
    sheet = tablib.Dataset(headers=list(content[0]))
    sheet.extend([list(row.values()) for row in content])
    return sheet.export("xlsx")


def uploaded(client, content, fmt=CSV) -> ImportRun:
    response = previewed(client, content, fmt=fmt)
    run = ImportRun.objects.latest("pk")
    assert response["Location"] == desk(Actor, "preview", run.pk)
    return run


def test_the_request_only_keeps_the_table_and_asks(admin_client, admin_user, asked, nothing_read):
    content = table(rows())
    run = uploaded(admin_client, content)
    assert (run.status, run.by, Actor.objects.count()) == ("running", admin_user, 0)
    (label, stored, kind, pk, name) = asked["preview"][0]
    assert (label, kind, pk, name) == ("actors.actor", "csv", run.pk, "records.csv")
    assert SharedStorage(name=stored).read() == content.encode()
    page = admin_client.get(desk(Actor, "preview", run.pk))
    assert page["Refresh"] == previewing.AGAIN_SECONDS
    assert 'name="store"' not in page.rendered_content


@pytest.mark.parametrize("fmt", [CSV, XLSX])
def test_the_plan_is_shown_and_stored_once(admin_client, admin_user, asked, fmt):
    run = uploaded(admin_client, spreadsheet(fmt, rows()), fmt)
    for _delivery in range(2):
        preview_table(*asked["preview"][0])
    run.refresh_from_db()
    assert (run.status, run.counts["add"], Actor.objects.count()) == ("planned", ROWS, 0)
    address = desk(Actor, "preview", run.pk)
    page = admin_client.get(address)
    assert "กลุ่ม 199" in page.rendered_content
    assert "กลุ่ม 201" not in page.rendered_content
    assert address in admin_client.get(desk(ImportRun, "change", run.pk)).rendered_content
    for _click in range(2):
        admin_client.post(address, {"store": "1"})
    assert len(asked["store"]) == 1
    import_table(*asked["store"][0])
    run.refresh_from_db()
    assert (run.status, Actor.objects.count()) == ("applied", ROWS)
    assert set(Actor.objects.values_list("created_by", flat=True)) == {admin_user.pk}


def test_errors_name_row_and_column_and_nothing_can_be_stored(admin_client, asked):
    content = rows()
    content[7]["kind"] = "club"
    run = uploaded(admin_client, table(content))
    preview_table(*asked["preview"][0])
    run.refresh_from_db()
    assert run.status == "refused"
    assert [wrong[:2] for wrong in run.report["wrong"]] == [[9, "kind"]]
    address = desk(Actor, "preview", run.pk)
    assert 'name="store"' not in admin_client.get(address).rendered_content
    admin_client.post(address, {"store": "1"})
    assert asked["store"] == []


def test_a_cancelled_table_is_not_read_any_more(admin_client, asked):
    run = uploaded(admin_client, table(rows()))
    admin_client.post(desk(Actor, "preview", run.pk), {"drop": "1"})
    preview_table(*asked["preview"][0])
    run.refresh_from_db()
    assert (run.status, run.counts, Actor.objects.count()) == ("refused", {}, 0)
    assert asked["store"] == []


def test_a_planned_table_is_dropped_and_then_not_stored(admin_client, asked):
    run = uploaded(admin_client, table(rows()))
    preview_table(*asked["preview"][0])
    address = desk(Actor, "preview", run.pk)
    admin_client.post(address, {"drop": "1"})
    admin_client.post(address, {"store": "1"})
    run.refresh_from_db()
    assert (run.status, asked["store"]) == ("refused", [])


def test_a_file_that_is_no_table_is_told(admin_client, asked):
    run = uploaded(admin_client, b"\xff\xfe" * previewing.LARGEST_READ_HERE["csv"])
    with pytest.raises(UnicodeDecodeError):
        preview_table(*asked["preview"][0])
    run.refresh_from_db()
    assert run.status == "failed"
    assert "utf-8" in run.report["error"]
    told = admin_client.get(desk(Actor, "preview", run.pk)).rendered_content
    assert escape(run.report["error"]) in told


def test_a_table_that_nobody_could_be_asked_to_read_is_a_failed_import(admin_client, monkeypatch):
    def away(*_given):
        raise OperationalError

    monkeypatch.setattr(preview_table, "delay", away)
    run = uploaded(admin_client, table(rows()))
    assert run.status == "failed"
    page = admin_client.get(desk(Actor, "preview", run.pk))
    assert page.status_code == 200
    assert "Refresh" not in page
    told = _("No worker could be asked: please upload the table again later.")
    assert str(told) in page.rendered_content


def test_what_was_cut_off_is_a_failed_import_after_a_day_and_old_ones_are_let_go(admin_client):
    now = timezone.now()
    lost, goes_on = (
        ImportRun.objects.create(command="x", started_at=now - timedelta(hours=hours))
        for hours in (25, 23)
    )
    end_lost_imports()
    lost.refresh_from_db()
    goes_on.refresh_from_db()
    assert (lost.status, goes_on.status) == ("failed", "running")
    assert lost.report["error"]
    told = str(_("Imports that failed or were refused within 30 days"))
    others = admin_client.get("/admin/").context_data["attention"]["others"]
    [(count, address)] = [(count, where) for words, count, where in others if str(words) == told]
    assert count == admin_client.get(address).context_data["cl"].result_count == 1
    ImportRun.objects.filter(pk=lost.pk).update(started_at=now - timedelta(days=40))
    assert admin_client.get(address).context_data["cl"].result_count == 0


def test_previews_are_the_data_managers(admin_client, asked):
    run = uploaded(admin_client, table(rows()))
    _user, curator = person("curator")
    assert curator.get(desk(Actor, "preview", run.pk)).status_code == 403
    assert curator.post(desk(Actor, "preview", run.pk), {"drop": "1"}).status_code == 403


def test_one_person_has_few_under_way(admin_client, asked, monkeypatch):
    monkeypatch.setattr(previewing, "UNDER_WAY", 2)
    content = table(rows())
    first, _second = (uploaded(admin_client, content) for _n in range(2))
    answer = previewed(admin_client, content)
    assert answer["Location"] == desk(Actor, "import")
    assert "กำลังดำเนินการอยู่" in admin_client.get(answer["Location"]).rendered_content
    assert (len(asked["preview"]), ImportRun.objects.count()) == (2, 2)
    _other, another = person("data manager")
    uploaded(another, content)
    # What is planned waits for its uploader; dropped, it makes room.
    preview_table(*asked["preview"][0])
    assert previewed(admin_client, content)["Location"] == desk(Actor, "import")
    admin_client.post(desk(Actor, "preview", first.pk), {"drop": "1"})
    uploaded(admin_client, content)
