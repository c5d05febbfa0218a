"""What is kept of an e-mail: its writer's new words."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tisep.letters.plain import Unreadable, newly_written, text_of_html, words_of

MARK = "--- ตอบเหนือบรรทัดนี้ · Reply above this line ---"


@pytest.mark.parametrize(
    "quoted",
    [
        f"On Mon, 23 Nov 2026 TISEP <a@b.example>\nwrote:\n\n> {MARK}\n> สวัสดี",
        f"เมื่อ จ. 23 พ.ย. 2026 เวลา 10:00 TISEP <a@b.example> เขียนว่า:\n\n> {MARK}",
        f"-----Original Message-----\nFrom: TISEP\nSent: Monday\nTo: x\nSubject: y\n\n{MARK}",
        f"________________________________\nจาก: TISEP\nส่ง: วันจันทร์\nถึง: ฉัน\nเรื่อง: z\n\n{MARK}",
        "> สวัสดี\n> ครับ",
        "-- \nสมชาย\nโทร 081 234 5678",
    ],
)
def test_quotes_and_signatures_are_cut_off(quoted):
    assert newly_written(f"ยินดีครับ\n\nพบกัน: พรุ่งนี้\n\n{quoted}") == "ยินดีครับ\n\nพบกัน: พรุ่งนี้"


def test_html_becomes_text_and_nothing_runs():
    html = """<html><head><title>t</title><style>p{}</style></head><body>
      <p>ยินดี&nbsp;&lt;ครับ&gt;</p><script>alert(1)</script><div>สอง<br>สาม</div>
      <img src=x onerror=alert(1)><blockquote>เก่า <blockquote>กว่า</blockquote></blockquote>
      </style><a href="javascript:x">ลิงก์</a></body>"""
    text = text_of_html(html)
    assert text.split() == ["ยินดี", "<ครับ>", "สอง", "สาม", "ลิงก์"]


def test_the_writers_own_addresses_are_taken_out():
    mail = EmailMessage()
    mail.set_content("โทรหรือ Owner@People.example\nreply+aaaaaaaaaaaaaaaaaaaaaaaaa@letters.example")
    assert words_of(mail, {"owner@people.example"}) == "โทรหรือ […]\n[…]"


def test_plain_text_goes_before_html():
    mail = EmailMessage()
    mail.set_content("หนึ่ง")
    mail.add_alternative("<p>สอง</p>", subtype="html")
    assert words_of(mail, set()) == "หนึ่ง"


def test_an_unknown_alphabet_is_unreadable():
    mail = EmailMessage()
    mail.set_content("x")
    mail.replace_header("Content-Type", 'text/plain; charset="no-such"')
    with pytest.raises(Unreadable):
        words_of(mail, set())
