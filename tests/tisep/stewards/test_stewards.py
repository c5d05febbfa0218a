"""Looking after the data of a tambon: asked, agreed, done, ended; who may, and who may not."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actors.models import Actor, Membership, Stewardship, Suggestion
from actors.rights import stewardship_over
from actors.stewards import verbs
from records.models import User
from regions.models import CuratedProvince
from tests.drawing import a_need, an_actor
from tests.tisep.desk import desk, person

pytestmark = pytest.mark.django_db
WORDS = "ประชุมกับชุมชนทุกเดือน"


@pytest.fixture
def office(country):
    """The municipality of a tambon, with somebody who speaks for it, signed in."""
    actor = an_actor("เทศบาลตำบลท่าสาป", region=country["950102"], kind="local_government")
    user = User.objects.create(username="clerk", email="clerk@example.org")
    Membership.objects.create(person=user, actor=actor)
    client = Client()
    client.force_login(user)
    return actor, user, client


@pytest.fixture
def steward(country, office):
    actor, user, _client = office
    asked = verbs.ask(by=user, actor=actor, region=country["950102"], words=WORDS)
    verbs.agree(asked, by=person("curator", "who agreed")[0])
    return Stewardship.objects.get(pk=asked.pk)


def test_it_is_asked_on_the_regions_page_and_agreed_to_at_the_desk(country, office):
    actor, _user, client = office
    region = country["950102"]
    page = reverse("region", args=["950102"])
    address = reverse("steward", args=["950102"])
    assert address in client.get(page).content.decode()
    assert address not in client.get(reverse("region", args=["95"])).content.decode()
    named = client.post(address, {"actor": actor.pk, "words": "นายสมชาย ใจดี เป็นคนดูแล"})
    assert named.status_code == 422
    assert not Stewardship.objects.exists()
    assert client.post(address, {"actor": actor.pk, "words": WORDS}).status_code == 302
    assert client.post(address, {"actor": actor.pk, "words": WORDS}).status_code == 422
    asked = Stewardship.objects.get()
    assert "เทศบาล" not in Client().get(page).content.decode().split('id="stewards"')[1][:1000]
    _curator, at_desk = person("curator")
    assert WORDS in at_desk.get(desk(Stewardship, "change", asked.pk)).rendered_content
    at_desk.post(desk(Stewardship), {"action": "agree_to", "_selected_action": [asked.pk]})
    asked.refresh_from_db()
    assert (asked.state, asked.since) == ("agreed", timezone.localdate())
    shown = Client().get(page).content.decode().split('id="stewards"')[1]
    assert "เทศบาลตำบลท่าสาป" in shown
    assert reverse("actor-write", args=[actor.uuid]) in shown
    told = Client().get("/api/stewardships?region=95").json()
    assert [one["region"]["code"] for one in told["results"]] == ["950102"]
    assert Client().get("/api/stewardships?region=94").json()["count"] == 0
    # What is no longer public looks after nothing.
    Actor.objects.filter(pk=actor.pk).update(state="archived")
    assert Client().get("/api/stewardships").json()["count"] == 0
    assert stewardship_over(office[1], an_actor(region=region)) is None


def test_refused_with_a_reason_that_they_read(country, office):
    actor, user, client = office
    asked = verbs.ask(by=user, actor=actor, region=country["9501"], words=WORDS)
    _curator, at_desk = person("curator")
    at_desk.post(desk(Stewardship, "change", asked.pk), {"reason": "ยังไม่มีมติของชุมชน"})
    asked.refresh_from_db()
    assert asked.state == "refused"
    assert "ยังไม่มีมติของชุมชน" in client.get(reverse("steward", args=["9501"])).content.decode()


def test_they_confirm_and_suggest_what_lies_in_it(country, office, steward):
    _actor, user, client = office
    need = a_need(an_actor(region=country["950102"]), "รถเข็นเก่า", region=country["950102"])
    page = client.get(reverse("steward", args=["950102"])).content.decode()
    address = reverse("steward-record", args=["950102", need.uuid])
    assert address in page
    client.post(address, {"confirm": "1"})
    need.refresh_from_db()
    assert (need.confirmed_on, need.updated_by) == (timezone.localdate(), user)
    assert client.post(address, {"words": "โทร 081-234-5678"}).status_code == 422
    assert client.post(address, {"words": "ได้รถเข็นแล้วสองคัน"}).status_code == 302
    suggestion = Suggestion.objects.get()
    _curator, at_desk = person("curator")
    shown = at_desk.get(desk(Suggestion)).rendered_content
    assert "ได้รถเข็นแล้วสองคัน" in shown
    assert desk(type(need), "change", need.pk) in shown
    at_desk.post(desk(Suggestion), {"action": "take_up", "_selected_action": [suggestion.pk]})
    suggestion.refresh_from_db()
    assert suggestion.state == "taken"
    assert "ได้รถเข็นแล้วสองคัน" not in Client().get(need.get_absolute_url()).content.decode()


def test_nobody_reaches_beyond_the_tambon(country, office, steward):
    _actor, user, client = office
    beside = an_actor("ข้างๆ", region=country["950101"])
    draft = an_actor("ร่าง", region=country["950102"], state="draft")
    for code in ("950102", "950101"):
        for record in (beside, draft):
            address = reverse("steward-record", args=[code, record.uuid])
            assert client.post(address, {"confirm": "1"}).status_code in (403, 404)
    for record in (beside, draft):
        with pytest.raises(PermissionDenied):
            verbs.confirm(record, by=user)
        with pytest.raises(PermissionDenied):
            verbs.suggest(record, by=user, words="ผิด")
    here = an_actor("ที่นี่", region=country["950102"])
    stranger = User.objects.create(username="stranger")
    other = Client()
    other.force_login(stranger)
    address = reverse("steward-record", args=["950102", here.uuid])
    assert other.post(address, {"confirm": "1"}).status_code == 403
    assert Client().post(address, {"confirm": "1"}).status_code == 302
    verbs.end(steward, by=user)
    assert client.post(address, {"confirm": "1"}).status_code == 403
    here.refresh_from_db()
    assert here.confirmed_on is None


def test_a_curator_of_another_province_decides_nothing(country, office, steward):
    actor, user, _client = office
    curator, client = person("curator")
    CuratedProvince.objects.create(person=curator, province=country["94"])
    asked = verbs.ask(by=user, actor=actor, region=country["950101"], words=WORDS)
    record = an_actor(region=country["950102"])
    suggestion = verbs.suggest(record, by=user, words="ชื่อเปลี่ยนแล้ว")
    for row in (asked, suggestion):
        assert client.get(desk(type(row))).context_data["cl"].result_count == 0
        assert client.get(desk(type(row), "change", row.pk)).status_code == 302
    for act in (
        lambda: verbs.agree(asked, by=curator),
        lambda: verbs.refuse(asked, by=curator, reason="ไม่"),
        lambda: verbs.end(steward, by=curator),
        lambda: verbs.settle(suggestion, "taken", by=curator),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert asked.state == "asked"


def test_the_database_keeps_its_rules(country, office, steward):
    actor = office[0]
    for wrong in (
        {"region": country["95"]},
        {"region": country["950102"]},
        {"region": country["950101"], "state": "agreed"},
        {"region": country["950101"], "since": date(2026, 1, 1)},
        {"region": country["950101"], "state": "refused"},
        {"region": country["950101"], "state": "?"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Stewardship.objects.create(actor=actor, words=WORDS, **wrong)
    with pytest.raises(DatabaseError), transaction.atomic():
        Stewardship.objects.filter(pk=steward.pk).update(state="asked", since=None)
    with pytest.raises(ValidationError):
        verbs.agree(steward, by=person("curator")[0])
