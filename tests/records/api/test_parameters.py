"""Query parameters: what is understood, and what is refused with its mend."""

from __future__ import annotations

import pytest
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from records.api.errors import Refused
from records.api.parameters import (
    Parameter,
    Unusable,
    check,
    one_of,
    read_all,
    read_year,
    whole_number,
)

LEVELS, LEVEL_SCHEMA = one_of(["province", "tambon"])
PARAMETERS = [
    Parameter("level", "A level.", read=LEVELS, many=True, schema=LEVEL_SCHEMA),
    Parameter("year", "A year.", read=read_year),
]


def asked(query: str) -> Request:
    return Request(APIRequestFactory().get(f"/?{query}"))


def understood(request: Request) -> dict:
    check(request, [parameter.documented() for parameter in PARAMETERS])
    return read_all(request, PARAMETERS)


def refusal(query: str) -> dict[str, tuple[str, str]]:
    """Message and hint by field."""
    request = asked(query)
    with pytest.raises(Refused) as refused:
        understood(request)
    return {fault.field: (str(fault.message), str(fault.hint)) for fault in refused.value.faults}


def test_values_are_read_and_repeated_ones_gathered():
    request = asked("level=tambon&level=province&year=2024")
    assert understood(request) == {"level": ["tambon", "province"], "year": 2024}


@pytest.mark.parametrize(
    ("query", "field", "word"),
    [
        ("colour=red", "colour", "level, year"),
        ("year=2024&year=2023", "year", ""),
        ("year=", "year", ""),
        ("level=tambon&level=", "level", ""),
        ("level=%00", "level", ""),
        ("level=village", "level", "province, tambon"),
        ("year=2567", "year", "2024"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_mend(query, field, word):
    faults = refusal(query)
    assert list(faults) == [field]
    assert word in faults[field][1]


def test_every_fault_is_told_at_once():
    assert set(refusal("colour=red&size=2")) == {"colour", "size"}
    assert set(refusal("level=village&year=2567")) == {"level", "year"}


@pytest.mark.parametrize(("text", "year"), [("1900", 1900), ("2024", 2024), ("2200", 2200)])
def test_a_year_is_of_the_common_era(text, year):
    assert read_year(text) == year


@pytest.mark.parametrize(("text", "meant"), [("2443", "1900"), ("2567", "2024"), ("2743", "2200")])
def test_a_year_of_the_buddhist_era_is_refused_with_the_one_meant(text, meant):
    with pytest.raises(Unusable) as unusable:
        read_year(text)
    assert meant in unusable.value.hint


@pytest.mark.parametrize(
    "text", ["๒๕๖๗", "1899", "2201", "2744", "twenty", "20.24", "+2024", "9" * 40]
)
def test_what_is_no_year_is_refused(text):
    with pytest.raises(Unusable):
        read_year(text)


def test_a_whole_number_keeps_its_bounds():
    read, schema = whole_number(0, 7)
    assert [read("0"), read("7")] == [0, 7]
    assert schema == {"type": "integer", "minimum": 0, "maximum": 7}
    for text in ("-1", "8", "", "๓", "0x1", "1e1"):
        with pytest.raises(Unusable):
            read(text)


def test_the_documentation_is_what_the_check_knows():
    assert PARAMETERS[0].documented() == {
        "name": "level",
        "in": "query",
        "description": "A level.",
        "schema": {"type": "array", "items": {"type": "string", "enum": ["province", "tambon"]}},
        "style": "form",
        "explode": True,
    }
