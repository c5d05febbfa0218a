"""The board: what is open, under the map's filters, as list, feed, table and on the map."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.utils import timezone

from tests.drawing import a_need, a_resource, an_actor

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=9)


@pytest.fixture
def listings(country, issues_and_groups):
    issues, groups = issues_and_groups
    asker = an_actor("เทศบาลตำบลท่าสาป", region=country["95"])
    wheel = a_need(asker, "รถเข็น", region=country["950101"], needed_by=SOON, amount=5, unit="คัน")
    wheel.target_groups.add(groups["older-persons"])
    book = a_need(asker, "หนังสือ", region=country["94"], kind="knowledge")
    book.issues.add(issues["child-protection"])
    a_need(asker, "ได้แล้ว", status="met")
    a_need(asker, "ร่างไว้", state="draft")
    a_resource("ห้องประชุม", owner=asker, offer="open", kind="space", region=country["95"])
    a_resource("ทุนที่ไม่ได้เสนอ", owner=asker)
    return {"asker": asker, "wheel": wheel, "book": book}


def shown(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_only_what_is_open_and_public_stands_there(client, listings):
    needs = shown(client, "/board")
    assert all(words in needs for words in ("รถเข็น", "หนังสือ", "5 คัน", "เทศบาลตำบลท่าสาป"))
    assert not any(words in needs for words in ("ได้แล้ว", "ร่างไว้", "ห้องประชุม"))
    offers = shown(client, "/board?tab=resource")
    assert "ห้องประชุม" in offers
    assert "ทุนที่ไม่ได้เสนอ" not in offers


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("region=95", {"รถเข็น"}),
        ("target_group=older-persons", {"รถเข็น"}),
        ("issue=child-protection", {"หนังสือ"}),
        ("issue=equality", {"หนังสือ"}),
        ("resource_kind=knowledge", {"หนังสือ"}),
        ("q=ไม่มีคำนี้เลย", set()),
        ("region=95&resource_kind=knowledge", set()),
        ("region=nowhere&issue=nothing", {"รถเข็น", "หนังสือ"}),
        ("region=%00", {"รถเข็น", "หนังสือ"}),
    ],
)
def test_the_filters_are_the_map_s(client, listings, query, found):
    page = shown(client, f"/board?{query}").split('id="page"')[1]
    assert {name for name in ("รถเข็น", "หนังสือ") if f">{name}<" in page} == found


def test_it_is_sorted_by_what_ends_soonest(client, listings):
    page = shown(client, "/board?order=ending").split('id="page"')[1]
    assert page.index("รถเข็น") < page.index("หนังสือ")
    newest = shown(client, "/board").split('id="page"')[1]
    assert newest.index("หนังสือ") < newest.index("รถเข็น")


def test_feed_table_list_and_facets_say_the_same(client, listings):
    feed = shown(client, "/board.atom?region=95")
    assert ("รถเข็น" in feed, "หนังสือ" in feed) == (True, False)
    asked = "record=need&listing=open&region=95"
    listed = client.get(f"/api/explore?{asked}").json()
    assert [(one["name_th"], one["listing"]) for one in listed["results"]] == [("รถเข็น", "open")]
    assert listed["results"][0]["ends_on"] == SOON.isoformat()
    facets = client.get("/api/explore/facets?region=95").json()["facets"]["listing"]
    assert facets == [{"value": "open", "count": 2}]
    page = shown(client, "/board?region=95")
    assert "/api/explore.csv?region=95&record=need&listing=open" in page
    assert "/?region=95&record=need&listing=open" in page


def test_an_empty_board_leads_on(client, country):
    page = shown(client, "/board")
    assert "ยังไม่มีรายการในหน้านี้" in page or 'href="?tab=resource"' in page
    assert 'href="/needs/new"' in page


def test_a_page_says_how_a_need_stands(client, listings):
    wheel = listings["wheel"]
    page = shown(client, f"/needs/{wheel.uuid}")
    assert "เปิดอยู่" in page
    assert "5 คัน" in page
    assert 'id="ours"' not in page


def test_a_page_says_on_what_terms_it_is_offered(client, country):
    owner = an_actor("มูลนิธิ", region=country["95"])
    hidden = an_actor("ผู้ประสานลับ", state="draft")
    offer = a_resource(
        "รถเข็น",
        owner=owner,
        offer="reserved",
        terms_th="ยืมได้สามเดือน",
        available_until=date(2099, 1, 31),
        exchange="coordinator",
        coordinator=hidden,
    )
    page = shown(client, f"/resources/{offer.uuid}")
    assert all(words in page for words in ("จองแล้ว", "ยืมได้สามเดือน", "31 มกราคม 2642"))
    assert "ผู้ประสานลับ" not in page
    said = client.get(f"/api/resources/{offer.uuid}").json()
    assert (said["offer"], said["coordinator"]) == ("reserved", None)


def test_an_organisation_that_is_not_public_is_named_nowhere(client, listings):
    hidden = an_actor("องค์กรลับ", state="draft")
    need = a_need(
        listings["asker"], "ขอแทน", on_behalf_of=hidden, exchange="coordinator", coordinator=hidden
    )
    addresses = ["/board", "/board.atom", "/api/needs", "/api/needs.csv", "/api/explore"]
    for address in [*addresses, f"/needs/{need.uuid}", f"/api/needs/{need.uuid}"]:
        answer = client.get(address)
        said = answer.getvalue() if answer.streaming else answer.content
        assert "องค์กรลับ" not in said.decode(), address
