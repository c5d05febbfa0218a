"""Records that may be one are found, shown, and forgotten once a curator has spoken."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actors.models import Actor
from records.doubles import Resemblance
from tests.drawing import a_need, a_project, an_actor
from tests.tisep.desk import desk, person
from tisep.duplicates import SHARED_BY_FEW, find_duplicates

pytestmark = pytest.mark.django_db


def pairs() -> dict[frozenset[str], str]:
    names = dict(Actor.objects.values_list("uuid", "name_th"))
    return {
        frozenset((names[pair.first], names[pair.second])): pair.likeness
        for pair in Resemblance.objects.open(Actor)
    }


def test_pairs_are_found_by_name_abbreviation_and_likeness_in_a_province(country):
    an_actor("มูลนิธิเด็ก", region=country["95"])
    an_actor("มูลนิธิ เด็ก", region=country["94"])
    an_actor("สภาพัฒน์", abbreviations=["ส.ศ.ช."])
    an_actor("สำนักงานเศรษฐกิจ", abbreviations=["สศช"])
    an_actor("เครือข่ายผู้สูงอายุยะลา", region=country["950102"])
    an_actor("เครือข่ายผู้สูงอายุจังหวัดยะลา", region=country["9502"])
    an_actor("เครือข่ายผู้สูงอายุอำเภอยะลา", region=country["94"])
    an_actor("มูลนิธิเด็ก ", region=country["95"], state="archived")
    assert find_duplicates() == 3
    assert pairs() == {
        frozenset(("มูลนิธิเด็ก", "มูลนิธิ เด็ก")): "name",
        frozenset(("สภาพัฒน์", "สำนักงานเศรษฐกิจ")): "abbreviation",
        frozenset(("เครือข่ายผู้สูงอายุยะลา", "เครือข่ายผู้สูงอายุจังหวัดยะลา")): "similar",
    }
    assert find_duplicates() == 3


def test_each_kind_is_compared_with_itself():
    actor = an_actor("รถเข็น")
    a_project("รถเข็น")
    assert find_duplicates() == 0
    a_need(actor, "รถเข็น")
    a_need(actor, "รถเข็น")
    assert find_duplicates() == 1


def test_a_name_that_many_bear_is_a_word():
    Actor.objects.bulk_create(
        [Actor(name_th="โรงพยาบาล", kind="cso") for _ in range(SHARED_BY_FEW + 1)]
    )
    assert find_duplicates() == 0


def test_what_is_denied_stays_denied_and_what_has_changed_is_forgotten(admin_user):
    one, _other = an_actor("ชื่อเดียว"), an_actor("ชื่อเดียว")
    find_duplicates()
    Actor.objects.filter(pk=one.pk).update(name_th="คนละเรื่องกันเลย")
    assert find_duplicates() == Resemblance.objects.count() == 0
    Actor.objects.filter(pk=one.pk).update(name_th="ชื่อเดียว")
    find_duplicates()
    pair = Resemblance.objects.get()
    _user, curator = person("curator")
    assert curator.get(desk(Actor, "deny", pair.pk)).status_code == 405
    curator.post(desk(Actor, "deny", pair.pk))
    pair.refresh_from_db()
    assert pair.denied_by.username == "curator"
    assert find_duplicates() == 0
    assert Resemblance.objects.count() == 1


def test_the_start_page_counts_them_and_leads_to_both_sides(admin_client):
    one, other = an_actor("ชื่อเดียว"), an_actor("ชื่อเดียว")
    find_duplicates()
    concern = admin_client.get("/admin/").context_data["attention"]["records"][-1]
    assert [count for _name, count, _address in concern.links] == [1, 0, 0, 0]
    address = concern.links[0][2]
    page = admin_client.get(address).rendered_content
    assert f"ids={min(one.pk, other.pk)}" in page
    assert f"ids={max(one.pk, other.pk)}" in page
    Actor.objects.filter(pk=other.pk).update(state="archived")
    assert admin_client.get(address).context_data["pairs"] == []


def test_the_page_of_pairs_is_for_those_who_merge_and_asks_little():
    _user, contributor = person("contributor")
    assert contributor.get(desk(Actor, "duplicates")).status_code == 403
    links = contributor.get("/admin/").context_data["attention"]["records"][-1].links
    assert links == []
    for number in range(30):
        for _twin in range(2):
            an_actor(f"กลุ่ม {number} ก")
    find_duplicates()
    _user, curator = person("curator")
    with CaptureQueriesContext(connection) as queries:
        assert len(curator.get(desk(Actor, "duplicates")).context_data["pairs"]) == 25
    assert len(queries) <= 10
