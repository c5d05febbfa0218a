"""The page that shows how to reach an organisation, and its owner's pages."""

from __future__ import annotations

import pytest
from django.test import Client

from actors.models import Audience, ContactPoint, ContactUse, Membership
from tests.actors.correspondence import a_person
from tests.actors.test_contact import a_point
from tests.drawing import an_actor
from tisep.contact.throttle import AN_HOUR

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor(db):
    found = an_actor()
    for audience in Audience.values:
        a_point(found, audience, value=f"{audience}@secret.example")
    return found


def signed_in(name: str, actor=None, role="member") -> Client:
    person = a_person(name)
    if actor:
        Membership.objects.create(person=person, actor=actor, role=role)
    client = Client()
    client.force_login(person)
    return client


def shown(client, actor) -> set[str]:
    page = client.post(f"/actors/{actor.uuid}/contact").content.decode()
    return {audience for audience in Audience.values if f"{audience}@secret.example" in page}


def test_each_reader_is_shown_what_its_audience_allows(actor):
    assert shown(Client(), actor) == {"public"}
    assert shown(signed_in("plain"), actor) == {"public", "signed_in"}
    assert shown(signed_in("member", an_actor("อื่น")), actor) == {"public", "signed_in", "members"}


def test_no_value_stands_in_a_page_that_is_only_opened(actor):
    client = signed_in("owner", actor, "owner")
    for address in (f"/actors/{actor.uuid}", f"/actors/{actor.uuid}/contact"):
        response = client.get(address)
        assert response.status_code == 200
        assert b"secret.example" not in response.content
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


def test_the_form_asks_for_its_token(actor):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/actors/{actor.uuid}/contact").status_code == 403
    assert not ContactUse.objects.exists()


def test_each_showing_is_in_the_ledger(actor):
    shown(Client(), actor)
    client = signed_in("member", an_actor("องค์กรของผู้อ่าน"))
    shown(client, actor)
    assert ContactUse.objects.filter(signed_in=False, act="seen").count() == 1
    assert ContactUse.objects.filter(person__username="member").count() == 3
    owner = signed_in("owner", actor, "owner")
    page = owner.get(f"/me/organisations/{actor.uuid}/contact").content.decode()
    assert page.count("องค์กรของผู้อ่าน") == 3
    assert "people.example" not in page


def test_who_asks_for_many_waits(actor):
    client = signed_in("hurried")
    for _number in range(AN_HOUR["person"]):
        assert client.post(f"/actors/{actor.uuid}/contact").status_code == 200
    response = client.post(f"/actors/{actor.uuid}/contact")
    assert response.status_code == 429
    assert b"secret.example" not in response.content
    assert signed_in("other").post(f"/actors/{actor.uuid}/contact").status_code == 200


def test_a_hidden_organisation_has_no_contact_page(actor):
    actor.state = "draft"
    actor.save()
    assert Client().post(f"/actors/{actor.uuid}/contact").status_code == 404


def test_only_an_owner_reaches_the_owners_pages(actor):
    own = f"/me/organisations/{actor.uuid}/contact"
    point = actor.contact_points.first()
    pages = [own, f"{own}/new", f"{own}/{point.pk}"]
    for client in (signed_in("plain"), signed_in("member", actor)):
        assert {client.get(page).status_code for page in pages} == {403}
        assert client.post(f"{own}/{point.pk}/revoke").status_code == 403
    for page in pages:
        assert "/account/login" in Client().get(page)["Location"]
    owner = signed_in("owner", actor, "owner")
    assert {owner.get(page).status_code for page in pages} == {200}


def test_an_owner_adds_changes_and_takes_back(actor):
    ContactPoint.objects.all().delete()
    owner = signed_in("owner", actor, "owner")
    own = f"/me/organisations/{actor.uuid}/contact"
    sent = {"kind": "phone", "value": "02 123 4567", "audience": "public"}
    form = owner.get(f"{own}/new").context["form"]
    assert (form["label_th"].value(), form["label_en"].value()) == ("", "")
    refused = owner.post(f"{own}/new", sent)
    assert (refused.status_code, ContactPoint.objects.count()) == (422, 0)
    assert owner.post(f"{own}/new", sent | {"consent": "on"}).status_code == 302
    point = ContactPoint.objects.get()
    assert (point.value, point.consent_by.username) == ("021234567", "owner")
    assert point.consent_version
    assert owner.post(f"{own}/{point.pk}", sent | {"value": "1300"}).status_code == 422
    assert owner.post(f"{own}/{point.pk}", sent | {"audience": "nobody"}).status_code == 302
    assert shown(Client(), actor) == set()
    assert owner.post(f"{own}/{point.pk}/revoke").status_code == 302
    point.refresh_from_db()
    assert (point.value, point.revoked_at is None) == ("", False)


def test_nobody_reaches_another_organisations_points(actor):
    mine = an_actor("ของฉัน")
    owner = signed_in("owner", mine, "owner")
    point = actor.contact_points.first()
    own = f"/me/organisations/{mine.uuid}/contact/{point.pk}"
    assert owner.get(own).status_code == 404
    assert owner.post(f"{own}/revoke").status_code == 404
