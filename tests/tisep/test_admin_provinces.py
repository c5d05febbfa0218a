"""A curator of one province at the desk, against what lies in another."""

from __future__ import annotations

import re

import pytest
import tablib
from django.urls import reverse

from actors.exchange import ActorTable
from actors.models import (
    Actor,
    Claim,
    Conversation,
    JointKpi,
    Participation,
    Project,
    Report,
)
from actors.rights import curates
from records.doubles import Merge, Resemblance
from records.history import events_of
from records.merging import merge
from records.models import ImportRun, User
from regions.curating import within
from regions.models import CuratedProvince, Indicator, Region
from resources.models import Need, Referral, Resource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.desk import desk, filled_in, person

pytestmark = pytest.mark.django_db
KINDS = (Actor, Project, Resource, Need)


@pytest.fixture
def yala(country):
    """A curator of Yala, signed in."""
    user, client = person("curator")
    CuratedProvince.objects.create(person=user, province=country["95"])
    return user, client


@pytest.fixture
def foreign(country):
    """A draft of each kind in Pattani, by model."""
    return drafts(country["940101"], "ของปัตตานี")


def drafts(region, name):
    actor = an_actor(name, region=region, state="draft")
    return {
        Actor: actor,
        Project: a_project(name, region=region, state="draft"),
        Resource: a_resource(name, region=region, state="draft", owner=actor),
        Need: a_need(actor, name, region=region, state="draft"),
    }


@pytest.mark.parametrize("model", KINDS)
def test_what_lies_elsewhere_is_not_there(country, yala, foreign, model):
    user, client = yala
    record = foreign[model]
    mine = drafts(country["950102"], "ของยะลา")[model]
    event = events_of(record).first()
    for page in (desk(model), desk(model, "change", mine.pk)):
        seen = client.get(page).rendered_content
        assert ("ของยะลา" in seen, "ของปัตตานี" in seen) == (True, False)
    for page in ("change", "history", "delete"):
        answer = client.get(desk(model, page, record.pk))
        assert answer.status_code in (302, 404), page
        assert b"\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\x95" not in answer.content
    assert client.post(desk(model, "restore", record.pk, event.pgh_id)).status_code == 404
    for action in ("publish", "archive", "confirm_today", "delete_selected"):
        both = {"action": action, "_selected_action": [record.pk], "post": "yes"}
        client.post(desk(model), both)
    record.refresh_from_db()
    assert (record.state, record.confirmed_on) == ("draft", None)
    table = {"format": "0", "resource": "0", "export_items": []}
    exported = client.post(desk(model, "export"), table).content.decode()
    assert ("ของยะลา" in exported, "ของปัตตานี" in exported) == (True, False)
    found = client.get(f"{desk(model, 'merge_others')}?term=ของ").json()["results"]
    assert {one["id"] for one in found} == set(
        within(model.objects.all(), user).values_list("pk", flat=True)
    )
    merged = {"ids": [mine.pk, record.pk], "kept": mine.pk}
    client.post(f"{desk(model, 'merge')}?ids={mine.pk}&ids={record.pk}", merged)
    assert not Merge.objects.exists()


@pytest.mark.parametrize("model", KINDS)
def test_pairs_and_merges_elsewhere_are_left_alone(country, yala, foreign, model):
    _user, client = yala
    record, other = foreign[model], drafts(country["950102"], "ของยะลา")[model]
    first, second = sorted([record.uuid, other.uuid])
    pair = Resemblance.objects.create(
        kind=model._meta.label_lower, first=first, second=second, likeness="name"
    )
    assert "ของปัตตานี" not in client.get(desk(model, "duplicates")).rendered_content
    assert client.post(desk(model, "deny", pair.pk)).status_code == 404
    merge(kept=record, others=[other], by=User.objects.create(username="whole"))
    act = Merge.objects.get().act
    assert client.post(desk(model, "part", act)).status_code == 404
    assert Merge.objects.exists()


def test_choosing_offers_their_own_and_what_is_public(country, yala, foreign):
    _user, client = yala
    public = an_actor("กระทรวงของทุกคน", region=country["TH"])
    own = an_actor("มูลนิธิของยะลา", region=country["950102"], state="draft")
    asked = f"app_label=actors&model_name=actor&field_name=parent&term={'ของ'}"
    found = client.get(f"{reverse('admin:autocomplete')}?{asked}").json()["results"]
    assert {one["id"] for one in found} == {str(public.pk), str(own.pk)}
    address = desk(Actor, "change", own.pk)
    sent = filled_in(client.get(address))
    refused = client.post(address, sent | {"parent": foreign[Actor].pk})
    assert "parent" in refused.context_data["adminform"].form.errors
    assert client.post(address, sent | {"parent": public.pk}).status_code == 302
    row = "participations-0-"
    tie = {f"{row}project": foreign[Project].pk, f"{row}role": "lead", f"{row}actor": own.pk}
    client.post(address, filled_in(client.get(address)) | tie | {"participations-TOTAL_FORMS": 1})
    assert not Participation.objects.exists()
    # What it was tied to before stays, whoever tied it.
    Actor.objects.filter(pk=own.pk).update(parent=foreign[Actor])
    kept = filled_in(client.get(address)) | {"name_en": "Kept"}
    assert client.post(address, kept).status_code == 302


