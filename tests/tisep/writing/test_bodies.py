"""What is sent: stored as the pages would, or refused whole, with the field and the mend."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from actors.models import Claim
from resources.models import Need, Resource
from tisep.tokens.models import Token

LATER = (timezone.localdate() + timedelta(days=40)).isoformat()
NEED = {"kind": "equipment", "name_th": "รถเข็น", "region": "950102"}


def faults(answer, status=422):
    assert answer.status_code == status, answer.content.decode()
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["detail"]
    return {one["field"]: one["message"] for one in body.get("errors", ())}


@pytest.fixture
def post(scene):
    """Asks for something as the member, with these changes."""
    return lambda **changes: scene["member"].ask(
        "POST", "/api/needs", {**NEED, "actor": str(scene.mine.uuid), **changes}
    )


def test_a_need_is_asked_changed_met_and_asked_again(scene, post):
    member = scene["member"]
    made = post(
        amount=5, unit="คัน", needed_by=LATER, issues=["waste"], target_groups=["older-persons"],
        exchange="coordinator", coordinator=str(scene.other.uuid).upper(),
    )  # fmt: skip
    assert made.status_code == 201, made.content.decode()
    need = Need.objects.get(uuid=made.json()["uuid"])
    assert (need.state, need.placed_by, need.amount, need.coordinator) == (
        *("published", "person", 5),
        scene.other,
    )
    assert need.created_by == scene.mine.memberships.get(role="member").person
    assert [one.slug for one in need.issues.all()] == ["waste"]
    address = made["Location"].partition("testserver")[2]
    assert member.ask("GET", address)["ETag"] == made["ETag"]
    assert scene["anonymous"].ask("GET", address).json() == made.json()

    changed = member.ask("PATCH", address, {"exchange": "open", "issues": [], "region": "94"})
    assert changed.status_code == 200, changed.content.decode()
    need.refresh_from_db()
    assert (need.coordinator, need.region.code, need.issues.count()) == (None, "94", 0)
    assert {"exchange", "region"} <= set(need.edited_fields)
    assert member.ask("PATCH", address, {}).json() == changed.json()

    assert member.ask("PATCH", address, {"status": "met"}).json()["status"] == "met"
    assert "status" in faults(member.ask("PATCH", address, {"status": "withdrawn"}))
    again = member.ask("PATCH", address, {"status": "open", "needed_by": None, "amount": 2})
    assert (again.json()["status"], again.json()["amount"]) == ("open", 2)


def test_an_offer_is_made_reserved_and_given(scene):
    sent = {**NEED, "owner": str(scene.mine.uuid), "terms_th": "ยืมได้สามเดือน"}
    made = scene["owner"].ask("POST", "/api/resources", sent).json()
    assert made["offer"] == "open"
    address = f"/api/resources/{made['uuid']}"
    for state in ("reserved", "given"):
        assert scene["owner"].ask("PATCH", address, {"offer": state}).json()["offer"] == state
    early = {"available_from": LATER, "available_until": "2026-01-01"}
    assert "available_until" in faults(scene["owner"].ask("PATCH", address, early))
    assert Resource.objects.get(uuid=made["uuid"]).offer == "given"


def test_an_organisation_is_changed_as_on_its_page(scene):
    address = f"/api/actors/{scene.mine.uuid}"
    smaller = scene.mine.region
    scene.mine.serves.add(smaller)
    sent = {
        "name_en": "Municipality",
        "serves": ["94"],
        "issues": ["waste"],
        "website": "a.example",
    }
    answer = scene["member"].ask("PATCH", address, sent)
    assert answer.status_code == 200, answer.content.decode()
    told = answer.json()
    assert (told["name_th"], told["name_en"], told["region"]["code"]) == (
        *("เทศบาล", "Municipality"),
        smaller.code,
    )
    assert (told["website"], set(told["serves"])) == ("https://a.example", {"94", smaller.code})
    scene.mine.refresh_from_db()
    assert "name_en" in scene.mine.edited_fields
    assert "name_th" not in scene.mine.edited_fields
    by = scene.mine.memberships.get(role="member").person
    assert scene.mine.updated_by == by
    assert scene.mine.events.latest("pgh_id").pgh_context.metadata["user"] == by.pk
    moved = scene["member"].ask("PATCH", address, {"region": None}).json()
    assert (moved["region"], moved["placed_by"]) == (None, "")
    for text in ("โทร 081-234-5678", "เขียนถึง a@b.example"):
        assert "description_th" in faults(
            scene["member"].ask("PATCH", address, {"description_th": text})
        )


def test_a_new_organisation_waits_with_its_claim_and_its_author_reads_it(scene):
    made = scene["signed in"].ask("POST", "/api/actors", {"kind": "cso", "name_th": "กลุ่มใหม่"})
    assert made.status_code == 201, made.content.decode()
    address = f"/api/actors/{made.json()['uuid']}"
    claim = Claim.objects.get(actor__uuid=made.json()["uuid"])
    assert (claim.state, claim.actor.state) == ("asked", "pending")
    assert scene["signed in"].ask("GET", address).status_code == 200
    assert scene["member"].ask("GET", address).status_code == 404
    assert scene["anonymous"].ask("GET", address).status_code == 404
    assert scene["signed in"].ask("PATCH", address, {"name_th": "อื่น"}).status_code == 404


def test_what_is_not_public_yet_is_listed_for_its_own(scene):
    me = scene["member"].ask("GET", "/api/me").json()
    assert [(one["name_th"], one["role"]) for one in me["actors"]] == [("เทศบาล", "member")]
    assert [one["uuid"] for one in me["unpublished"]] == [str(scene.draft.uuid)]
    assert scene["owner of another"].ask("GET", "/api/me").json()["unpublished"] == []


WRONG = {
    "colour": "red",
    "kind": ["equipment"],
    "name_th": 5,
    "name_en": "x" * 201,
    "description_th": "<p>ด่วน</p>",
    "description_en": "Call 081 234 5678",
    "amount": "5",
    "unit": None,
    "needed_by": "2569-05-01",
    "issues": ["no-such"],
    "target_groups": "older-persons",
    "region": "TH",
    "exchange": "coordinator",
    "coordinator": "00000000-0000-4000-8000-000000000000",
    "on_behalf_of": 1,
    "status": "met",
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_stored_is_named(scene, post, name):
    before = Need.objects.count()
    said = faults(post(**{name: WRONG[name]}))
    assert set(said) == {"coordinator" if name == "exchange" else name}
    assert Need.objects.count() == before


def test_everything_wrong_is_said_at_once(scene, post):
    said = faults(post(colour="red", kind="x", amount=0, region="x\0", name_th="\0", issues=["\0"]))
    assert set(said) == {"colour", "kind", "amount", "region", "name_th", "issues"}
    assert set(faults(scene["member"].ask("POST", "/api/needs", {}))) == {"actor", "kind", "region"}
    thai = scene["member"].ask("POST", "/api/needs", {}, **{"Accept-Language": "th"}).json()
    assert "ฟิลด์" in thai["errors"][0]["message"]


def test_whose_draft_it_is_is_not_told(scene, post):
    scene.other.state = "draft"
    scene.other.save()
    unknown = faults(post(actor="00000000-0000-4000-8000-000000000000"))["actor"]
    hidden = faults(post(actor=str(scene.other.uuid)))["actor"]
    assert hidden.replace(str(scene.other.uuid), "") == unknown.replace(
        "00000000-0000-4000-8000-000000000000", ""
    )


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ("[]", "application/json", 400),
        ('{"amount": NaN}', "application/json", 400),
        ('{"\\ud800": 1}', "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        (b"\xff", "application/json", 400),
        ("kind=fund", "application/x-www-form-urlencoded", 415),
        ("{}", "text/plain", 415),
        ('{"name_th": "' + "ก" * 400_000 + '"}', "application/json", 413),
    ],
)
def test_what_cannot_be_read_is_a_problem(scene, body, kind, status):
    program = scene["member"]
    answer = program.client.post(
        "/api/needs", body, kind, headers={"Authorization": f"Bearer {program.secret}"}
    )
    faults(answer, status)


def test_nobody_writes_over_what_they_have_not_seen(scene):
    address, member = f"/api/needs/{scene.need.uuid}", scene["member"]
    seen = member.ask("GET", address)["ETag"]
    first = member.ask("PATCH", address, {"amount": 4}, **{"If-Match": f"W/{seen}"})
    assert first.status_code == 200
    late = member.ask("PATCH", address, {"amount": 5}, **{"If-Match": seen})
    assert "If-Match" in faults(late, 412)
    assert "If-Match" in faults(
        member.ask("PATCH", address, {"amount": 5}, **{"If-Match": ""}), 428
    )
    now = member.ask("PATCH", address, {"amount": 5}, **{"If-Match": first["ETag"]})
    assert now.json()["amount"] == 5


def test_a_token_that_asks_too_often_waits(scene, monkeypatch):
    monkeypatch.setattr("tisep.tokens.throttle.A_MINUTE", 2)
    answers = [scene["member"].ask("GET", "/api/me") for _n in range(6)]
    late = next(one for one in answers if one.status_code == 429)
    assert 0 < int(late["Retry-After"]) <= 60
    assert scene["owner"].ask("GET", "/api/me").status_code == 200


def test_the_day_of_the_last_use_is_kept_and_no_more(scene):
    scene["owner"].ask("GET", "/api/me")
    person = scene.mine.memberships.get(role="owner").person
    assert Token.objects.get(person=person).last_used_on == timezone.localdate()
