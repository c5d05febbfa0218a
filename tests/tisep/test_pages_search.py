"""The search as a plain page, for browsers without JavaScript."""

from __future__ import annotations

import pytest

from tests.drawing import a_project, an_actor
from tests.tisep.reading import Page

pytestmark = pytest.mark.django_db


def found(client, words, path="/search", **more):
    response = client.get(path, {"q": words, **more})
    assert response.status_code == 200
    return Page(response)


def test_words_find_records_and_places_each_leading_to_its_page(client, country):
    actor = an_actor("มูลนิธิเพื่อเด็กยะลา", region=country["95"])
    assert actor.get_absolute_url() in found(client, "มูลนิธิเพื่อเด็ก").links
    assert "/regions/95" in found(client, "จังหวัดยะลา").links


def test_a_draft_is_found_by_nobody(client, country):
    an_actor("มูลนิธิฉบับร่าง", state="draft")
    assert "/actors/" not in found(client, "มูลนิธิฉบับร่าง").html


def test_names_are_in_the_readers_language(client, country):
    an_actor("มูลนิธิเพื่อเด็ก", name_en="Children Foundation")
    an_actor("มูลนิธิเพื่อเด็กเล็ก", name_en="")
    html = found(client, "มูลนิธิเพื่อเด็ก", path="/en/search").html
    assert ">Children Foundation</a>" in html
    assert ' lang="th">มูลนิธิเพื่อเด็กเล็ก</a>' in html


def test_what_was_read_instead_can_be_taken_back(client, country):
    an_actor("ชมรมผู้สูงอายุ")
    page = found(client, "=,i,z^hl^'vkp6", path="/en/search")
    assert "Showing results for “ชมรมผู้สูงอายุ”" in page.text
    [back] = [link for link in page.links if "verbatim=true" in link]
    as_typed = Page(client.get(f"/en/search{back}"))
    assert "exactly as typed" in as_typed.text
    assert "Showing results" not in as_typed.text


def test_long_lists_have_pages(client, country):
    for number in range(25):
        a_project(f"โครงการยาว {number}")
    page = found(client, "โครงการยาว")
    assert len([link for link in page.links if "/projects/" in link]) == 20
    second = found(client, "โครงการยาว", found="2")
    assert len([link for link in second.links if "/projects/" in link]) == 5


def test_nothing_found_leads_to_telling_what_is_missing(client, country):
    page = found(client, "zzzzqq", path="/en/search")
    assert "/en/comment?missing=zzzzqq" in page.links


@pytest.mark.parametrize(
    "words", ["", "   ", "'", "%_%", "\x00", "<script>alert(1)</script>", "ก" * 9999]
)
def test_whatever_is_typed_is_answered_and_never_run(client, country, words):
    assert "<script>alert" not in found(client, words).html
