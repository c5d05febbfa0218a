"""Thai in a PDF is copied as it was written, and breaks where words do."""

from __future__ import annotations

import pytest

from tests.tisep.briefs.reading import read
from tisep.briefs.breaking import pieces, shortened, wrapped
from tisep.briefs.faces import runs, writable
from tisep.briefs.sheet import STRONG, TEXT, Sheet

WRITTEN = [
    "ตำบลท่าสาป อำเภอเมืองยะลา จังหวัดยะลา",
    "กำแพงเพชร น้ำปลา ร่ำรวย ค้ำจุน ซ้ำแล้วซ้ำเล่า",
    "ปำ ฟ้ำ ฝ่ำ ป้ำเป๋อ ญี่ปุ่น ฐานะ กตัญญู ฎีกา",
    "ผู้สูงอายุที่อยู่อาศัยในชุมชนทั่วประเทศ ฟื้นฟูสัมประสิทธิ์",
    "๑๒๓๔๕๖๗๘๙๐ และ 1234567890 พ.ศ. 2567",
    "Yala Province – “HAI” 0.6497 • café ²",
]


@pytest.mark.parametrize("style", [TEXT, STRONG])
@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_copied_is_what_was_written(text, style):
    sheet = Sheet("th", "ทดสอบ")
    sheet.turn()
    sheet.say(20, 20, text, 180, style)
    assert read(sheet.finished()).text == text


def test_each_script_has_a_family_of_its_own():
    assert list(runs("ยะลา 95 Yala ๙๕ ที่นี่")) == [
        ("Thai", "ยะลา"),
        ("Latin", " 95 Yala "),
        ("Thai", "๙๕ ที่นี่"),
    ]


def test_what_the_faces_lack_loses_its_accent_or_is_marked():
    assert writable("ọ́→\u2060ก") == "o?ก"


def test_lines_break_between_words_and_lose_nothing():
    text = "มูลนิธิเพื่อการพัฒนาคุณภาพชีวิตและสังคมอย่างยั่งยืน พ.ศ. 2567 (HAI) ปี ๆ ละ"
    assert "".join(pieces(text)) == text
    lines = list(wrapped(text, 24, len))
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert lines[0] == "มูลนิธิเพื่อการพัฒนา"
    assert max(map(len, lines)) <= 24
    for line in lines:
        assert line[0] not in "ะาำๆฯัิ่้.)"
        assert line[-1] not in "เแโใไ("
    assert any("พ.ศ. 2567" in line for line in lines)


def test_a_word_wider_than_the_line_is_cut_between_letters():
    lines = list(wrapped("https://example.org/ผู้ที่อยู่" * 2, 9, len))
    assert max(map(len, lines)) <= 9
    assert not [line for line in lines if line[0] in "ัิีึืุู่้"]


def test_what_is_too_long_ends_in_an_ellipsis_between_letters():
    assert shortened("ที่นี่", 5, len) == "ที่…"
    assert shortened("ยะลา", 6, len) == "ยะลา"
