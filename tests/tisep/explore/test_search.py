"""A text finds a record however Thai is spelt, and nothing that anybody types breaks it."""

import pytest

from tests.drawing import an_actor
from tests.tisep.explore.drawing import sql
from tisep.explore.models import IndexedRecord
from tisep.explore.search.clauses import pattern
from tisep.explore.search.sets import found_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(country, issues_and_groups):
    issues, groups = issues_and_groups
    actor = an_actor(
        "มูลนิธิศูนย์พัฒนาคุณภาพชีวิต เพื่อผู้สูงอายุ",
        name_en="Foundation for Older Persons' Quality of Life",
        abbreviations=["ม.พ.ส.", "FOPQ"],
        aliases=["บ้านน้ำใจ"],
        description_th="จัดรถรับส่งผู้ป่วยติดเตียง",
        region=country["950102"],
    )
    actor.issues.add(issues["waste"])
    actor.target_groups.add(groups["older-persons"])
    actor.serves.add(country["94"])
    an_actor("กลุ่มเกษตรอินทรีย์", region=country["950202"])
    return actor


def names(text: str) -> list[str]:
    found = IndexedRecord.objects.filter(found_by(text)).by_name()
    return list(found.values_list("name_th", flat=True))


@pytest.mark.parametrize(
    "text",
    [
        "มูลนิธิศูนย์พัฒนาคุณภาพชีวิต เพื่อผู้สูงอายุ",
        "คุณภาพชีวิตเพื่อผู้สูง",  # written together
        "ผู้สูงอายุ มูลนิธิ",  # in any order
        "ผุ้สูงอายุ",  # a mark confused
        "ผู้้สูงอายุ",  # a mark typed twice
        "มูลนิธิศูนย",  # still being typed
        "มูลนิธิสูนย์พัตนา",  # letters that sound alike
        "คุรภาพชีวิต",  # misspelt
        "เพื่อผู้สูงงอายุ",
        "มพส",
        "ม.พ.ส.",
        "fopq",
        "OLDER persons",
        "น้ำใจ",
        "นํ้าใจ",  # ํ and า typed for ำ
        "น้ำใจ\u200b",
        "ท่าสาป",
        "Tha Sap",
        "ภาคใต้",
        "ปัตตานี สูงอายุ",  # serves Pattani
        "ขยะ",
        "พลังทางสังคม",  # the chain of its issue
        "ติดเตียง",
        "ติดเตียง ยะลา",
    ],
)
def test_it_is_found(actor, text):
    assert actor.name_th in names(text)


@pytest.mark.parametrize("text", ["เกษตร", "ไดโนเสาร์", "zzzz"])
def test_it_is_not_found(actor, text):
    assert actor.name_th not in names(text)


@pytest.mark.parametrize(
    ("text", "relaxed"), [("ขยะ เกษตร", ["terms"]), ("ผู้สูงอายุ เบตง", ["place"])]
)
def test_what_had_to_be_let_go_is_said(client, actor, text, relaxed):
    answer = client.get("/api/search", {"q": text}).json()
    assert answer["understood"]["relaxed"] == relaxed
    assert actor.name_th in [result["name_th"] for result in answer["results"]]


@pytest.mark.parametrize(
    "text",
    ["%", "_", "\\", "'", "%%%%", "่้๊๋", "ํ", "😀", "😀😀😀😀", "!!!", "...", "\u200b\u200b", "()[]{}",
     "กข" * 5_000, "กข " * 4_000, "ไดโนเสาร์" + "่" * 9_000, "$1", "{}", "NULL"],
)  # fmt: skip
def test_whatever_is_typed_is_answered(client, actor, text):
    response = client.get("/api/explore", {"q": text})
    assert response.status_code == 200
    assert response.json()["count"] == 0


def test_a_wildcard_finds_no_more_than_what_is_beside_it(client, country):
    an_actor("ส่วนลดร้อยละสิบ")
    assert pattern("50%_\\") == "%50\\%\\_\\\\%"
    assert client.get("/api/search", {"q": "%ร้"}).json()["count"] == 0
    assert names("%ส่วนลด%") == ["ส่วนลดร้อยละสิบ"]


def test_the_threshold_does_not_leak_into_the_connection(actor):
    names("คุรภาพชีวิต")
    sql("SELECT show_trgm('x')")
    assert IndexedRecord.objects.raw(
        "SELECT 1 AS id FROM explore_indexedrecord WHERE current_setting("
        "'pg_trgm.word_similarity_threshold')::float = 0.6"
    )
