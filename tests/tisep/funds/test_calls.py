"""Calls of funds: posted by the owner's people, found by whoever may apply, told by date."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from actors.models import Actor, Membership
from records.models import User
from regions.models import CuratedProvince
from resources.calls import verbs
from resources.models import Call, Resource
from resources.posting import change
from tests.drawing import a_resource, an_actor
from tests.tisep.desk import desk, person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def fund(country):
    owner = an_actor("มูลนิธิผู้ให้ทุน", region=country["95"])
    return a_resource("กองทุนสุขภาพยะลา", region=country["95"], owner=owner)


@pytest.fixture
def member(fund):
    user = User.objects.create(username="member", email="member@example.org")
    Membership.objects.create(person=user, actor=fund.owner)
    client = Client()
    client.force_login(user)
    return user, client


def a_call(fund, name="รอบแรก", *, opens=-1, closes=9, **values) -> Call:
    today = timezone.localdate()
    values = {
        "opens_on": today + opens * DAY,
        "closes_on": today + closes * DAY if closes is not None else None,
        **values,
    }
    return Call.objects.create(fund=fund, name_th=name, **values)


def listed(query="") -> list[str]:
    return [one["name_th"] for one in Client().get(f"/api/calls?{query}").json()["results"]]


def read(address) -> str:
    return b"".join(Client().get(address)).decode()


def test_a_member_posts_changes_and_withdraws_it(country, fund, member):
    _user, client = member
    page = fund.get_absolute_url()
    new = reverse("call-new", args=[fund.uuid])
    assert new in client.get(page).content.decode()
    assert new not in Client().get(page).content.decode()
    own = client.get(reverse("own-organisation", args=[fund.owner.uuid])).content.decode()
    assert new in own
    today = timezone.localdate()
    sent = {
        "name_th": "รอบที่ 2",
        "opens_on": str(today),
        "closes_on": f"{(later := today + 90 * DAY).year + 543}-{later:%m-%d}",
        "who_may_apply_th": "ชุมชน โทร 081-234-5678",
        "actor_kinds": ["cso"],
        "serves": [country["95"].pk],
        "amount_most": "50000",
        "unit": "บาท",
    }
    for address in (
        *("https://line.me/ti/p/~somchai99", "https://x.example/?to=a%40gmail.com"),
        *("https://me:word@x.example", "https://me%2F@x.example", "https://me%5B@x.example"),
        *("no address", "https://[::1"),
    ):
        assert client.post(new, sent | {"apply_at": address}).status_code == 422
    wrong = client.post(new, sent)
    assert wrong.status_code == 422
    assert "081-234-5678" in str(wrong.context["form"].errors["who_may_apply_th"])
    assert (
        client.post(new, sent | {"who_may_apply_th": "", "amount_least": "60000"}).status_code
        == 422
    )
    assert client.post(new, sent | {"who_may_apply_th": ""}).status_code == 302
    call = Call.objects.get()
    assert (call.state, list(call.serves.all())) == ("open", [country["95"]])
    shown = Client().get(page).content.decode()
    assert "รอบที่ 2" in shown
    assert reverse("resource-write", args=[fund.uuid]) in shown
    edit = reverse("call-edit", args=[fund.uuid, call.uuid])
    late = sent | {"who_may_apply_th": "", "apply_at": "https://fund.example/apply"}
    assert client.post(edit, late).status_code == 302
    assert "https://fund.example/apply" in Client().get(page).content.decode()
    client.post(reverse("call-withdraw", args=[fund.uuid, call.uuid]))
    assert listed() == []
    assert "รอบที่ 2" not in Client().get(page).content.decode()
    assert client.get(edit).status_code == 404


def test_nobody_else_posts_one(country, fund, member):
    user, _client = member
    call = a_call(fund)
    stranger, outside = User.objects.create(username="stranger"), Client()
    outside.force_login(stranger)
    curator, at_desk = person("curator")
    CuratedProvince.objects.create(person=curator, province=country["94"])
    for client in (outside, at_desk):
        for name, *args in (("call-new",), ("call-edit", call.uuid)):
            assert client.get(reverse(name, args=[fund.uuid, *args])).status_code == 403
        address = reverse("call-withdraw", args=[fund.uuid, call.uuid])
        assert client.post(address).status_code == 403
    assert at_desk.get(desk(Call)).context_data["cl"].result_count == 0
    assert at_desk.get(desk(Call, "change", call.pk)).status_code == 302
    values = {"name_th": "อีกรอบ", "opens_on": timezone.localdate()}
    with pytest.raises(PermissionDenied):
        verbs.post(by=stranger, fund=fund, values=values, serves=[])
    tool = a_resource("เครื่องมือ", kind="tool", owner=fund.owner)
    with pytest.raises(ValidationError):
        verbs.post(by=user, fund=tool, values=values, serves=[])
    over = values | {
        "opens_on": values["opens_on"] - 3 * DAY,
        "closes_on": values["opens_on"] - DAY,
    }
    with pytest.raises(ValidationError):
        verbs.post(by=user, fund=fund, values=over, serves=[])
    assert Call.objects.get().withdrawn_at is None


def test_it_stands_by_its_dates(fund):
    a_call(fund, "วันสุดท้าย", closes=0)
    a_call(fund, "ไม่มีกำหนด", closes=None)
    a_call(fund, "ยังไม่เปิด", opens=1)
    a_call(fund, "ปิดแล้ว", opens=-9, closes=-1)
    assert listed("state=open") == ["วันสุดท้าย", "ไม่มีกำหนด"]
    assert listed("state=coming") == ["ยังไม่เปิด"]
    assert listed("state=closed") == ["ปิดแล้ว"]
    assert {call.name_th: call.state for call in Call.objects.all()} == {
        "วันสุดท้าย": "open",
        "ไม่มีกำหนด": "open",
        "ยังไม่เปิด": "coming",
        "ปิดแล้ว": "closed",
    }
    page = Client().get(reverse("funds")).content.decode()
    assert ("วันสุดท้าย" in page, "ยังไม่เปิด" in page) == (True, False)
    assert "ปิดแล้ว" in Client().get(f"{reverse('funds')}?state=closed").content.decode()
    assert Client().get("/api/calls?state=withdrawn").status_code == 400


def test_whoever_may_apply_finds_it(country, fund):
    for_all = a_call(a_resource("กองทุนชาติ"), "ทุกที่")
    a_call(fund, "ที่กองทุนอยู่", actor_kinds=["cso"])
    named = a_call(fund, "ที่ระบุไว้", closes=3)
    named.serves.set([country["9401"]])
    assert set(listed("region=950102")) == {"ทุกที่", "ที่กองทุนอยู่"}
    assert set(listed("region=940101")) == {"ทุกที่", "ที่ระบุไว้"}
    assert set(listed("region=94")) == {"ทุกที่", "ที่ระบุไว้"}
    assert set(listed("actor_kind=university")) == {"ทุกที่", "ที่ระบุไว้"}
    assert listed(f"fund={for_all.fund.uuid}") == ["ทุกที่"]
    assert listed("region=940101&actor_kind=university")[0] == "ที่ระบุไว้"
    region = Client().get(reverse("region", args=["940101"])).content.decode()
    assert ("ที่ระบุไว้" in region, "ที่กองทุนอยู่" in region) == (True, False)
    page = Client().get(f"{reverse('funds')}?region=94&actor_kind=cso").content.decode()
    assert ("ที่ระบุไว้" in page, "ที่กองทุนอยู่" in page) == (True, False)
    assert "resource_kind=fund" in page
    assert reverse("funds") in Client().get(reverse("board")).content.decode()


def test_what_is_not_public_shows_no_call(fund):
    call = a_call(fund)
    addresses = [
        *("/api/calls", f"/api/calls/{call.uuid}", "/api/calls.csv", reverse("funds")),
        *(fund.get_absolute_url(), reverse("region", args=["95"])),
    ]
    for model, pk in ((Resource, fund.pk), (Actor, fund.owner_id)):
        model.objects.filter(pk=pk).update(state="draft")
        for address in addresses:
            assert "รอบแรก" not in read(address), address
        model.objects.filter(pk=pk).update(state="published")
    assert "รอบแรก" in read("/api/calls.csv")


def test_the_database_keeps_its_rules(fund):
    for wrong in (
        {"closes": -2},
        {"amount_least": 5, "amount_most": 4},
        {"actor_kinds": ["?"]},
        {"apply_at": "javascript:alert(1)"},
        {"name": ""},
        {"fund": a_resource("เครื่องมือ", kind="tool")},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_call(**({"fund": fund} | wrong))


def test_a_fund_with_calls_stays_one(fund, member):
    user, _client = member
    call = a_call(fund)
    with pytest.raises(ValidationError) as refused:
        change(by=user, listing=fund, values={"kind": "tool"})
    assert set(refused.value.message_dict) == {"kind"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Resource.objects.update(kind="tool")
    change(by=user, listing=fund, values={"name_en": "Fund"})
    verbs.withdraw(by=user, call=call)
    change(by=user, listing=fund, values={"kind": "tool"})
    assert Resource.objects.get().kind == "tool"
