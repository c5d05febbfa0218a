"""What fits a need, an offer and an organisation, on drawn ground."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from actors.models import Participation, Partnership
from resources.models import Resource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tisep.explore.models import IndexedRecord
from tisep.matching import weights
from tisep.matching.finding import (
    NEAR,
    THEME,
    actors_for,
    needs_for,
    offers_for,
    partners_for,
    told,
)
from tisep.matching.reasons import Reasons
from tisep.matching.weights import WEIGHTS, Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(country, issues_and_groups):
    """A need for wheelchairs for older persons in Tha Sap."""
    issues, groups = issues_and_groups
    asker = an_actor("เทศบาลท่าสาป", region=country["950102"], kind="local_government")
    need = a_need(asker, "รถเข็น", region=country["950102"], at=(101.5, 6.75))
    need.issues.add(issues["equality"])
    need.target_groups.add(groups["older-persons"])
    return need


def indexed(record) -> IndexedRecord:
    return IndexedRecord.objects.get(uuid=record.uuid)


def an_offer(asked, name="รถเข็นมือสอง", offer="open", owner=None, **values) -> Resource:
    values = {"kind": "equipment", "region": asked.region, **values}
    owner = owner or an_actor(f"เจ้าของ {name}", region=asked.region)
    made = a_resource(name, owner=owner, **values)
    if offer != "not_offered":
        made.offer = offer
        made.save()
    return made


def found(matches) -> list[str]:
    return [one.row.name_th for one in matches]


def why(subject, matches, language="en") -> list[str]:
    with override(language):
        return Reasons(subject, matches).of(matches[0])


def test_the_weights_make_one_whole():
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert set(WEIGHTS) == set(Part)


def test_an_open_offer_of_what_is_asked_comes_first(asked, country):
    an_offer(asked, "ข้างเคียงแต่ไม่ได้เสนอ", "not_offered", at=(101.5, 6.75))
    an_offer(asked, "ไกลแต่เสนออยู่", region=country["950202"])
    assert found(offers_for(indexed(asked))) == ["ไกลแต่เสนออยู่", "ข้างเคียงแต่ไม่ได้เสนอ"]


def test_what_is_promised_given_a_draft_or_ones_own_is_no_match(asked):
    for state in ("reserved", "given", "withdrawn"):
        made = an_offer(asked, state)
        Resource.objects.filter(pk=made.pk).update(offer=state)
    an_offer(asked, "ร่าง", "not_offered", state="draft")
    an_offer(asked, "เก็บแล้ว", "not_offered", state="archived")
    an_offer(asked, "ของตัวเอง", owner=asked.actor)
    assert found(offers_for(indexed(asked))) == []


def test_a_fund_could_pay_but_what_is_asked_is_worth_more(asked):
    an_offer(asked, "กองทุนในพื้นที่", kind="fund")
    an_offer(asked, "เตียงและรถเข็น")
    an_offer(asked, "ข้อมูล", kind="data")
    matches = offers_for(indexed(asked))
    assert found(matches) == ["เตียงและรถเข็น", "กองทุนในพื้นที่"]
    assert "a fund could pay for it" in why(indexed(asked), matches[1:])


def test_every_reason_is_told_in_words(asked, country, issues_and_groups):
    issues, groups = issues_and_groups
    owner = an_actor("มูลนิธิ", region=country["950101"])
    project = a_project("โครงการดูแลผู้สูงอายุ", name_en="Elder Care")
    for actor in (asked.actor, owner):
        Participation.objects.create(project=project, actor=actor)
    offer = an_offer(
        asked, "รถเข็นให้ยืม", owner=owner, region=country["950101"], at=(101.5, 6.65),
        confirmed_on=timezone.localdate(),
    )  # fmt: skip
    offer.issues.add(issues["equality"])
    offer.target_groups.add(groups["older-persons"])
    offer.serves.add(country["9501"])
    matches = offers_for(indexed(asked))
    assert why(indexed(asked), matches) == [
        "offers: Equipment",
        "both work on Equality and social security",
        "both are for Older persons",
        "serves Mueang Yala District",
        "about 11 km away",
        "worked together in Elder Care",
        "confirmed within a year",
        "named alike",
    ]
    assert matches[0].metres == pytest.approx(11_059, abs=20)
    assert all(matches[0].parts.values())


@pytest.mark.parametrize(
    ("where", "part"),
    [
        ("950102", weights.SAME_TAMBON),
        ("950101", weights.SAME_DISTRICT),
        ("950202", weights.SAME_PROVINCE),
    ],
)
def test_the_narrower_the_region_that_both_are_in_the_better(asked, country, where, part):
    an_offer(asked, region=country[where])
    assert offers_for(indexed(asked))[0].parts[Part.PLACE] == part


def test_who_serves_the_place_needs_no_seat_there(asked, country):
    offer = an_offer(asked, region=country["940101"])
    assert found(offers_for(indexed(asked))) == []
    offer.serves.add(country["950102"])
    (match,) = offers_for(indexed(asked))
    assert match.parts[Part.PLACE] == weights.SERVES
    assert "serves Tha Sap Subdistrict" in why(indexed(asked), [match])


def test_who_serves_the_country_is_worth_less(asked, country):
    an_offer(asked, region=country["940101"]).serves.add(country["TH"])
    (match,) = offers_for(indexed(asked))
    assert match.parts[Part.PLACE] == weights.SERVES_COUNTRY
    assert "serves the whole country" in why(indexed(asked), [match])


def test_what_is_no_place_is_no_distance(asked):
    an_offer(asked)
    asked.location, asked.region, asked.placed_by = None, None, ""
    asked.save()
    offer = Resource.objects.get()
    offer.issues.set(asked.issues.all())
    (match,) = offers_for(indexed(asked))
    assert (match.metres, match.parts[Part.DISTANCE], match.parts[Part.PLACE]) == (None, 0, 0)


def test_what_is_as_good_stands_by_name(asked):
    for name in ("ฃอ", "กอ", "ขอ"):
        an_offer(asked, name)
    assert found(offers_for(indexed(asked))) == ["กอ", "ขอ", "ฃอ"]
    assert found(offers_for(indexed(asked), 2)) == ["กอ", "ขอ"]


def test_organisations_that_could_help(asked, issues_and_groups, country):
    issues, _groups = issues_and_groups
    with_it, supporter, nobody = (
        an_actor(name, region=country["9501"], name_en=name) for name in ("A", "B", "C")
    )
    an_offer(asked, "รถเข็น 1", "not_offered", owner=with_it)
    supporter.roles = ["supporter"]
    supporter.save()
    for actor in (with_it, supporter, nobody, asked.actor):
        actor.issues.add(issues["equality"])
    matches = actors_for(indexed(asked))
    assert found(matches) == ["A", "B", "C"]
    assert "offers: Equipment" in why(indexed(asked), matches)
    assert "supports others with what they need" in why(indexed(asked), matches[1:])


def test_needs_for_an_offer_while_they_are_asked(asked):
    offer = indexed(an_offer(asked))
    (match,) = needs_for(offer)
    assert match.row.uuid == asked.uuid
    assert "asks for: Equipment" in why(offer, [match])
    asked.status = "met"
    asked.save()
    assert needs_for(offer) == []


def test_partners_have_what_the_other_asks_for(asked, issues_and_groups):
    issues, _groups = issues_and_groups
    giver = an_actor("ผู้ให้", region=asked.region)
    an_offer(asked, "รถเข็น 1", owner=giver)
    other = an_actor("ผู้อื่น", region=asked.region)
    Partnership.objects.create(actor=other, partner=asked.actor, kind="cooperation")
    for actor in (giver, other, asked.actor):
        actor.issues.add(issues["waste"])
    matches = partners_for(indexed(asked.actor))
    assert found(matches) == ["ผู้ให้", "ผู้อื่น"]
    assert "one has what the other asks for" in why(indexed(asked.actor), matches)
    assert "have worked with each other before" in why(indexed(asked.actor), matches[1:])


@pytest.mark.parametrize(("day", "worth"), [(date(2001, 1, 1), 0), (None, 0)])
def test_what_nobody_confirmed_lately_is_worth_less(asked, day, worth):
    an_offer(asked, confirmed_on=day)
    assert offers_for(indexed(asked))[0].parts[Part.FRESHNESS] == worth


@pytest.mark.parametrize("clause", [NEAR, THEME])
def test_candidates_can_be_found_through_the_index_of_codes(asked, clause):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f"EXPLAIN SELECT id FROM explore_indexedrecord i WHERE {clause}", told(indexed(asked))
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "explore_by_code" in plan
