"""Tables for spreadsheets: columns from the serializer, cells that never run."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.contrib.gis.geos import Point
from hypothesis import given
from hypothesis import strategies as st
from rest_framework import serializers

from records.api.fields import LonLat
from records.api.tables import cell, cells_of, columns_of, lines


class Part(serializers.Serializer):
    code = serializers.CharField()


class Whole(serializers.Serializer):
    name = serializers.CharField()
    place = Part(allow_null=True)
    at = LonLat(allow_null=True)
    day = serializers.DateField(format=None)
    parts = Part(many=True)


def written(serializer: serializers.Serializer, *values: dict) -> str:
    columns = list(columns_of(serializer))
    cells = cells_of(serializer, values, [path for _name, path, _field in columns])
    return "".join(lines([name for name, _path, _field in columns], cells))


def rows(*values: dict) -> list[list[str]]:
    text = written(Whole(), *values)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_what_is_nested_gets_a_column_of_its_own():
    header, first, second = rows(
        {
            "name": "ท่าสาป",
            "place": {"code": "0950"},
            "at": Point(101.5, 6.25),
            "day": date(2024, 5, 17),
            "parts": [{"code": "a"}, {"code": "b"}],
        },
        {"name": "x", "place": None, "at": None, "day": date(2024, 1, 2), "parts": []},
    )
    assert header == ["name", "place.code", "at.lon", "at.lat", "day", "parts.code"]
    assert first == ["ท่าสาป", "0950", "101.5", "6.25", "2024-05-17", "a; b"]
    assert second == ["x", "", "", "", "2024-01-02", ""]


def test_text_is_quoted_and_numbers_are_not():
    text = written(Part(), {"code": "0950"})
    assert text.splitlines()[1] == '"0950"'
    assert (cell(3), cell(6.25)) == (3, 6.25)
    assert (cell(True), cell(None)) == ("true", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_run_as_a_formula(start):
    assert cell(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"
    assert cell([f"{start}1", "b"]).startswith("'")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_value_whatever_begins_like_a_formula(value):
    assert not str(cell(value)).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
