"""A letter on a phone, in Thai, from the front page; the other side answers by e-mail."""

from __future__ import annotations

import re
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.browser.scene import SIZES, Run, standing, window
from tests.browser.visitor import enter_the_desk, violations
from tests.site import ROOT, a_free_port
from tests.tisep.letters.mails import SERVER, an_answer

WORD = "a-long-test-word"
RECIPIENT, WRITER = "มูลนิธิผู้รับจดหมายทดสอบ", "เครือข่ายผู้เขียนทดสอบ"
MAKE = f"""
from allauth.account.models import EmailAddress
from actors.models import Actor, Membership
from records.models import User
from regions.models import Region
here = dict(region=Region.objects.get(code='95'), placed_by='code', state='published')
for side, name in dict(reader={RECIPIENT!r}, writer={WRITER!r}).items():
    actor = Actor.objects.create(name_th=name, kind='cso', **here)
    person = User.objects.create_user(side, side + '@letters-test.example', '{WORD}')
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Membership.objects.create(person=person, actor=actor, role='owner')
"""
SEND = "from tisep.letters.outgoing import send_due; send_due()"
REMOVE = f"""
from actors.models import Actor
from records.models import User
Actor.objects.filter(name_th__in=[{RECIPIENT!r}, {WRITER!r}]).delete()
User.objects.filter(username__in=['reader', 'writer']).delete()
"""


@pytest.fixture
def environment(site_environment) -> dict[str, str]:
    return site_environment | {
        "MAIL_DOMAIN": "letters.example",
        "MAIL_AUTHSERV_ID": SERVER,
        "MAIL_LISTEN": f"127.0.0.1:{a_free_port()}",
    }


@pytest.fixture
def run(site, environment) -> Iterator[Run]:
    with standing(environment, MAKE, REMOVE) as run:
        yield run


@pytest.fixture
def receiver(environment) -> Iterator[str]:
    """The process that takes in answers; gives where it listens."""
    command = [sys.executable, "manage.py", "receive_mail"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    yield environment["MAIL_LISTEN"]
    process.terminate()
    assert process.wait(timeout=20) == 0


@pytest.fixture
def phone(chromium, site) -> Iterator[Page]:
    with window(chromium, site, SIZES["phone"]) as page:
        yield page


def hand_in(listens_at: str, mail: EmailMessage) -> None:
    """What the mail server in front does, once the receiver listens."""
    host, _colon, port = listens_at.partition(":")
    for _try in range(150):
        try:
            with smtplib.LMTP(host, int(port)) as client:
                refused = client.send_message(mail, str(mail["From"]), [str(mail["To"])])
            assert refused == {}
            return
        except ConnectionRefusedError:
            time.sleep(0.2)
    raise AssertionError("the receiver did not answer")


def to_the_organisation(page: Page) -> None:
    page.locator("[data-nav=regions]").click()
    page.get_by_role("link", name=re.compile("ยะลา")).first.click()
    page.get_by_role("link", name=RECIPIENT).first.click()
    expect(page.get_by_role("heading", level=1, name=RECIPIENT)).to_be_visible()


def test_a_letter_is_answered_by_mail_and_read_in_the_thread(phone, run, receiver, mail_server):
    to_the_organisation(phone)
    phone.get_by_role("link", name="ช่องทางติดต่อ").click()
    assert violations(phone) == []
    phone.get_by_role("link", name="เขียนจดหมาย").click()
    enter_the_desk(phone, "writer@letters-test.example", WORD)
    phone.get_by_label("ในนามของ").select_option(label=WRITER)
    phone.get_by_label("เรื่อง", exact=True).fill("ขอความร่วมมือดูแลผู้สูงอายุ")
    phone.get_by_label("ข้อความ").fill("สวัสดีครับ สนใจทำงานร่วมกันไหมครับ")
    assert violations(phone) == []
    phone.get_by_role("button", name="ส่ง").click()
    expect(phone.get_by_text("ระบบกำลังส่งจดหมายของคุณ")).to_be_visible()
    assert violations(phone) == []
    run(SEND)
    came = mail_server.box.wait_for("reader@letters-test.example")
    assert "writer@" not in came.message.as_string()
    quoted = "\n".join(f"> {line}" for line in came.text.splitlines())
    answer = an_answer(
        "reader@letters-test.example",
        str(came.message["Reply-To"]),
        f"ยินดีมากค่ะ พบกันวันศุกร์\n\nOn Monday TISEP wrote:\n\n{quoted}",
    )
    hand_in(receiver, answer)
    phone.get_by_role("link", name="จดหมาย", exact=True).click()
    expect(phone.get_by_text("ใหม่")).to_be_visible()
    assert violations(phone) == []
    phone.get_by_role("link", name=re.compile(RECIPIENT)).click()
    letters = phone.locator(".letter")
    expect(letters).to_have_count(2)
    expect(letters.last).to_contain_text("ยินดีมากค่ะ พบกันวันศุกร์")
    expect(letters.last).not_to_contain_text("TISEP wrote")
    expect(letters.last).not_to_contain_text("reader@")
