"""An organisation's log of work: who writes it, what is refused, where it is seen and counted."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest
from django.db import IntegrityError, transaction

from actors.models import Membership, WorkEntry
from records.models import User
from tests.drawing import an_actor

pytestmark = pytest.mark.django_db
NAME = "เยี่ยมบ้านผู้สูงอายุติดเตียง"


@pytest.fixture
def drawn(country, issues_and_groups):
    """An organisation with a member, and a stranger of another."""
    actor = an_actor("มูลนิธิเพื่อนบ้าน", region=country["95"])
    other = an_actor("องค์กรอื่น", region=country["94"])
    people = {name: User.objects.create_user(name) for name in ("member", "stranger")}
    Membership.objects.create(person=people["member"], actor=actor)
    Membership.objects.create(person=people["stranger"], actor=other)
    return actor, other, people


@pytest.fixture
def send(client, drawn, issues_and_groups):
    """What answers the form with these changes, sent by the member."""
    actor, _other, people = drawn
    issues, groups = issues_and_groups
    client.force_login(people["member"])

    def post(address="new", button="publish", **changes):
        given = {
            "name_th": NAME,
            "begins": "1/2569",
            "ends": "มี.ค. 2569",
            "region": "สะเตง",
            "reached": "42",
            "barriers": ["5", "2"],
            "gap_th": "ผู้ดูแลของรัฐมีไม่พอ",
            "issues": [issues["child-protection"].pk],
            "target_groups": [groups["older-persons"].pk],
            button: "1",
        }
        return client.post(f"/me/organisations/{actor.uuid}/work-log/{address}", given | changes)

    return post


def entry_of(actor, region, **values) -> WorkEntry:
    days = {"begins_on": date(2026, 1, 1), "ends_on": date(2026, 1, 31)}
    given = {"name_th": NAME, "state": "published", "barriers": [5], **days, **values}
    return WorkEntry.objects.create(actor=actor, region=region, **given)


def page_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_what_a_member_publishes_is_seen_everywhere(client, drawn, send):
    actor = drawn[0]
    answer = send()
    entry = WorkEntry.objects.get()
    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == f"/work-log/{entry.uuid}"
    assert (entry.begins_on, entry.ends_on) == (date(2026, 1, 1), date(2026, 3, 31))
    assert (sorted(entry.barriers), entry.region.code, entry.reached) == ([2, 5], "950101", 42)
    client.logout()
    shown = ["/work-log", "/regions/950101", "/regions/95", f"/actors/{actor.uuid}"]
    for address in [*shown, f"/work-log/{entry.uuid}"]:
        page = page_of(client, address)
        told = (NAME, "ไม่มีเงินอุดหนุน", "มกราคม 2569 – มีนาคม 2569", "42 คน")
        assert [words for words in told if words not in page] == [], address
    assert NAME not in page_of(client, "/regions/94")
    assert "No subsidy" in page_of(client, f"/en/work-log/{entry.uuid}")


def test_a_draft_is_seen_by_its_organisation_alone(client, drawn, send):
    actor, _other, people = drawn
    send(button="draft")
    entry = WorkEntry.objects.get()
    own = f"/me/organisations/{actor.uuid}/work-log"
    assert NAME in page_of(client, own)
    send(address=str(entry.uuid), button="publish")
    assert client.get(f"/work-log/{entry.uuid}").status_code == 200
    send(address=str(entry.uuid), button="draft", reached="")
    entry.refresh_from_db()
    assert (entry.state, entry.reached) == ("draft", None)
    for who in ("stranger", None):
        client.logout()
        if who:
            client.force_login(people[who])
        assert client.get(f"/work-log/{entry.uuid}").status_code == 404
        assert NAME not in page_of(client, "/work-log")
        assert client.get("/api/work-log").json()["count"] == 0
        assert client.get(f"/api/work-log/{entry.uuid}").status_code == 404


def test_strangers_write_change_and_remove_nothing(client, drawn, country):
    actor, _other, people = drawn
    entry = entry_of(actor, country["95"])
    folder = f"/me/organisations/{actor.uuid}/work-log"
    addresses = [folder, f"{folder}/new", f"{folder}/{entry.uuid}"]
    for address in addresses:
        assert client.get(address)["Location"].startswith("/account/login")
    client.force_login(people["stranger"])
    assert [client.get(address).status_code for address in addresses] == [403] * 3
    assert client.post(f"{folder}/{entry.uuid}/remove").status_code == 403
    own = f"/me/organisations/{drawn[1].uuid}/work-log/{entry.uuid}"
    assert (client.get(own).status_code, client.post(f"{own}/remove").status_code) == (404, 404)
    client.force_login(people["member"])
    assert client.post(f"{folder}/{entry.uuid}/remove").status_code == 302
    assert not WorkEntry.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name_th": ""}, "กรุณา"),
        ({"gap_th": "ติดต่อ 081-234-5678"}, "หมายเลขโทรศัพท์"),
        ({"helpful_en": "Ask Mr. Somchai Jaidee"}, "ชื่อบุคคล"),
        ({"begins": "วันหนึ่ง"}, "20/1/2569"),
        ({"begins": "1/2699", "ends": ""}, "ยังไม่ถึงเวลานั้น"),
        ({"ends": "12/2568"}, "ก่อนวันเริ่มต้น"),
        ({"barriers": ["6"]}, "6"),
        ({"reached": "0"}, "1"),
        ({"region": "ไม่มีที่นี่"}, "ไม่พบพื้นที่ชื่อนี้"),
        ({"description_th": "ก" * 10_001}, "10000"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(send, changes, said):
    answer = send(**changes)
    assert answer.status_code == 422
    assert said in unescape(answer.content.decode())
    assert not WorkEntry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"barriers": [6]},
        {"reached": 0},
        {"ends_on": date(2025, 1, 1)},
        {"state": "pending"},
        {"name_th": ""},
    ],
)
def test_the_database_holds_the_rules(drawn, country, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        entry_of(drawn[0], country["95"], **wrong)


def test_few_people_are_told_nowhere(client, drawn, country):
    few = entry_of(drawn[0], country["950101"], reached=3)
    entry_of(drawn[0], country["950101"], name_th="หลายคน", reached=5)
    said = {one["name_th"]: one for one in client.get("/api/work-log").json()["results"]}
    assert (said[NAME]["reached"], said[NAME]["reached_suppressed"]) == (None, True)
    assert (said["หลายคน"]["reached"], said["หลายคน"]["reached_suppressed"]) == (5, False)
    table = client.get("/api/work-log.csv").getvalue().decode()
    row = next(line for line in table.splitlines() if NAME in line)
    assert ',"true",' in row
    assert not {",3,", ',"3",'} & {row[at : at + 3] for at in range(len(row))}
    assert "น้อยเกินกว่าจะเปิดเผย" in page_of(client, f"/work-log/{few.uuid}")
    for address in ("/work-log", f"/work-log/{few.uuid}", "/regions/950101"):
        assert "3 คน" not in page_of(client, address)
