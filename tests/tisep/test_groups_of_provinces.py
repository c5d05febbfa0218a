"""A group of provinces, which is in no path, narrows every list to its provinces."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from actors.models import Stewardship
from regions.models import Region
from resources.models import Call
from tests.drawing import a_resource, an_actor

pytestmark = pytest.mark.django_db
DAYS = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
LISTS = ("work-log", "lessons", "calls", "stewardships")


@pytest.fixture
def group(country):
    """Of 95 alone."""
    made = Region.objects.create(
        level="group", code="TH-S-3", name_th="กลุ่มจังหวัด", parent=country["TH"]
    )
    made.members.add(country["95"])
    return made


def tell_of(name: str, region: Region) -> None:
    """An entry, a lesson and a call of a fund, all of the name, in the region."""
    actor = an_actor(name, region=region)
    actor.work_entries.create(name_th=name, region=region, state="published", **DAYS)
    lesson = actor.lessons.create(name_th=name, state="published")
    lesson.regions.add(region)
    fund = a_resource(f"กองทุน{name}", region=region)
    Call.objects.create(fund=fund, name_th=name, opens_on=timezone.localdate())


def look_after(region: Region) -> None:
    Stewardship.objects.create(
        actor=an_actor(region.code), region=region, state="agreed", since=date(2026, 1, 1)
    )


def names(client, table: str, code: str) -> set[str]:
    rows = client.get(f"/api/{table}?region={code}").json()["results"]
    return {row["name_th"] if "name_th" in row else row["region"]["code"] for row in rows}


def test_each_list_finds_what_is_in_its_provinces(client, country, group):
    for name, code in (("ใน", "950101"), ("รอบ", "TH-S"), ("นอก", "94")):
        tell_of(name, country[code])
    tell_of("กลุ่ม", group)
    look_after(country["950101"])
    look_after(country["940101"])
    for table in LISTS[:3]:
        assert names(client, table, "TH-S-3") == {"ใน", "รอบ", "กลุ่ม"}, table
        # A group holds its provinces, and is in what holds one of them.
        assert names(client, table, "950102") == {"รอบ", "กลุ่ม"}, table
        assert names(client, table, "940101") == {"รอบ", "นอก"}, table
        assert names(client, table, "TH-S") == {"ใน", "รอบ", "นอก", "กลุ่ม"}, table
    assert names(client, "stewardships", "TH-S-3") == {"950101"}
    for page in ("/work-log", "/lessons", "/funds"):
        shown = client.get(f"{page}?region=TH-S-3").content.decode().split('id="page"')[1]
        assert ("ใน" in shown, ">นอก<" in shown) == (True, False), page


def test_within_a_group_are_itself_and_its_provinces(client, group):
    rows = client.get("/api/regions?within=TH-S-3&level=group&level=province").json()["results"]
    assert {row["code"] for row in rows} == {"TH-S-3", "95"}
