"""Matches on the pages of records and through the API: public ones, each with its reasons."""

from __future__ import annotations

import pytest

from tests.drawing import a_need, a_project, a_resource, an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(country, issues_and_groups):
    issues, _groups = issues_and_groups
    asker = an_actor("เทศบาล", region=country["950102"])
    giver = an_actor("มูลนิธิ", region=country["950101"])
    need = a_need(asker, "รถเข็น", region=country["950102"])
    offer = a_resource("รถเข็นให้ยืม", owner=giver, kind="equipment", region=country["950101"])
    draft = a_resource(
        "ร่าง", owner=giver, kind="equipment", region=country["950101"], state="draft"
    )
    for record in (asker, giver, need, offer, draft):
        record.issues.add(issues["equality"])
    return {"asker": asker, "giver": giver, "need": need, "offer": offer, "draft": draft}


def links(client, record, section: str) -> set[str]:
    page = Page(client.get(record.get_absolute_url()))
    part = page.html.partition(f'id="{section}"')[2].partition("</section>")[0]
    return {link for link in page.links if f'href="{link}"' in part}


def results(client, record, **asked):
    return client.get(f"/api/explore/{record.uuid}/matches", asked).json()["results"]


def test_each_kind_of_page_leads_to_what_fits_it(client, drawn):
    address = {name: record.get_absolute_url() for name, record in drawn.items()}
    assert links(client, drawn["need"], "offers") == {address["offer"]}
    assert links(client, drawn["need"], "helpers") == {address["giver"]}
    assert links(client, drawn["offer"], "asked") == {address["need"]}
    assert links(client, drawn["asker"], "possible-partners") == {address["giver"]}


def test_the_reasons_stand_beside_each(client, drawn):
    page = client.get(f"/en{drawn['need'].get_absolute_url()}").content.decode()
    assert "offers: Equipment" in page
    assert "both work on Equality and social security" in page


def test_the_api_tells_the_reasons_in_both_languages(client, drawn):
    offer, giver = results(client, drawn["need"])
    assert (offer["record"], giver["record"]) == ("resource", "actor")
    assert offer["uuid"] == str(drawn["offer"].uuid)
    assert "offers: Equipment" in offer["reasons_en"]
    assert len(offer["reasons_th"]) == len(offer["reasons_en"])
    assert 0.25 <= offer["score"] <= 1
    assert set(offer["parts"]) >= {"complement", "issue", "place"}


def test_what_is_met_or_given_or_no_ones_to_match_has_none(client, drawn):
    project = a_project("โครงการ", region=drawn["need"].region)
    assert results(client, project) == []
    for record, field, value in (
        (drawn["need"], "status", "met"),
        (drawn["offer"], "offer", "given"),
    ):
        if field == "offer":
            type(record).objects.filter(pk=record.pk).update(offer="open")
        type(record).objects.filter(pk=record.pk).update(**{field: value})
        assert results(client, record) == []


def test_as_many_as_are_asked_for_and_no_draft(client, drawn):
    assert len(results(client, drawn["need"], limit=1)) == 2
    assert client.get(f"/api/explore/{drawn['need'].uuid}/matches?limit=21").status_code == 400
    assert client.get(f"/api/explore/{drawn['draft'].uuid}/matches").status_code == 404
