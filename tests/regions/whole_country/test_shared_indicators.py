"""The real indicator files: every row at its region, and nothing where nobody measured."""

from __future__ import annotations

from collections import Counter

import pytest
from django.core.management import call_command

from records.models import ImportRun
from regions.models import IndicatorValue

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.shared_data,
    pytest.mark.usefixtures("whole_country"),
]


def load(folder) -> Counter[str]:
    call_command("load_indicators", "--from", str(folder / "indicators"), "--apply")
    counts = ImportRun.objects.latest("pk").counts.values()
    return sum(map(Counter, counts), Counter())


def by_level(slug: str, **only: object) -> dict[str, int]:
    rows = IndicatorValue.objects.filter(indicator__slug=slug, **only)
    return dict(Counter(rows.values_list("region__level", flat=True)))


def test_every_row_is_at_its_region_and_twice_changes_nothing(shared):
    added = load(shared)
    assert added == {"add": IndicatorValue.objects.count()}
    # Seven rows a year have no code: the country, three parts, three groups of provinces.
    assert by_level("hai") == {"province": 539, "country": 7, "part": 21, "group": 21}
    assert by_level("population") == {
        "country": 1,
        "province": 77,
        "district": 928,
        "tambon": 7436,
    }
    # Bangkok is not in TPMAP.
    for dimension in ("health", "living", "education", "income", "access"):
        assert by_level(f"tpmap-{dimension}", year=2018) == {"province": 76}
        assert by_level(f"tpmap-{dimension}", region__code="10") == {}
    assert load(shared) == {"keep": added["add"]}
