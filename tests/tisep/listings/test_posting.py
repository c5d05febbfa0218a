"""Posting on the site: the form, the look before, the rights, and what stops it."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from actors.models import Membership
from records.models import User
from resources.models import Need, Resource
from tests.drawing import a_need, a_resource, an_actor

pytestmark = pytest.mark.django_db
NEED = {
    "kind": "equipment",
    "name_th": "รถเข็น",
    "description_th": "สำหรับผู้สูงอายุติดเตียง",
    "amount": "5",
    "unit": "คัน",
    "place": "ต.ท่าสาป ยะลา",
    "exchange": "relayed",
}


@pytest.fixture
def owner(country):
    return an_actor("เทศบาลตำบลท่าสาป", region=country["95"])


@pytest.fixture
def member(owner):
    person = User.objects.create_user("member")
    Membership.objects.create(person=person, actor=owner)
    return person


@pytest.fixture
def sent(client, owner, member, country):
    """What answers a need's form with these changes."""
    client.force_login(member)

    def send(address="/needs/new", **changes):
        given = {**NEED, "place": country["950101"].name_th, "actor": owner.pk, **changes}
        return client.post(address, given)

    return send


def text_of(response):
    return unescape(response.content.decode())


@pytest.mark.parametrize("address", ["/needs/new", "/offers/new", "/me/listings"])
def test_without_an_account_one_signs_in_first(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert f"next={address}" in response["Location"]


def test_somebody_without_an_organisation_is_told(client, db):
    client.force_login(User.objects.create_user("alone"))
    page = client.get("/needs/new")
    assert page["Cache-Control"] == "private, no-store"
    assert "<textarea" not in text_of(page)
    assert Need.objects.count() == 0


def test_it_is_looked_at_before_it_is_published(sent):
    looked = text_of(sent(look="1"))
    assert 'name="publish"' in looked
    assert not Need.objects.exists()
    assert 'name="publish"' not in text_of(sent(change="1"))
    published = sent(publish="1")
    need = Need.objects.get()
    assert published["Location"] == f"/needs/{need.uuid}"
    assert (need.name_th, need.amount, need.state, need.region.code) == (
        *("รถเข็น", 5, "published"),
        "950101",
    )


@pytest.mark.parametrize(
    ("words", "marked"),
    [("โทร 081-234-5678", "081-234-5678"), ("ให้นายสมชาย", "นายสมชาย"), ("<b>a@b.com", "a@b.com")],
)
def test_what_is_personal_stops_it_and_is_marked(sent, words, marked):
    response = sent(publish="1", description_th=words)
    assert response.status_code == 422
    assert f"<mark>{marked}</mark>" in response.content.decode()
    assert "<b>" not in response.content.decode()
    assert not Need.objects.exists()


def test_a_place_that_may_be_several_is_asked_for(sent, country):
    country["9502"].name_th = country["950101"].name_th
    country["9502"].save()
    response = sent(publish="1", place=country["950101"].name_th)
    assert response.status_code == 422
    page = response.content.decode()
    choice = page.split('name="place" value="')[2].split('"')[0]
    assert sent(publish="1", place=unescape(choice)).status_code == 302
    assert "ไม่" in text_of(sent(publish="1", place="ไม่มีที่นี่"))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", ""),
        ("amount", "ห้า"),
        ("needed_by", "2020-01-01"),
        ("needed_by", "พรุ่งนี้"),
        ("kind", "nothing"),
        ("name_th", ""),
        ("name_th", "x" * 201),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(sent, field, value):
    response = sent(publish="1", **{field: value})
    assert response.status_code == 422
    assert f'id="id_{field}_error"' in response.content.decode()
    assert not Need.objects.exists()


def test_another_organisation_s_name_cannot_be_used(sent, country):
    other = an_actor("องค์กรอื่น", region=country["94"])
    assert sent(publish="1", actor=other.pk).status_code == 422
    need = a_need(other)
    assert sent(f"/needs/{need.uuid}/edit", publish="1").status_code == 403
    assert sent(f"/needs/{need.uuid}/state", to="withdrawn", seen="open").status_code == 403
    assert Need.objects.get(pk=need.pk).status == "open"


def test_it_is_offered_withdrawn_undone_and_changed(client, sent, country):
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    terms = {"terms_th": "ยืมได้สามเดือน", "available_until": until}
    assert sent("/offers/new", publish="1", **terms).status_code == 302
    offer = Resource.objects.get()
    assert (offer.offer, offer.terms_th) == ("open", "ยืมได้สามเดือน")
    assert 'id="ours"' in text_of(client.get(f"/resources/{offer.uuid}"))
    address = f"/resources/{offer.uuid}/state"
    assert sent(address, to="withdrawn", seen="open").status_code == 302
    assert sent(address, to="reserved", seen="open").status_code == 409
    assert sent(address, to="open", seen="withdrawn").status_code == 302
    assert sent(f"/resources/{offer.uuid}/edit", publish="1", amount="7").status_code == 302
    offer.refresh_from_db()
    assert (offer.offer, offer.amount) == ("open", 7)


def test_a_resource_that_is_there_is_offered(client, sent, owner):
    plain = a_resource("ห้องประชุม", owner=owner, kind="space")
    assert "ห้องประชุม" in text_of(client.get(f"/resources/{plain.uuid}/edit"))
    assert sent(f"/resources/{plain.uuid}/edit", publish="1", kind="space").status_code == 302
    assert Resource.objects.get().offer == "open"


def test_mine_shows_what_waits_too(client, sent, owner, member):
    new = an_actor("องค์กรใหม่", state="pending")
    Membership.objects.create(person=member, actor=new)
    assert sent(publish="1", actor=new.pk)["Location"] == "/me/listings"
    page = text_of(client.get("/me/listings"))
    assert "รถเข็น" in page
    assert Need.objects.get().state == "pending"
    assert "รถเข็น" not in text_of(client.get("/board"))
    assert "Withdraw it" in text_of(client.get("/en/me/listings"))


def test_places_are_suggested_as_they_are_typed(client, country):
    name = country["950101"].name_th
    places = client.get("/board/places", {"q": name[:3]}).json()["places"]
    assert any(name in place for place in places)
    assert client.get("/board/places", {"q": ""}).json() == {"places": []}
