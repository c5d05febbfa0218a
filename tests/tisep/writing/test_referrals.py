"""A need led to its end by three organisations' programs; each does what is its own to do."""

from __future__ import annotations

import pytest

from tests.resources.referrals.pilot import draw_pilot, on_its_way
from tests.tisep.desk import person
from tests.tisep.writing.conftest import Program, program_of

SIDES = ("asker", "referrer", "receiver", "stranger")


@pytest.fixture
def pilot(country):
    return draw_pilot(country)


@pytest.fixture
def programs(pilot):
    roles = {side: program_of(getattr(pilot, side)) for side in SIDES}
    return roles | {
        "curator": program_of(person("curator")[0]),
        "anonymous": Program(),
        "without scope": program_of(pilot.asker, "own:read"),
    }


def test_a_need_is_led_to_its_end(pilot, programs):
    begun = programs["referrer"].ask(
        "POST",
        "/api/referrals",
        {"need": str(pilot.need.uuid), "actor": str(pilot.agency.uuid), "note": "เริ่ม"},
    )
    assert begun.status_code == 201, begun.content.decode()
    address = f"/api/referrals/{begun.json()['uuid']}"
    receiver, resource = str(pilot.foundation.uuid), str(pilot.offer.uuid)

    def move(who, name, **said):
        answer = programs[who].ask("POST", address, {"move": name, **said})
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    move("referrer", "classify", urgency="soon", resource=resource)
    assert programs["receiver"].ask("GET", address).status_code == 404
    early = programs["referrer"].ask("POST", address, {"move": "refer"})
    assert early.status_code == 422
    not_agreed = programs["asker"].ask("POST", address, {"move": "consent", "to_actor": receiver})
    assert "agreed" in str(not_agreed.json()["errors"])
    move("asker", "consent", to_actor=receiver, agreed=True)
    move("referrer", "refer")
    assert programs["receiver"].ask("GET", "/api/referrals").json()["count"] == 1
    assert move("receiver", "accept")["state"] == "accepted"
    late = programs["receiver"].ask("POST", address, {"move": "accept"})
    assert (late.status_code, late["Content-Type"]) == (409, "application/problem+json")
    move("receiver", "follow_up", note="ส่งแล้ว 3 คัน")
    done = move("asker", "close", outcome="met")
    assert (done["state"], done["outcome"], done["moves"]) == ("closed", "met", [])
    assert [step["move"] for step in done["steps"]] == [
        *("start", "classify", "consent", "refer", "accept", "follow_up", "close")
    ]
    pilot.need.refresh_from_db()
    pilot.offer.refresh_from_db()
    assert (pilot.need.status, pilot.offer.offer) == ("met", "not_offered")


# Asker, referrer, receiver, another, curator, nobody, and a token that only reads.
MAY = {
    "read": (200, 200, 200, 404, 200, 401, 200),
    "note": (200, 200, 200, 404, 200, 401, 403),
    "accept": (403, 403, 200, 404, 403, 401, 403),
    "withdraw": (200, 403, 403, 404, 403, 401, 403),
}


@pytest.mark.parametrize("what", MAY)
def test_who_may(pilot, programs, what):
    answered = []
    for role in (*SIDES, "curator", "anonymous", "without scope"):
        pilot.need.referrals.all().delete()
        pilot.need.__class__.objects.update(status="open")
        address = f"/api/referrals/{on_its_way(pilot, 'referred').uuid}"
        sent = {"move": what} | ({"note": "ดี"} if what == "note" else {})
        method, sent = ("GET", None) if what == "read" else ("POST", sent)
        answered.append(programs[role].ask(method, address, sent).status_code)
    assert tuple(answered) == MAY[what]


def test_what_is_wrong_is_named(pilot, programs):
    asker = programs["asker"]
    need, mine = str(pilot.need.uuid), str(pilot.municipality.uuid)
    foreign = asker.ask("POST", "/api/referrals", {"need": need, "actor": str(pilot.agency.uuid)})
    assert foreign.status_code == 403
    offered = asker.ask("POST", "/api/referrals", {"need": need, "actor": mine, "offered": True})
    assert [one["field"] for one in offered.json()["errors"]] == ["to_actor"]
    address = f"/api/referrals/{on_its_way(pilot, 'surveyed').uuid}"
    for sent, field in (
        ({"move": "start"}, "move"),
        ({}, "move"),
        ({"move": "note", "note": "โทร 081-234-5678"}, "note"),
        ({"move": "note", "note": "ดี", "outcome": "met"}, "outcome"),
        ({"move": "classify", "urgency": "soon"}, "to_actor"),
        ({"move": "classify", "to_actor": str(pilot.foundation.uuid)}, "urgency"),
    ):
        answer = asker.ask("POST", address, sent)
        assert answer.status_code == 422, sent
        assert [one["field"] for one in answer.json()["errors"]] == [field], sent
