"""Spreadsheets at the desk: out as the list is filtered, in after a preview of every error."""

from __future__ import annotations

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from actors.models import Actor, Project
from records.admin.exchanging import AT_ONCE
from records.models import DataSource, ImportRun
from records.tasks import import_table
from resources.models import Need
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk, person

pytestmark = pytest.mark.django_db
CSV, XLSX = "0", "1"


def exported(client, model=Actor, **filters) -> list[dict[str, str]]:
    address = f"{desk(model, 'export')}?{'&'.join(f'{k}={v}' for k, v in filters.items())}"
    response = client.post(address, {"format": CSV, "resource": "0"})
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def table(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def previewed(client, content, model=Actor, fmt=CSV):
    data = content.encode() if isinstance(content, str) else content
    upload = SimpleUploadedFile("records.csv", data)
    sent = {"format": fmt, "resource": "0", "import_file": upload}
    return client.post(desk(model, "import"), sent)


def imported(client, content, model=Actor, fmt=CSV):
    preview = previewed(client, content, model, fmt)
    assert "confirm_form" in preview.context_data, wrong_cells(preview)
    return client.post(
        desk(model, "process_import"), preview.context_data["confirm_form"].initial, follow=True
    )


def wrong_cells(preview) -> dict[int, dict[str, list[str]]]:
    result = preview.context_data["result"]
    rows = {row.number: row.field_specific_errors for row in result.invalid_rows}
    return rows or {0: {"": [str(error.error) for error in result.base_errors]}}


def test_the_export_is_the_filtered_list_and_runs_no_formula(admin_client, country):
    an_actor("=cmd()", region=country["950102"], at=(101.5, 6.75), aliases=["ก", "ข"])
    an_actor("เก็บแล้ว", state="archived")
    (row,) = exported(admin_client, state__exact="published")
    assert row["name_th"] == "'=cmd()"
    assert (row["region_code"], row["lat"], row["lon"]) == ("950102", "6.75", "101.5")
    assert len(exported(admin_client)) == 2


@pytest.mark.parametrize("fmt", [CSV, XLSX])
def test_what_was_exported_comes_back_unchanged(admin_client, country, issues_and_groups, fmt):
    issues, groups = issues_and_groups
    actor = an_actor("=ชื่อ", region=country["950102"], at=(101.5, 6.75), placed_sure=False)
    actor.issues.add(issues["waste"])
    actor.serves.add(country["94"])
    a_resource(owner=actor).target_groups.add(groups["older-persons"])
    a_need(actor, region=country["95"])
    a_project(starts_on="2024-01-31")
    for record in (actor, *actor.resources.all(), *actor.needs.all(), *Project.objects.all()):
        model = type(record)
        sent = {"format": fmt, "resource": "0"}
        content = admin_client.post(desk(model, "export"), sent).content
        preview = previewed(admin_client, content, model, fmt)
        totals = preview.context_data["result"].totals
        assert (totals["skip"], totals["update"], totals["new"]) == (1, 0, 0), wrong_cells(preview)


def test_rows_are_placed_by_code_name_and_point(admin_client, admin_user, country):
    rows = [
        {"name_th": "ด้วยรหัส", "region_code": "950102"},
        {"name_th": "ด้วยชื่อ", "province": "จ.ยะลา", "district": "เมืองยะลา", "tambon": "ต.สะเตง"},
        {"name_th": "ด้วยจุด", "lat": "6.75", "lon": "102.5"},
        {"name_th": "ไม่พบ", "province": "ไม่มีจังหวัดนี้"},
    ]
    blank = dict.fromkeys(["region_code", "province", "district", "tambon", "lat", "lon"], "")
    content = table([{"kind": "cso", **blank, **row} for row in rows])
    preview = previewed(admin_client, content)
    assert Actor.objects.count() == 0
    assert "ไม่มีจังหวัดนี้" in preview.rendered_content
    assert "ใหม่: 4" in preview.rendered_content
    imported(admin_client, content)
    found = Actor.objects.values_list("name_th", "region__code", "placed_by", "state")
    assert set(found) == {
        ("ด้วยรหัส", "950102", "code", "draft"),
        ("ด้วยชื่อ", "950101", "name", "draft"),
        ("ด้วยจุด", "950202", "point", "draft"),
        ("ไม่พบ", None, "", "draft"),
    }
    run = ImportRun.objects.get()
    assert (run.status, run.by, run.counts["add"]) == ("applied", admin_user, 4)
    assert "ไม่มีจังหวัดนี้" in str(run.report)
    assert set(Actor.objects.values_list("created_by", flat=True)) == {admin_user.pk}


def test_errors_name_row_and_column_and_nothing_is_stored(admin_client, country):
    content = table(
        [
            {
                "name_th": "ดี",
                "kind": "cso",
                "issues": "",
                "confirmed_on": "2567-02-29",
                "lat": "",
                "lon": "",
            },
            {"name_th": "", "kind": "cso", "issues": "", "confirmed_on": "", "lat": "", "lon": ""},
            {
                "name_th": "ก",
                "kind": "club",
                "issues": "nope",
                "confirmed_on": "31/1/2567",
                "lat": "x",
                "lon": "101",
            },
            {
                "name_th": "ข",
                "kind": "cso",
                "issues": "",
                "confirmed_on": "2566-02-29",
                "lat": "101",
                "lon": "6",
            },
        ]
    )
    wrong = wrong_cells(previewed(admin_client, content))
    assert {row: sorted(cells) for row, cells in wrong.items()} == {
        3: ["name_th"],
        4: ["confirmed_on", "issues", "kind", "lat"],
        5: ["confirmed_on", "lat"],
    }
    assert Actor.objects.count() == 0


def test_a_table_with_strange_columns_is_refused(admin_client):
    wrong = wrong_cells(previewed(admin_client, "name_th,phone\nก,02\n"))
    assert "phone" in wrong[0][""][0]


def test_an_import_leaves_what_a_person_edited(admin_client, issues_and_groups):
    source = DataSource.objects.create(slug="s", name_th="แหล่ง")
    actor = an_actor("ของคน", source=source, source_ref="7", edited_fields=["name_th"])
    content = table(
        [
            {
                "name_th": "ของไฟล์",
                "name_en": "New",
                "source": "s",
                "source_ref": "7",
                "issues": "waste",
            }
        ]
    )
    imported(admin_client, content)
    imported(admin_client, content)
    actor.refresh_from_db()
    assert (actor.name_th, actor.name_en) == ("ของคน", "New")
    assert [issue.slug for issue in actor.issues.all()] == ["waste"]
    newest, first = ImportRun.objects.order_by("-pk")
    assert (first.counts["change"], first.counts["edited"]) == (1, 1)
    assert (newest.counts["change"], newest.counts["keep"]) == (0, 1)


def test_the_same_record_twice_is_an_error(admin_client):
    actor = an_actor()
    row = {"uuid": str(actor.uuid), "name_en": "Twice"}
    assert sorted(wrong_cells(previewed(admin_client, table([row, row])))) == [3]


def test_a_need_names_its_organisation(admin_client):
    actor = an_actor()
    rows = [{"name_th": "รถเข็น", "kind": "equipment", "actor": str(actor.uuid)}]
    imported(admin_client, table(rows), Need)
    assert Need.objects.get().actor == actor
    assert list(
        wrong_cells(previewed(admin_client, table([rows[0] | {"actor": ""}]), Need))[2]
    ) == ["actor"]


@pytest.mark.django_db(transaction=True)
def test_a_long_table_is_stored_by_a_worker_once_and_as_the_person(admin_client, admin_user):
    asked = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_table, "delay", lambda *arguments: asked.append(arguments))
        rows = [{"name_th": f"กลุ่ม {n}", "kind": "cso"} for n in range(AT_ONCE + 1)]
        page = imported(admin_client, table(rows))
    run = ImportRun.objects.get()
    assert page.redirect_chain[-1][0] == desk(ImportRun, "change", run.pk)
    assert (page["Refresh"], run.status, Actor.objects.count()) == ("5", "running", 0)
    for _delivery in range(2):
        import_table(*asked[0])
    run.refresh_from_db()
    assert (run.status, run.by, run.counts["add"]) == ("applied", admin_user, AT_ONCE + 1)
    assert Actor.objects.count() == AT_ONCE + 1
    event = Actor.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["user"] == admin_user.pk


def test_a_table_whose_upload_is_gone_is_a_failed_run(admin_user):
    run = ImportRun.objects.create(command="x", by=admin_user)
    import_table("actors.actor", "gone", run.pk, "x.csv")
    run.refresh_from_db()
    assert run.status == "failed"


def test_importing_is_the_data_managers():
    may = [
        r
        for r in ("administrator", "data manager", "curator", "contributor")
        if person(r)[1].get(desk(Actor, "import")).status_code == 200
    ]
    assert may == ["administrator", "data manager"]