def test_a_record_is_not_moved_out_of_their_provinces(country, yala):
    user, client = yala
    own = an_actor("มูลนิธิ", region=country["950102"])
    address = desk(Actor, "change", own.pk)
    for place in (
        {"region": country["94"].pk},
        {"location": '{"type":"Point","coordinates":[103.5,6.5]}'},
        {"region": ""},
    ):
        answer = client.post(address, filled_in(client.get(address)) | place)
        assert "region" in answer.context_data["adminform"].form.errors, place
    own.refresh_from_db()
    assert own.region == country["950102"]
    # Nor by way of an earlier version.
    Actor.objects.filter(pk=own.pk).update(region=country["94"])
    before = events_of(own).last()
    Actor.objects.filter(pk=own.pk).update(region=country["950102"])
    client.post(desk(Actor, "restore", own.pk, before.pgh_id))
    own.refresh_from_db()
    assert own.region == country["950102"]
    sent = filled_in(client.get(desk(Actor, "add"))) | {"name_th": "ใหม่", "kind": "cso"}
    assert client.post(desk(Actor, "add"), sent | {"region": country["94"].pk}).status_code == 200
    assert client.post(desk(Actor, "add"), sent).status_code == 302
    new = Actor.objects.get(name_th="ใหม่")
    assert curates(user, new)
    assert "ใหม่" in client.get(desk(Actor)).rendered_content


def test_an_import_reaches_no_further(country, yala, foreign):
    user, client = yala
    own = an_actor("มูลนิธิ", region=country["950102"])

    def told(*row):
        headings = ["uuid", "name_th", "kind", "region_code"]
        return ActorTable().import_data(tablib.Dataset(row, headers=headings), True, user)

    for wrong in (
        (str(foreign[Actor].uuid), "ชื่อ", "cso", "940101"),
        ("", "ใหม่", "cso", "940101"),
        (str(own.uuid), "มูลนิธิ", "cso", "940101"),
    ):
        result = told(*wrong)
        assert result.has_validation_errors(), wrong
        assert "ของปัตตานี" not in str([row.diff for row in result.rows])
    assert not told(str(own.uuid), "ชื่อใหม่", "cso", "950101").has_validation_errors()
    ImportRun.objects.create(command="x", by=User.objects.create(username="other"))
    assert ImportRun.objects.count() == 1
    assert client.get(desk(ImportRun)).context_data["cl"].result_count == 0


def test_claims_letters_referrals_and_kpis_elsewhere(country, yala, foreign):
    user, client = yala
    asker = User.objects.create(username="asker", email="asker@example.org")
    claim = Claim.objects.create(person=asker, actor=foreign[Actor], words="เจ้าหน้าที่")
    talk = Conversation.objects.create(
        writer=asker, recipient=foreign[Actor], about="actor", about_uuid=foreign[Actor].uuid
    )
    message = talk.messages.create(side="writer", author=asker, text="ลับ")
    report = Report.objects.create(message=message, reason="spam")
    referral = Referral.objects.create(need=foreign[Need], from_actor=foreign[Actor])
    indicator = Indicator.objects.create(slug="x", name_th="ตัวชี้วัด")
    kpi = JointKpi.objects.create(
        indicator=indicator,
        region=country["94"],
        target=1,
        due_year=2030,
        baseline=0,
        baseline_year=2020,
    )
    for row in (claim, talk, report, referral, kpi):
        model = type(row)
        assert client.get(desk(model)).context_data["cl"].result_count == 0, model
        assert client.get(desk(model, "change", row.pk)).status_code in (302, 404), model
    client.post(desk(Claim), {"action": "grant_claims", "_selected_action": [claim.pk]})
    client.post(desk(Report), {"action": "settle", "_selected_action": [report.pk]})
    claim.refresh_from_db()
    report.refresh_from_db()
    assert (claim.state, report.settled_at) == ("asked", None)
    assert client.get(referral.get_absolute_url()).status_code == 404
    assert not curates(user, foreign[Actor])
    page = client.get(reverse("admin:index"))
    counts = re.findall(r": (\d+)</a>", page.rendered_content)
    assert set(counts) == {"0"}
    assert "ยะลา" in page.rendered_content


def test_names_of_regions_elsewhere_are_read_only(country, yala):
    _user, client = yala
    editable = {
        code: "aliases"
        in client.get(desk(Region, "change", country[code].pk))
        .context_data["adminform"]
        .form.fields
        for code in ("95", "950102", "94", "TH")
    }
    assert editable == {"95": True, "950102": True, "94": False, "TH": False}


def test_without_provinces_and_from_data_managers_up_it_is_the_whole_country(country, foreign):
    curator, _client = person("curator")
    manager, client = person("data manager")
    CuratedProvince.objects.create(person=manager, province=country["95"])
    assert curates(curator, foreign[Actor])
    assert curates(manager, foreign[Actor])
    assert client.get(desk(Actor, "change", foreign[Actor].pk)).status_code == 200
