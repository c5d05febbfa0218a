"""A page for every public record: whole without JavaScript, in both languages, for machines too."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from actors.models import Participation
from actors.models.actor import Partnership
from records.models import DataSource
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """The page of a record or path, in Thai or English."""

    def get(what, language="th", query=""):
        if not isinstance(what, str):
            with translation.override(language):
                what = what.get_absolute_url()
        response = client.get(what + query)
        assert response.status_code == 200
        return Page(response)

    return get


@pytest.fixture
def pilot(country, issues_and_groups):
    """A project with a lead, a partner, stages, an issue and a target group, in tambon Tha Sap."""
    issues, groups = issues_and_groups
    source = DataSource.objects.create(slug="d", name_th="เอกสาร", name_en="Document")
    pilot = a_project(
        "นำร่องท่าสาป",
        name_en="Tha Sap pilot",
        name_en_unverified=True,
        region=country["950102"],
        status="running",
        source=source,
        source_note="บรรทัด 13",
        confirmed_on=date(2024, 5, 17),
        description_th="หลักประกันทางสังคมระดับตำบล",
    )
    pilot.issues.add(issues["child-protection"])
    pilot.target_groups.add(groups["children-and-youth"])
    pilot.serves.add(country["95"])
    lead = an_actor("หน่วยงานนำ", name_en="Lead Agency", kind="government_agency")
    partner = an_actor("ก่อนใครตามตัวอักษร", name_en="A Partner")
    Participation.objects.create(project=pilot, actor=partner, role="partner")
    Participation.objects.create(project=pilot, actor=lead, role="lead")
    pilot.stages.create(number=1, name_th="เวทีแรก", held_on=date(2024, 5, 8))
    pilot.stages.create(number=2, name_th="เวทีที่สอง")
    return pilot


def test_a_project_tells_all_of_itself(read, pilot):
    page = read(pilot)
    for told in (
        "ประเทศไทย", "ภาคใต้", "จังหวัดยะลา", "อำเภอเมืองยะลา", "ตำบลท่าสาป",
        "นำร่องท่าสาป", "Tha Sap pilot", "หลักประกันทางสังคมระดับตำบล", "การคุ้มครองเด็ก",
        "เด็กและเยาวชน", "เวทีแรก", "8 พฤษภาคม 2567", "17 พฤษภาคม 2567", "เอกสาร", "บรรทัด 13",
        "CC BY 4.0",
    ):  # fmt: skip
        assert told in page.text, told
    assert "/regions/95" in page.links
    assert "/?issue=child-protection" in page.links
    assert "/?target_group=children-and-youth" in page.links
    assert f"/comment?page=/projects/{pilot.uuid}" in page.links
    assert f"/api/projects/{pilot.uuid}.json" in page.links


def test_the_lead_stands_before_the_other_partners(read, pilot):
    text = read(pilot).text
    assert text.index("หน่วยงานนำ") < text.index("ก่อนใครตามตัวอักษร")


def test_it_opens_on_the_map_where_it_is(read, pilot, country):
    at = f"{country['950102'].point.y:.4f},{country['950102'].point.x:.4f},13"
    assert f"/?at={at}&open=project:{pilot.uuid}" in read(pilot).html.replace("&amp;", "&")


def test_without_a_point_it_says_that_its_spot_is_approximate(read, pilot):
    with translation.override("en"):
        assert "Approximate: the exact spot is not known" in read(pilot, "en").text
    exact = a_project("มีจุด", region=pilot.region, at=(101.5, 6.75))
    assert "Approximate" not in read(exact, "en").text
    assert "Not on the map" in read(a_project("ไม่มีที่"), "en").text


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_head_is_whole_in_both_languages(read, pilot, language):
    page = read(pilot, language)
    thai, english = (f"http://testserver{prefix}/projects/{pilot.uuid}" for prefix in ("", "/en"))
    assert page.all("html")[0]["lang"] == language
    assert page.canonical == (english if language == "en" else thai)
    assert page.alternates == {"th": thai, "en": english, "x-default": thai}
    assert page.meta("og:title") == ("Tha Sap pilot" if language == "en" else "นำร่องท่าสาป")
    assert page.meta("og:image") == f"{page.canonical}/preview.png"
    assert page.meta("description")
    assert len(page.all("h1")) == 1


def test_an_unverified_translation_is_called_one(read, pilot):
    assert "unverified translation" in read(pilot, "en").text
    assert "unverified translation" not in read(a_project(), "en").text


def test_the_other_language_is_marked_where_a_text_is_missing(read):
    page = read(an_actor("มูลนิธิ", name_en=""), "en")
    assert '<h1><span lang="th">มูลนิธิ</span></h1>' in page.html


def test_machines_read_what_it_is(read, pilot, country):
    project, crumbs = read(pilot).data
    assert project["@type"] == "Project"
    assert {"@value": "Tha Sap pilot", "@language": "en"} in project["name"]
    assert project["areaServed"][0]["url"] == "http://testserver/regions/95"
    assert [member["name"][0]["@value"] for member in project["member"]] == [
        "หน่วยงานนำ",
        "ก่อนใครตามตัวอักษร",
    ]
    assert [step["name"] for step in crumbs["itemListElement"]][-2:] == [
        "ตำบลท่าสาป",
        "นำร่องท่าสาป",
    ]


@pytest.mark.parametrize(
    ("kind", "type_"),
    [("cso", "NGO"), ("local_government", "GovernmentOrganization"), ("network", "Organization")],
)
def test_organisations_have_their_own_types(read, kind, type_):
    actor = an_actor(kind=kind)
    a_resource(owner=actor)
    a_need(actor)
    data = read(actor).data[0]
    assert data["@type"] == type_
    assert (data["makesOffer"][0]["@type"], data["seeks"][0]["@type"]) == ("Offer", "Demand")


def test_resources_are_offers_and_needs_are_demands(read, country):
    actor = an_actor()
    offer = read(a_resource(owner=actor, region=country["95"])).data[0]
    demand = read(a_need(actor, needed_by=date(2027, 1, 31))).data[0]
    assert (offer["@type"], offer["offeredBy"]["@type"]) == ("Offer", "Organization")
    assert (demand["@type"], demand["validThrough"]) == ("Demand", "2027-01-31")


def test_nothing_in_a_record_breaks_out_of_the_page(read):
    trap = '</script><script>alert("1")</script><!--&'
    page = read(an_actor(trap, description_th=trap, aliases=[trap]))
    assert "<script>alert" not in page.html
    assert {"@value": trap, "@language": "th"} in page.data[0]["name"]


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_only_what_is_public_has_a_page(client, state):
    actor = an_actor(state=state)
    assert client.get(actor.get_absolute_url()).status_code == 404
    assert client.get(reverse("actor-preview", args=[actor.uuid])).status_code == 404


def test_what_is_not_public_is_on_nobody_elses_page(read, country):
    hidden = an_actor("องค์กรลับ", name_en="Hidden", state="draft")
    shown = an_actor("องค์กรเปิด", parent=hidden)
    project = a_project("โครงการเปิด")
    secret = a_project("โครงการลับ", name_en="Hidden", state="pending")
    for one, actor in ((project, hidden), (project, shown), (secret, shown)):
        Participation.objects.create(project=one, actor=actor, role="partner")
    Partnership.objects.create(actor=hidden, partner=shown, kind="funding")
    Partnership.objects.create(actor=shown, partner=hidden, kind="cooperation")
    an_actor("หน่วยย่อยลับ", name_en="Hidden", parent=shown, state="draft")
    a_resource("ทุนลับ", name_en="Hidden", owner=shown, state="draft")
    a_need(shown, "ขอลับ", name_en="Hidden", state="archived")
    pages = [shown, project, a_resource(owner=hidden), a_need(hidden)]
    for record in pages:
        html = read(record).html + read(record, "en").html
        assert "ลับ" not in html, record
        assert "Hidden" not in html, record


def test_ties_are_told_from_both_sides(read):
    giver, taker = an_actor("ผู้ให้"), an_actor("ผู้รับ")
    Partnership.objects.create(actor=giver, partner=taker, kind="funding")
    assert "Funds" in read(giver, "en").text
    assert "Is funded by" in read(taker, "en").text


def test_long_lists_have_pages(read):
    actor = an_actor()
    for number in range(45):
        a_resource(f"ทุน {number:02}", owner=actor)
    first = read(actor, "en")
    assert "ทุน 19" not in first.text
    assert "Page 1 of 3" in first.text
    assert "?resources=2#resources" in first.links
    assert len(read(actor, "en", "?resources=2").all("div", **{"data-kind": "resource"})) == 20
    for beyond in ("99", "-1", "x", ""):
        assert "Page " in read(actor, "en", f"?resources={beyond}").text


def test_a_long_list_costs_no_more_questions(read, django_assert_max_num_queries, country):
    project = a_project(region=country["950102"])
    for number in range(30):
        actor = an_actor(f"องค์กร {number}", region=country["95"])
        Participation.objects.create(project=project, actor=actor, role="partner")
    # The project with its themes and regions: four; its partners three, place and outline two, what
    # is like it four; stages, meetings, KPIs, lessons, documents.
    with django_assert_max_num_queries(18):
        read(project)
