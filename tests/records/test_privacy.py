"""What belongs to a private person is found however it is written; what only looks so is left."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from records.privacy import ADVICE, Private, find, is_thai_id

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
FOUND = {
    Private.NATIONAL_ID: [
        "1103702071811",
        "1-1037-02071-81-1",
        "1 1037 02071 81 1",
        "๑๑๐๓๗๐๒๐๗๑๘๑๑",
        "๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑",
    ],
    Private.PHONE: [
        "0812345678",
        "081-234-5678",
        "08 1234 5678",
        "0 8 1 2 3 4 5 6 7 8",
        "๐๘๑ ๒๓๔ ๕๖๗๘",
        "081.234.5678",
        "02-123-4567",
        "073-212345",
        "+66 81 234 5678",
        "+66812345678",
        "0066 2 123 4567",
        "ศูนย์แปดหนึ่ง สองสามสี่ ห้าหกเจ็ดแปด",
        "zero eight one 234 5678",
        "ศูนย์แปด1-2345678",
    ],
    Private.EMAIL: ["somchai@example.com", "Some.Body+1@mail.example.co.th", "som (at) mail.com"],
    Private.LINE_ID: [
        "ไลน์ไอดี: somchai99",
        "LINE ID somchai",
        "Line: @clinic",
        "ไอดีไลน์ abc_d",
        "https://line.me/ti/p/abc",
    ],
    Private.NAME: [
        "นายสมชาย",
        "นาย สมชาย",
        "นางมาลี",
        "นางสาวสมหญิง",
        "น.ส.สมศรี",
        "น.ส. สมศรี",
        "ด.ช.กล้า",
        "ด.ญ. มะลิ",
        "เด็กชายกล้าหาญ",
        "เด็กหญิงมาลี",
        "นายกมล",
        "นายพลอย",
        "นายมีชัย",
        "นางงามตา",
        "Mr. Somchai Jaidee",
        "Mrs Malee",
        "Miss Malee Jaidee",
    ],
    Private.HOUSE_NUMBER: [
        "บ้านเลขที่ 12/3",
        "บ้านเลขที่ ๑๒/๓",
        "บ้านเลขที่: 7",
        "house no. 12/3",
    ],
}
# Places in the texts of ../shared that begin as a person's name does.
NAMED_LIKE_PEOPLE = {"นางรอง", "นางบวช"}
LEFT = """
โทรสายด่วน 1300 หรือ 1669|191|งบ 1,000,000 บาท|ปี 2567 จำนวน 12 คัน|2567-05-08 (2024-05-08)
03/05/2567 9.00 น.
6.656359489|8.047238349|รหัส 950115|1234567890123|ISBN 9786160000000|คำสั่งเลขที่ 12/2567|0.812345678
online: yes|baseline: 20|ประชุมออนไลน์|@ ยะลา
นายกเทศมนตรีตำบลท่าสาป|นายก อบต.|นายอำเภอ|นายจ้าง|นายแพทย์สาธารณสุขจังหวัด|ทนายความ|ทำนายผล|ขุนนาง
นาย/นาง/นางสาว
นางพยาบาล|นางฟ้า|นางสาวไทย|บ้านนางาม|อำเภอนายูง|มูลนิธินายห้าง|เด็กหญิงในพื้นที่|เด็กชายแดนใต้|เด็กหญิงและเด็กชาย
เด็กหญิงอายุ 12 ปี|นาย ก|น.ส.3 ก.|MS Word|A near miss Friday|ผู้สูงอายุติดเตียง 5 คน
"""


@pytest.mark.parametrize(
    ("kind", "words"), [(kind, words) for kind, many in FOUND.items() for words in many]
)
def test_it_is_found_where_it_stands(kind, words):
    text = f"ต้องการรถเข็น {words} (ต.ท่าสาป)"
    (finding,) = find(text)
    assert finding.kind == kind
    assert finding.words in words
    assert text[finding.start : finding.end] == finding.words


@pytest.mark.parametrize("text", LEFT.replace("\n", "|").strip("|").split("|"))
def test_what_only_looks_like_it_is_left(text):
    assert find(text) == []


@pytest.mark.parametrize("before", ["ของ", "ให้", "ผู้ป่วยชื่อ", "ครอบครัว", "ต้องการรถเข็นแก่"])
def test_a_name_is_found_where_thai_is_written_without_spaces(before):
    assert [one.words for one in find(f"{before}นายสมชาย ใจดี")] == ["นายสมชาย"]


def test_a_place_is_no_person():
    def places(names):
        return {"นางรอง", "แม่นางขาว"} & set(names)

    assert find("โรงพยาบาลใน อ.นางรอง และ ต.แม่นางขาว", places) == []
    assert [one.words for one in find("นางรองรัตน์ ใจดี", places)] == ["นางรองรัตน์"]
    assert [one.words for one in find("นางรอง")] == ["นางรอง"]


def test_several_are_found_in_their_order_and_none_twice():
    found = find("โทร 081-234-5678 หรือ 089 876 5432 คุณหมอ som@example.com นางมาลี")
    kinds = [one.kind for one in found]
    assert kinds == [Private.PHONE, Private.PHONE, Private.EMAIL, Private.NAME]
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_the_last_digit_of_an_identity_number_is_reckoned():
    assert is_thai_id("1103702071811")
    assert [n for n in range(10) if is_thai_id(f"110370207181{n}")] == [1]


def test_each_says_what_to_write_instead():
    assert set(ADVICE) == set(Private)


@pytest.mark.shared_data
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("name", ["search/corpus.jsonl", "search/queries.jsonl"])
def test_nothing_is_found_in_texts_that_name_nobody(name):
    lines = (SHARED / name).read_text(encoding="utf-8").splitlines()
    texts = [text for line in lines for text in strings_in(json.loads(line))]
    assert len(texts) > 1000
    assert [one for text in texts for one in find(text, NAMED_LIKE_PEOPLE.intersection)] == []


def strings_in(value):
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inside for text in strings_in(one)]
