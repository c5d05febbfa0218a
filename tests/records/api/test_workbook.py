"""Workbooks: the rows of the table as they are, and a sheet that tells what it is."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from records.api import workbook as made
from records.api.about_tables import About, sources_in
from records.api.formats import XLSX
from records.api.workbook import column, workbook
from records.models import DataSource
from regions.models import Indicator, IndicatorValue
from tests.drawing import an_actor


def opened(data: bytes) -> openpyxl.Workbook:
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    return openpyxl.load_workbook(io.BytesIO(data))


def read(sheet) -> list[list]:
    return [[one.value for one in row] for row in sheet.iter_rows()]


def test_text_stays_text_and_numbers_stay_numbers():
    rows = [["0950", 3, 6.25, ""], ["<ก & ข>\n ", -1, 1e-9, "x"]]
    book = opened(b"".join(workbook([("data", ["a", "b", "c", "d"], rows)])))
    assert read(book["data"]) == [
        ["a", "b", "c", "d"],
        ["0950", 3, 6.25, None],
        ["<ก & ข>\n ", -1, 1e-9, "x"],
    ]
    assert book["data"]["A2"].number_format == "@"
    assert book["data"].freeze_panes == "A2"


def test_what_no_workbook_can_hold_is_left_out():
    rows = [["a\x00b\x0bc\ud800", "x" * 40_000]]
    (_head, (first, second)) = read(
        opened(b"".join(workbook([("data", ["a", "b"], rows)])))["data"]
    )
    assert first == "abc"
    assert len(second) == made.LETTERS


def test_rows_that_are_too_many_go_on_in_the_next_sheet(monkeypatch):
    monkeypatch.setattr(made, "ROWS", 4)
    sheets = [("data", ["n"], ([n] for n in range(7))), ("about", ["x"], [])]
    book = opened(b"".join(workbook(sheets)))
    assert book.sheetnames == ["data", "data 2", "data 3", "about"]
    assert [row for name in book.sheetnames[:3] for (row,) in read(book[name])[1:]] == [*range(7)]
    assert all(read(book[name])[0] == ["n"] for name in book.sheetnames[:3])
    assert read(book["about"]) == [["x"]]


def test_it_is_sent_while_it_is_written_and_holds_little():
    taken = []

    def rows():
        for number in range(50_000):
            taken.append(number)
            yield [number, f"ข้อความที่ {number}"]

    pieces = workbook([("data", ["n", "text"], rows())])
    tracemalloc.start()
    size = len(next(pieces))
    assert len(taken) < 2_000
    size += sum(map(len, pieces))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000
    assert size > 300_000


@pytest.mark.parametrize(
    ("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_spreadsheets(number, name):
    assert column(number) == name


def test_sources_are_gathered_however_deep():
    said = {"source": {"slug": "a"}, "indicator": {"source": {"slug": "b"}}, "other": None}
    about = About("", "", [])
    about.saw(said)
    about.saw({"source": None})
    assert list(about.sources) == ["a", "b"]
    assert about.count == 2
    assert list(sources_in([said])) == []


@pytest.mark.django_db
def test_a_list_is_a_workbook_with_a_sheet_about_it(client, country):
    source = DataSource.objects.create(slug="doc-1", name_th="เอกสาร ๑", licence="CC-BY-4.0")
    an_actor("=1+1", region=country["950102"], source=source)
    response = client.get("/api/actors.xlsx?located=95")
    assert response["Content-Type"] == XLSX.media_type
    assert response["Content-Disposition"] == 'attachment; filename="actors.xlsx"'
    book = opened(response.getvalue())
    heading, row = read(book["data"])
    said = dict(zip(heading, row, strict=True))
    # As in CSV: safe too when it is saved as such.
    assert said["name_th"] == "'=1+1"
    assert said["region.code"] == "950102"
    about = {key: (th, en) for key, th, en in read(book["about this table"])}
    assert about["rows"] == (1, 1)
    assert about["address"][1] == "http://testserver/api/actors.xlsx?located=95"
    assert "เอกสาร ๑" in about["source: doc-1"][0]
    assert "ค.ศ." in about["years"][0]
    assert [key for key in about if key.startswith("column: ")] == [f"column: {h}" for h in heading]


@pytest.mark.django_db
def test_suffix_and_accept_lead_to_it_and_pages_do_not(client, country):
    assert client.get("/api/regions", headers={"Accept": XLSX.media_type}).streaming
    assert client.get("/api/regions.xlsx?page=2").status_code == 400
    assert client.get("/api/regions/95.xlsx").status_code == 404
    whole = client.get("/api/regions.xlsx")
    assert whole["ETag"] != client.get("/api/regions.csv")["ETag"]
    assert len(read(opened(whole.getvalue())["data"])) == 13


@pytest.mark.django_db
def test_every_table_in_csv_is_a_workbook_too(client, country):
    need = Indicator.objects.create(slug="poverty", name_th="ความจน", direction="higher_is_worse")
    for code in ("95", "94"):
        IndicatorValue.objects.create(indicator=need, region=country[code], year=2021, value=5)
    for address, rows in [
        ("gaps.{}?indicator=poverty", 2),
        ("choropleth.{}?indicator=poverty", 2),
        ("search.{}?q=ยะลา", None),
        ("explore.{}", 0),
        ("need-ageing.{}", None),
        ("indicator-values.{}", 2),
        ("inequality.{}", 0),
    ]:
        assert client.get("/api/" + address.format("csv")).status_code == 200
        book = opened(client.get("/api/" + address.format("xlsx")).getvalue())
        assert rows is None or len(read(book["data"])) == rows + 1, address
        assert book.sheetnames == ["data", "about this table"]
