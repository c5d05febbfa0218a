"""Who may write what by the API: every address, as each role; and nothing is left where not."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import Client

from actors.models import Actor
from records.models import User
from resources.models import Need, Resource
from tests.tisep.writing.conftest import ROLES, Program, program_of

NEED = {"kind": "equipment", "name_th": "รถเข็น", "region": "950102"}
# As the roles stand: nobody, without an organisation, member, owner, of another, curator, and the
# member's tokens that lack the scope, have expired, were revoked.
MAY = {
    ("POST", "/api/needs", "need"): (401, 403, 201, 201, 403, 201, 403, 401, 401),
    ("PATCH", "/api/needs/{need}", "change"): (401, 403, 200, 200, 403, 200, 403, 401, 401),
    ("POST", "/api/resources", "offer"): (401, 403, 201, 201, 403, 201, 403, 401, 401),
    ("PATCH", "/api/resources/{offer}", "change"): (401, 403, 200, 200, 403, 200, 403, 401, 401),
    ("POST", "/api/actors", "actor"): (401, 201, 201, 201, 201, 201, 403, 401, 401),
    ("PATCH", "/api/actors/{mine}", "change"): (401, 403, 200, 200, 403, 200, 403, 401, 401),
    ("GET", "/api/me", ""): (401, 200, 200, 200, 200, 200, 200, 401, 401),
    ("GET", "/api/needs/{need}", ""): (200, 200, 200, 200, 200, 200, 200, 401, 401),
    ("GET", "/api/needs", ""): (200,) * 7 + (401, 401),
    # What is not public is not there for others, and curators read it at the desk.
    ("GET", "/api/needs/{draft}", ""): (404, 404, 200, 200, 404, 404, 200, 401, 401),
    ("PATCH", "/api/needs/{draft}", "change"): (401, 404, 200, 200, 404, 200, 403, 401, 401),
}


def state() -> list[object]:
    return [
        sorted(model.objects.values_list("name_th", "description_th"))
        for model in (Actor, Need, Resource)
    ]


@pytest.mark.parametrize("case", MAY)
def test_who_may(scene, case):
    method, address, what = case
    sent = {
        "": None,
        "need": {**NEED, "actor": str(scene.mine.uuid)},
        "offer": {**NEED, "owner": str(scene.mine.uuid)},
        "actor": {"kind": "cso", "name_th": "กลุ่มใหม่"},
        "change": {"description_th": "เขียนใหม่"},
    }[what]
    ids = {name: getattr(scene, name).uuid for name in ("mine", "need", "offer", "draft")}
    before, answered = state(), []
    for role in ROLES:
        mark = transaction.savepoint()
        answer = scene[role].ask(method, address.format(**ids), sent)
        answered.append(answer.status_code)
        stored = answer.status_code in {200, 201} and method != "GET"
        assert (state() != before) == stored, role
        told = answer.content.decode()
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
            assert "zqxjk" not in told
        if answer.status_code == 401:
            assert answer["WWW-Authenticate"].startswith("Bearer")
        if role != "anonymous" or method != "GET":
            assert answer["Cache-Control"] == "private, no-store"
        transaction.savepoint_rollback(mark)
    assert tuple(answered) == MAY[case]


def test_a_missing_scope_is_named(scene):
    answer = scene["without scope"].ask("POST", "/api/needs", {})
    assert "listings:write" in answer.json()["detail"]
    assert 'error="insufficient_scope", scope="listings:write"' in answer["WWW-Authenticate"]
    thai = scene["without scope"].ask("POST", "/api/needs", {}, **{"Accept-Language": "th"})
    assert thai.json()["title"] != answer.json()["title"]


def test_a_token_gives_what_its_person_has_now(scene):
    change = {"description_th": "เขียนใหม่"}
    address = f"/api/needs/{scene.need.uuid}"
    assert scene["member"].ask("PATCH", address, change).status_code == 200
    scene.mine.memberships.filter(role="member").delete()
    assert scene["member"].ask("PATCH", address, change).status_code == 403
    draft = f"/api/needs/{scene.draft.uuid}"
    assert scene["member"].ask("GET", draft).status_code == 404
    person = scene.mine.memberships.get().person
    person.is_active = False
    person.save()
    assert scene["owner"].ask("PATCH", address, change).status_code == 401


def test_a_token_that_reads_nothing_own_reads_what_is_public(scene):
    person = scene.mine.memberships.get(role="owner").person
    writes_only = program_of(person, "listings:write")
    assert writes_only.ask("GET", f"/api/needs/{scene.draft.uuid}").status_code == 404
    assert writes_only.ask("GET", "/api/me").status_code == 403
    assert writes_only.ask("GET", f"/api/needs/{scene.need.uuid}").status_code == 200


def test_curators_need_a_second_factor(scene, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    assert scene["curator"].ask("GET", "/api/me").status_code == 403
    assert scene["owner"].ask("GET", "/api/me").status_code == 200
    client = Client()
    client.force_login(User.objects.get(username="curator"))
    address = f"/api/actors/{scene.mine.uuid}"
    answer = Program(client=client).ask("PATCH", address, {"name_en": "Changed"})
    assert answer.status_code == 403


def test_a_session_writes_with_the_pages_token_alone(scene):
    client = Client(enforce_csrf_checks=True)
    client.force_login(scene.mine.memberships.get(role="member").person)
    browser = Program(client=client)
    address, change = f"/api/needs/{scene.need.uuid}", {"description_th": "เขียนใหม่"}
    refused = browser.ask("PATCH", address, change)
    assert refused.status_code == 403
    assert "X-CSRFToken" in refused.json()["detail"]
    client.get("/me/listings")
    csrf = client.get("/needs/new").context["csrf_token"]
    assert browser.ask("PATCH", address, change, **{"X-CSRFToken": str(csrf)}).status_code == 200
    # A session reads by the API what everybody reads, so that all may keep it.
    assert browser.ask("GET", f"/api/needs/{scene.draft.uuid}").status_code == 404
    assert browser.ask("GET", "/api/me").status_code == 200
