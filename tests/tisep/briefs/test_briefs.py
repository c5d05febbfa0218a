"""A region's brief: two pages, all of it on them, and only what is public."""

from __future__ import annotations

import pytest
from django.contrib.gis.geos import MultiPolygon

from records.models import DataSource
from regions.models import (
    IncomeSurvey,
    Indicator,
    IndicatorValue,
    InequalityEstimate,
    InequalityRun,
    RegionOutline,
)
from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.briefs.reading import A4, read
from tisep.briefs import views
from tisep.briefs.shading import WITHHELD, Shade

pytestmark = pytest.mark.django_db
# As long as names may be, with marks above and below.
LONG = "สำนักงานส่งเสริมผู้ที่อยู่อาศัยในพื้นที่น้ำท่วมซ้ำซากแห่งกำแพงเพชร" * 7
LONG_EN = "Office-for-the-Promotion of everything that may be written at length " * 7


@pytest.fixture
def outlines(country):
    for region in country.values():
        if region.level in ("country", "part"):
            continue
        shape = region.boundary.transform(3857, clone=True)
        for band in (5, 7, 9, 11):
            RegionOutline.objects.create(region=region, band=band, shape=MultiPolygon(shape[0]))


@pytest.fixture
def full(country, outlines):
    """A country where everything is there, much of it, with the longest of names."""
    source = DataSource.objects.create(slug="s", name_th=LONG[:400], name_en=LONG_EN[:400])
    here, english = country["950102"], {"name_en": LONG_EN[:480]}
    for number in range(12):
        name = f"{number} {LONG[:480]}"
        actor = an_actor(name, region=here, **english)
        for make in (a_project, a_resource):
            make(name, region=here, **english)
        a_need(actor, name, region=here, **english)
        rate = Indicator.objects.create(
            slug=f"rate-{number}",
            name_th=name,
            unit_th="ร้อยละของ" + LONG[:60],
            unit_en="per cent",
            direction="higher_is_worse",
            source=source,
            **english,
        )
        IndicatorValue.objects.bulk_create(
            IndicatorValue(indicator=rate, region=one, year=2021, value=1234567 + one.pk)
            for one in country.values()
        )
    survey = IncomeSurvey.objects.create(source=source, year=2024)
    run = InequalityRun.objects.create(survey=survey, version=1, regions=1, seconds=1)
    told = {"value": 1234.5678, "low": 1000, "high": 2000, "n": 812}
    for region in country.values():
        for measure in ("gini", "palma", "top10_bottom10", "median"):
            published = {"suppressed": True} if region == here else told
            InequalityEstimate.objects.create(
                survey=survey, region=region, measure=measure, since=run, **published
            )
    here.name_th, here.name_en = "ท่าสาป" + LONG[:480], LONG_EN[:480]
    here.save()


def brief(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return read(response.content)


def test_two_pages_with_nothing_beyond_their_edges_nor_suppressed(client, full):
    for language, code in [("", "TH"), ("/en", "95"), ("", "9501"), ("/en", "950102")]:
        found = brief(client, f"{language}/regions/{code}/brief.pdf")
        assert [(round(w, 1), round(h, 1)) for w, h in found.sizes] == [(595.3, 841.9)] * 2
        beyond = [
            box
            for box in found.boxes
            if box[1] < 30 or box[2] < 20 or box[3] > A4[0] - 30 or box[4] > A4[1] - 20
        ]
        assert beyond == [], code
        assert ("(1,000–2,000)" in found.text) == (code != "950102")
    assert "Too few households were asked here" in found.text
    assert "suppressed" in found.text


def test_a_brief_of_next_to_nothing_has_two_pages_too(client, country):
    found = brief(client, "/en/regions/950102/brief.pdf")
    assert len(found.texts) == 2
    assert "No figure for this region yet" in found.text
    assert "No households’ incomes are known" in found.text


@pytest.mark.usefixtures("outlines")
def test_it_names_who_is_there_and_where_it_was_read(client, country):
    actor = an_actor("องค์กรกำแพงน้ำ ๑๒ แห่ง", region=country["950102"], name_en="Fund 12")
    a_need(actor, "ขอน้ำดื่ม 300 ขวด", region=country["950102"], name_en="Water")
    found = brief(client, "/regions/95/brief.pdf")
    for told in ("จังหวัดยะลา", "องค์กรกำแพงน้ำ ๑๒ แห่ง", "ขอน้ำดื่ม 300 ขวด"):
        assert told in found.text, told
    assert "http://testserver/regions/95" in found.text
    found = brief(client, "/en/regions/95/brief.pdf")
    for told in ("Yala Province", "Fund 12", "Water", "http://testserver/en/regions/95"):
        assert told in found.text, told


@pytest.mark.parametrize("state", ["draft", "pending", "archived"])
def test_only_what_is_public_is_in_it(client, country, state):
    actor = an_actor("zqxjk", name_en="zqxjk", region=country["950102"], state=state)
    for make in (a_project, a_resource):
        make("zqxjk", name_en="zqxjk", region=country["950102"], state=state)
    a_need(actor, "zqxjk", name_en="zqxjk", region=country["950102"], state=state)
    assert "zqxjk" not in brief(client, "/regions/95/brief.pdf").text


def test_it_is_drawn_again_only_when_something_changed(client, country, monkeypatch):
    drawn = []
    draw = views.brief_as_pdf
    monkeypatch.setattr(views, "brief_as_pdf", lambda *about: drawn.append(1) or draw(*about))
    first = client.get("/regions/95/brief.pdf")
    assert first["Cache-Control"] == "public, no-cache"
    kept = {"If-None-Match": first["ETag"]}
    held = client.get("/regions/95/brief.pdf", headers=kept)
    assert (held.status_code, held.content, len(drawn)) == (304, b"", 1)
    assert client.get("/en/regions/95/brief.pdf", headers=kept).status_code == 200
    country["95"].name_en = "Jala"
    country["95"].save()
    again = client.get("/en/regions/95/brief.pdf", headers=kept)
    assert (again.status_code, "Jala" in read(again.content).text, len(drawn)) == (200, True, 3)


def test_a_region_that_is_not_there_has_none(client, country):
    assert client.get("/regions/99/brief.pdf").status_code == 404


def test_the_page_leads_to_it(client, country):
    assert b'href="/en/regions/95/brief.pdf"' in client.get("/en/regions/95").content


def test_tints_go_from_light_to_dark_and_hide_what_is_suppressed():
    shade = Shade("", "", {1: 0, 2: 5, 3: 9, 4: 9}, frozenset([5]))
    assert shade.edges == [0, 5]
    tints = [shade.colour_of(one) for one in (1, 2, 3, 4)]
    assert tints[2] == tints[3]
    assert len(set(tints)) == 3
    assert shade.colour_of(5) == WITHHELD
    assert shade.colour_of(6) not in {*tints, WITHHELD}
