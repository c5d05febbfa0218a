"""From an organisation's page to speaking for it, and keeping its record true."""

from __future__ import annotations

import re

import pytest

from actors.models import Actor, Claim, ContactPoint, Membership
from tests.drawing import an_actor


@pytest.fixture
def actor(country, issues_and_groups):
    return an_actor("เทศบาลตำบลท่าสาป")


def test_the_public_page_leads_there_and_asks_nobody_who_they_are(client, actor):
    page = client.get(f"/actors/{actor.uuid}")
    assert f"/actors/{actor.uuid}/claim" in page.content.decode()
    assert not page.cookies


def test_by_the_code_in_the_organisations_mailbox(
    actor, a_person, mailbox, django_capture_on_commit_callbacks
):
    ContactPoint.objects.create(actor=actor, kind="email", value="office@tambon.example")
    person, client = a_person()
    page = client.post(f"/actors/{actor.uuid}/claim", {"words": "ปลัด"})["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page, {"do": "send"})
    assert "office@tambon.example" not in client.get(page).content.decode()
    code = re.search(r"\b\d{8}\b", mailbox.wait_for("office@tambon.example").text)[0]
    assert client.post(page, {"code": "12"}).status_code == 422
    assert client.post(page, {"code": code}).status_code == 302
    assert Membership.objects.get(person=person, actor=actor).role == "owner"
    assert actor.name_th in client.get("/me").content.decode()


def test_a_curator_grants_at_the_desk_and_refuses_with_a_reason(actor, a_person):
    for name in ("a", "b"):
        _person, client = a_person(f"{name}@example.org")
        client.post(f"/actors/{actor.uuid}/claim", {"words": name})
    first, second = Claim.objects.order_by("words")
    _boss, desk = a_person("boss@example.org", is_staff=True, is_superuser=True)
    assert "state__exact=asked" in desk.get("/admin/").content.decode()
    asked = {"action": "grant_claims", "_selected_action": first.pk}
    desk.post("/admin/actors/claim/", asked)
    desk.post(f"/admin/actors/claim/{second.pk}/change/", {"reason": "ไม่รู้จัก"})
    assert {one.words: one.state for one in Claim.objects.all()} == {"a": "granted", "b": "refused"}


def test_a_draft_is_claimed_by_nobody(actor, a_person):
    Actor.objects.update(state="draft")
    assert a_person()[1].get(f"/actors/{actor.uuid}/claim").status_code == 404


def test_an_owner_changes_the_record_and_it_stays_public(actor, a_person, issues_and_groups):
    person, client = a_person()
    Membership.objects.create(person=person, actor=actor, role="owner")
    sent = {"name_th": "เทศบาลท่าสาป", "kind": "local_government", "place": "๙๕๐๑๐๒"}
    assert client.post(f"/me/organisations/{actor.uuid}/edit", sent).status_code == 302
    actor.refresh_from_db()
    assert (actor.state, actor.region.code, actor.placed_by) == ("published", "950102", "code")
    assert {"name_th", "region"} <= set(actor.edited_fields)
    assert actor.updated_by == person
    assert actor.confirmed_on


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", "000000"),
        ("name_th", ""),
        ("website", "javascript:x"),
        ("description_th", "ก" * 20_001),
        ("description_en", "Call 081 234 5678"),
        ("description_th", "somchai@example.org"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(actor, a_person, field, value):
    person, client = a_person()
    Membership.objects.create(person=person, actor=actor, role="owner")
    sent = {"name_th": "x", "kind": "cso", field: value}
    answer = client.post(f"/me/organisations/{actor.uuid}/edit", sent)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}


def test_an_organisation_may_be_called_after_somebody(actor, a_person):
    person, client = a_person()
    Membership.objects.create(person=person, actor=actor, role="owner")
    sent = {"name_th": "มูลนิธินายสมชาย ใจดี", "kind": "foundation"}
    answer = client.post(f"/me/organisations/{actor.uuid}/edit", sent)
    assert "name_th" not in (answer.context["form"].errors if answer.status_code == 422 else {})


def test_a_new_organisation_waits_for_a_curator_and_so_does_the_claim(country, a_person):
    person, client = a_person()
    sent = {"name_th": "กลุ่มใหม่", "kind": "community_organisation", "place": "9501"}
    form = client.get("/me/organisations/new").context["form"]
    assert {form[name].value() for name in ("name_en", "website")} == {""}
    client.post("/me/organisations/new", sent)
    made = Actor.objects.get(name_th="กลุ่มใหม่")
    assert (made.state, made.created_by) == ("pending", person)
    assert made.claims.get().state == "asked"
    assert client.get(f"/actors/{made.uuid}").status_code == 404
