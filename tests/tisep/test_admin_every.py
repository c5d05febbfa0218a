"""What every desk has, not only those of records: search, filters, history, both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group

from actors.models import Claim, Conversation, Issue, JointKpi, TargetGroup, WorkEntry
from records.admin import TrackedAdmin
from records.models import DataSource, SiteComment, User
from regions.models import Indicator, IndicatorValue, Region, RegionStatistics
from resources.models import Referral
from tests.drawing import a_need, an_actor
from tests.tisep.desk import desk, filled_in, person

pytestmark = pytest.mark.django_db


def found(client, model, **query) -> list[str]:
    response = client.get(desk(model), query)
    assert response.status_code == 200, response.headers.get("Location")
    return sorted(str(row) for row in response.context_data["cl"].result_list)


@pytest.fixture
def measured(country):
    """Two values of two indicators, one of Yala and one of Mueang Yala."""
    elders = Indicator.objects.create(slug="elders", name_th="สัดส่วนผู้สูงอายุ", name_en="Elders")
    poor = Indicator.objects.create(slug="poor", name_th="สัดส่วนคนจน", name_en="The poor")
    for indicator, code in ((elders, "95"), (poor, "9501")):
        IndicatorValue.objects.create(
            indicator=indicator, region=country[code], year=2021, value=Decimal(5)
        )
    return elders, poor


def test_every_desk_has_a_search_that_knows_thai_and_a_history_where_there_is_one():
    desks = admin.site._registry.items()
    assert [model for model, one in desks if not one.search_fields] == []
    plain = admin.ModelAdmin.get_search_results
    as_written = [model for model, one in desks if type(one).get_search_results is plain]
    assert as_written == [Group]
    told = {model for model, one in desks if isinstance(one, TrackedAdmin)}
    assert {model for model, _one in desks if hasattr(model, "pgh_event_model")} == told


def test_what_is_no_record_is_found_as_thai_is_typed_too(admin_client, measured):
    Issue.objects.create(slug="elders", name_th="ผู้สูงอายุ", aliases=["คนแก่"])
    TargetGroup.objects.create(slug="children", name_th="เด็กและเยาวชน")
    DataSource.objects.create(slug="dop", name_th="กรมกิจการผู้สูงอายุ")
    SiteComment.objects.create(text="แผนที่ของผู้สูงอายุหาไม่พบ")
    User.objects.create(username="somsri", first_name="สมศรี")
    # A letter doubled, a mark forgotten, a long vowel short.
    assert found(admin_client, Issue, q="ผู้สุงอายุ") == found(admin_client, Issue, q="คนแก")
    assert found(admin_client, Issue, q="ผู้สุงอายุ") == ["ผู้สูงอายุ"]
    assert found(admin_client, TargetGroup, q="เดกและเยาวชน") == ["เด็กและเยาวชน"]
    assert found(admin_client, DataSource, q="ผู้ สุงอายุ") == ["กรมกิจการผู้สูงอายุ"]
    assert found(admin_client, Indicator, q="ผู้สุงอายุ") == ["สัดส่วนผู้สูงอายุ"]
    assert found(admin_client, SiteComment, q="สุงอายุ") == ["แผนที่ของผู้สูงอายุหาไม่พบ"]
    assert found(admin_client, User, q="สมสรี") == ["somsri"]
    assert len(found(admin_client, IndicatorValue, q="ผู้สุงอายุ ยะลา")) == 1
    assert found(admin_client, IndicatorValue, q="ผู้สุงอายุ เบตง") == []
    assert found(admin_client, Issue, q="ไม่มีชื่อนี้") == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("ท่าสาป", ["950102"]),
        ("ทาสาป", ["950102"]),
        ("ต.ท่าสาป จ.ยะลา", ["950102"]),
        ("ท่าสาป ปัตตานี", []),
        ("จังหวัด ยะลา", ["95", "9501"]),
        ("yala", ["95", "9501"]),
        ("9501", ["9501", "950101", "950102"]),
        ("ยะลา 9501", ["9501", "950101", "950102"]),
    ],
)
def test_a_region_is_found_by_its_own_name_and_by_those_that_hold_it(
    admin_client, country, typed, codes
):
    response = admin_client.get(desk(Region), {"q": typed})
    assert sorted(one.code for one in response.context_data["cl"].result_list) == codes


def test_figures_and_referrals_are_narrowed_by_region_and_issue(
    admin_client, country, measured, issues_and_groups
):
    elders, _poor = measured
    yala, betong = country["95"].pk, country["9502"].pk
    assert len(found(admin_client, IndicatorValue, region=yala)) == 2
    assert len(found(admin_client, IndicatorValue, region=yala, indicator=elders.pk)) == 1
    assert found(admin_client, IndicatorValue, region=betong) == []
    assert "สัดส่วนคนจน" not in admin_client.get(desk(Region)).rendered_content
    issues, _groups = issues_and_groups
    asks, gives = an_actor("ผู้ขอ"), an_actor("ผู้ให้")
    need = a_need(asks, "รถเข็น", region=country["950102"])
    need.issues.add(issues["child-protection"])
    Referral.objects.create(need=need, from_actor=asks, to_actor=gives)
    for query, number in (
        ({"need__region": yala}, 1),
        ({"need__region": betong}, 0),
        ({"issue": "equality"}, 1),
        ({"issue": "waste"}, 0),
        ({"need__region": yala, "issue": "equality", "q": "ผู้ไห้"}, 1),
    ):
        assert len(found(admin_client, Referral, **query)) == number, query
    for model in (RegionStatistics, JointKpi, Claim, Conversation):
        assert admin_client.get(desk(model), {"q": "ยะลา"}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_history_of_a_figure_has_differences_and_an_earlier_version_comes_back(measured):
    _user, manager = person("data manager")
    value = IndicatorValue.objects.get(indicator__slug="elders")
    first = value.pgh_event_model.objects.get(pgh_obj=value)
    address = desk(IndicatorValue, "change", value.pk)
    sent = filled_in(manager.get(address))
    assert manager.post(address, sent | {"value": "7.5"}).status_code == 302
    page = manager.get(desk(IndicatorValue, "history", value.pk))
    newest = page.context_data["changes"][0]
    assert [(one.old, one.new) for one in newest.differences] == [("5.000000000", "7.500000000")]

    manager.post(desk(IndicatorValue, "restore", value.pk, first.pgh_id))
    value.refresh_from_db()
    assert (value.value, value.edited_fields) == (5, ["value"])


def test_the_second_of_two_who_change_an_issue_is_told(issues_and_groups):
    issues, _groups = issues_and_groups
    issue = issues["waste"]
    address = desk(Issue, "change", issue.pk)
    _anong, first = person("curator", "anong")
    _boon, second = person("curator", "boon")
    hers, his = filled_in(first.get(address)), filled_in(second.get(address))
    assert first.post(address, hers | {"name_th": "ขยะชุมชน"}).status_code == 302
    refused = second.post(address, his | {"name_en": "Rubbish"})
    assert refused.status_code == 200
    assert "ขยะ → ขยะชุมชน" in " ".join(refused.context_data["adminform"].form.non_field_errors())
    assert second.post(address, filled_in(refused) | {"name_th": "ขยะชุมชน"}).status_code == 302
    issue.refresh_from_db()
    assert (issue.name_th, issue.name_en) == ("ขยะชุมชน", "Rubbish")


def test_a_region_goes_back_to_earlier_names_and_keeps_its_boundary(admin_client, country):
    region = country["950102"]
    before = Region.objects.get(pk=region.pk)
    first = region.pgh_event_model.objects.filter(pgh_obj=region).latest("pgh_id")
    address = desk(Region, "change", region.pk)
    sent = filled_in(admin_client.get(address)) | {"name_en": "Somewhere"}
    assert admin_client.post(address, sent).status_code == 302
    Region.objects.filter(pk=region.pk).update(boundary=country["950101"].boundary)
    history = admin_client.get(desk(Region, "history", region.pk))
    assert history.status_code == 200
    admin_client.post(desk(Region, "restore", region.pk, first.pgh_id))
    region.refresh_from_db()
    assert region.name_en == before.name_en
    assert region.boundary.equals(country["950101"].boundary)


def test_a_data_source_is_guarded_and_goes_back(admin_client):
    source = DataSource.objects.create(slug="dop", name_th="กรม", licence="CC0-1.0")
    first = source.pgh_event_model.objects.get(pgh_obj=source)
    address = desk(DataSource, "change", source.pk)
    sent = filled_in(admin_client.get(address)) | {"licence": "unstated"}
    assert admin_client.post(address, sent).status_code == 302
    assert admin_client.post(address, sent | {"publisher": "อื่น"}).status_code == 200
    assert admin_client.get(desk(DataSource, "history", source.pk)).status_code == 200
    admin_client.post(desk(DataSource, "restore", source.pk, first.pgh_id))
    source.refresh_from_db()
    assert (source.licence, source.publisher) == ("CC0-1.0", "")


@pytest.mark.parametrize("model", [DataSource, Issue, Indicator, Region])
def test_both_languages_stand_side_by_side(admin_client, measured, country, model):
    Issue.objects.create(slug="waste", name_th="ขยะ")
    DataSource.objects.create(slug="dop", name_th="กรม")
    address = desk(model, "change", model.objects.latest("pk").pk)
    [(_name, options)] = admin_client.get(address).context_data["adminform"].fieldsets
    assert ("name_th", "name_en") in options["fields"]


def test_an_entry_of_a_work_log_opens_goes_back_and_is_only_shown_to_contributors(
    admin_client, country
):
    day = date(2024, 5, 1)
    said = {"name_th": "เวที", "gap_th": "ไม่มีรถรับส่ง", "begins_on": day, "ends_on": day}
    entry = WorkEntry.objects.create(actor=an_actor(), region=country["95"], **said)
    first = entry.pgh_event_model.objects.get(pgh_obj=entry)
    address = desk(WorkEntry, "change", entry.pk)
    sent = filled_in(admin_client.get(address)) | {"name_th": "เวทีใหญ่"}
    assert admin_client.post(address, sent).status_code == 302
    assert admin_client.get(desk(WorkEntry, "history", entry.pk)).status_code == 200
    admin_client.post(desk(WorkEntry, "restore", entry.pk, first.pgh_id))
    entry.refresh_from_db()
    assert entry.name_th == "เวที"
    _user, contributor = person("contributor")
    shown = contributor.get(address)
    assert shown.status_code == 200
    assert b'name="_save"' not in shown.content
