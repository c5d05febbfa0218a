"""A page for every region: who sits there, who serves it, what is below it."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.contrib.gis.geos import MultiPolygon

from actors.models import Actor
from records.models import DataSource
from regions.models import Region, RegionOutline
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.reading import Page, section
from tisep.pages.outline import MERCATOR, outline_map

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlines(country):
    """Every boundary as its own outline, in every band that pages draw."""
    for region in country.values():
        if region.level in ("country", "part"):
            continue
        shape = region.boundary.transform(MERCATOR, clone=True)
        for band in (5, 7, 9, 11):
            RegionOutline.objects.create(region=region, band=band, shape=MultiPolygon(shape[0]))


def test_who_sits_in_it_and_who_only_serves_it(read, country):
    an_actor("ในตำบล", region=country["950102"])
    for name, code in (("ทั่วประเทศ", "TH"), ("ทั้งจังหวัด", "95"), ("ตำบลเดียว", "950201")):
        an_actor(name, region=country["94"]).serves.add(country[code])
    an_actor("ข้างเคียง", region=country["94"]).serves.add(country["94"])
    page = read("/regions/95")
    assert "ในตำบล" in section(page, "actors")
    assert "ในตำบล" not in section(page, "reaching")
    for name in ("ทั่วประเทศ", "ทั้งจังหวัด", "ตำบลเดียว"):
        assert name in section(page, "reaching"), name
        assert name not in section(page, "actors"), name
    assert "ข้างเคียง" not in page.html


def test_projects_show_their_stages_and_those_of_the_place_come_first(read, country):
    a_project("ก ของทั้งประเทศ").serves.add(country["TH"])
    here = a_project("ฮ ของที่นี่", region=country["950102"])
    here.stages.create(number=1, name_th="เวทีแรก", held_on=date(2024, 5, 8))
    shown = section(read("/regions/95"), "projects")
    assert shown.index("ฮ ของที่นี่") < shown.index("ก ของทั้งประเทศ")
    assert "เวทีแรก" in shown
    assert "8 พฤษภาคม 2567" in shown


def test_resources_and_needs_have_their_lists(read, country):
    actor = an_actor()
    a_resource("ทุนที่นี่", region=country["9501"])
    a_need(actor, "ขอที่นี่", region=country["950102"])
    page = read("/regions/95")
    assert "ทุนที่นี่" in section(page, "resources")
    assert "ขอที่นี่" in section(page, "needs")


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_only_what_is_public_is_listed(read, country, state):
    actor = an_actor("ลับ", region=country["950102"], state=state)
    a_project("ลับ", region=country["950102"], state=state)
    a_need(actor, "ลับ", region=country["950102"], state=state)
    a_resource("ลับ", region=country["950102"], state=state)
    assert "ลับ" not in read("/regions/950102").html


def test_an_empty_region_is_kind(read):
    assert read("/en/regions/940101").text.count("recorded") >= 4


def test_the_way_there_and_what_is_below(read):
    page = read("/regions/9501")
    for code in ("TH", "TH-S", "95", "950101", "950102"):
        assert f"/regions/{code}" in page.links, code
    assert "อำเภอเมืองยะลา" in page.text
    assert "Mueang Yala District" in page.text
    assert [step["name"] for step in page.data[1]["itemListElement"]] == [
        "ประเทศไทย",
        "ภาคใต้",
        "จังหวัดยะลา",
        "อำเภอเมืองยะลา",
    ]


def test_bangkok_has_words_of_its_own(client, country):
    held = {"10": ("province", "TH-S", "กรุงเทพมหานคร"), "1001": ("district", "10", "พระนคร")}
    for code, (level, parent, name) in held.items():
        above = Region.objects.get(code=parent)
        Region.objects.create(level=level, code=code, parent=above, name_th=name, name_en="B")
    text = Page(client.get("/regions/1001")).text
    assert "เขตพระนคร" in text
    assert "จังหวัดกรุงเทพ" not in text


def test_machines_read_what_it_is(read):
    data = read("/regions/95").data[0]
    assert (data["@type"], data["identifier"]) == ("AdministrativeArea", "95")
    assert {"@value": "Yala Province", "@language": "en"} in data["name"]
    assert data["containedInPlace"]["url"] == "http://testserver/regions/TH-S"
    assert read("/regions/TH").data[0]["@type"] == "Country"


def test_approximate_boundaries_say_so(read, outlines):
    assert "This boundary is approximate" in read("/en/regions/95").text
    source = DataSource.objects.create(slug="official", name_th="ทางการ", attribution="RTSD")
    Region.objects.filter(code="95").update(boundary_approximate=False, boundary_source=source)
    page = read("/en/regions/95")
    assert "approximate:" not in page.text
    assert "RTSD" in page.text


def test_an_abolished_region_leads_to_its_successors(read, country):
    gone = country["950201"]
    gone.valid_to = date(2020, 1, 2)
    gone.save()
    gone.successors.add(country["950202"])
    page = read("/en/regions/950201")
    assert "abolished on 2 January 2020" in page.text
    assert "/en/regions/950202" in page.links
    assert "/en/regions/950201" in read("/en/regions/950202").links
    assert "/en/regions/950201" not in read("/en/regions/9502").links


def test_a_group_of_provinces_has_a_page(read, country, outlines):
    group = Region.objects.create(
        level="group", code="TH-S-2", parent=country["TH"], name_th="สองจังหวัด"
    )
    assert read("/en/regions/TH-S-2").text.count("recorded") >= 4
    group.members.set([country["94"], country["95"]])
    an_actor("ในกลุ่ม", region=country["950102"])
    page = read("/regions/TH-S-2")
    assert "ในกลุ่ม" in section(page, "actors")
    assert {"/regions/94", "/regions/95"} <= set(page.links)
    assert "outline-map" in page.html
    assert "/regions/TH-S-2" not in read("/regions/TH").links
    assert "/regions/TH-S-2#figures" in read("/regions/95").links


@pytest.mark.parametrize(
    "written", ["ยะลา", "จังหวัดยะลา", "จ.ยะลา", "Yala", "yala province", " ยะลา "]
)
def test_a_name_leads_to_its_region(client, country, written):
    response = client.get(f"/regions/{quote(written)}")
    assert (response.status_code, response.headers["Location"]) == (302, "/regions/95")


def test_a_name_of_two_regions_lists_them(client, country):
    Region.objects.filter(code="940101").update(name_th="ยะรม")
    response = client.get(f"/en/regions/{quote('ยะรม')}", follow=True)
    links = Page(response).links
    assert "/en/regions/940101" in links
    assert "/en/regions/950202" in links


@pytest.mark.parametrize("path", ["zz", "99", "959999", "%00", "%E0%B8", "x" * 300])
def test_what_is_no_region_is_not_found(client, country, path):
    assert client.get(f"/regions/{path}").status_code in (302, 404)
    assert client.get(f"/regions/{path}/preview.png").status_code in (200, 404)


def test_all_provinces_are_listed_by_part(read):
    page = read("/regions")
    assert {"/regions/TH-S", "/regions/94", "/regions/95"} <= set(page.links)
    assert page.text.index("ปัตตานี") < page.text.index("ยะลา")


@pytest.mark.parametrize(("q", "found"), [("เบตง", 2), ("จ.ยะลา", 2), ("betong", 2), ("๙๕", 1)])
def test_regions_are_found_by_a_part_of_the_name(read, q, found):
    page = read(f"/regions?q={quote(q)}")
    count = page.html[page.html.index('id="found-title"') :]
    assert f'class="count">{found}<' in count


@pytest.mark.parametrize("q", ["ไม่มี", "%00", "%", "' OR 1=1", "<script>"])
def test_nothing_found_is_said(read, q):
    page = read(f"/en/regions?q={quote(q)}")
    assert "No region has that name" in page.text
    assert "<script>x" not in page.html


def test_the_small_map_shows_it_among_its_neighbours(country, outlines):
    drawn = outline_map(country["95"], spot=country["950102"].point)
    assert {shape.region.code for shape in drawn.inside} == {"9501", "9502"}
    assert {shape.region.code for shape in drawn.around} == {"94"}
    assert all(shape.path.startswith("M") and shape.path.endswith("Z") for shape in drawn.inside)
    assert max(drawn.width, drawn.height) == 1000
    assert drawn.spot[0] < drawn.width / 2
    assert drawn.spot[1] < drawn.height / 2


def test_without_outlines_there_is_no_map(country):
    assert outline_map(country["95"]) is None
    assert outline_map(None) is None


def test_many_records_cost_no_more_questions(read, country, django_assert_max_num_queries):
    for number in range(30):
        an_actor(f"องค์กร {number}", region=country["950102"])
        a_project(f"โครงการ {number}", region=country["950102"]).stages.create(
            number=1, name_th="ก"
        )
    assert Actor.objects.count() == 30
    # Figures and gaps seven, needs three, roles by issues three, the lists nine; the place nine.
    with django_assert_max_num_queries(31):
        read("/regions/95")
