"""What the site says about itself, comments, errors, and what search engines ask for."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from records.models import DataSource, SiteComment
from tests.drawing import an_actor
from tests.tisep.reading import Page
from tisep.pages.comment import PER_HOUR

pytestmark = pytest.mark.django_db

TEXTS = ["about", "privacy", "website-policy", "security", "accessibility", "data-sources"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", [*TEXTS, "comment", "comment/thanks", "regions"])
def test_every_text_is_there_in_both_languages(client, path, prefix):
    page = Page(client.get(f"{prefix}/{path}"))
    assert page.all("html")[0]["lang"] == (prefix.strip("/") or "th")
    assert page.alternates["en"] == f"http://testserver/en/{path}"
    assert len(page.all("h1")) == 1
    assert page.all("title")


@pytest.mark.parametrize("path", ["", "about", "regions"])
def test_every_page_can_be_shared_with_a_picture(client, path):
    page = Page(client.get(f"/en/{path}"))
    assert page.meta("og:image") == "http://testserver/en/preview.png"
    assert page.meta("og:url") == f"http://testserver/en/{path}"
    assert page.meta("og:description")


@pytest.mark.parametrize("path", [*TEXTS, "comment", "regions", "regions/95"])
def test_nothing_is_asked_of_another_host(client, country, path):
    page = Page(client.get(f"/{path}"))
    asked = [found.get("src", "") for tag in ("script", "img") for found in page.all(tag)]
    asked += [link["href"] for link in page.all("link") if link["rel"] in ("stylesheet", "icon")]
    assert asked
    assert [address for address in asked if re.match(r"(https?:)?//", address)] == []


@pytest.mark.parametrize("path", TEXTS)
def test_every_inner_link_of_the_texts_leads_somewhere(client, path):
    for prefix in ("", "/en"):
        for link in Page(client.get(f"{prefix}/{path}")).links:
            if link.startswith("/"):
                assert client.get(link).status_code < 400, link


def test_the_privacy_policy_names_law_and_rights(client):
    assert "พ.ศ. 2562" in Page(client.get("/privacy")).text
    assert "section 33" in Page(client.get("/en/privacy")).text


@pytest.mark.parametrize("path", ["", *TEXTS, "regions", "regions/95"])
def test_reading_leaves_no_cookie(client, country, path):
    assert not client.get(f"/{path}").cookies


def test_the_comment_form_leaves_only_the_cookie_that_the_privacy_policy_names(client):
    assert set(client.get("/comment").cookies) == {"csrftoken"}


def test_sources_are_credited(client):
    DataSource.objects.create(
        slug="s", name_th="แหล่ง", name_en="A source", licence="CC-BY-4.0", attribution="Thanks, S"
    )
    text = Page(client.get("/en/data-sources")).text
    for told in ("A source", "CC BY 4.0", "Thanks, S", "OpenStreetMap", "IBM Plex", "Leaflet"):
        assert told in text, told


def send(client, language="th", **fields):
    prefix = "" if language == "th" else "/en"
    return client.post(f"{prefix}/comment", fields)


def test_a_comment_reaches_the_inbox_with_its_page(client):
    form = Page(client.get("/en/comment?page=/en/actors/x"))
    assert form.all("input", name="page")[0]["value"] == "/en/actors/x"
    assert "Please write no names" in form.text
    response = send(client, "en", text="The name is wrong", page="/en/actors/x")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/comment/thanks")
    comment = SiteComment.objects.get()
    assert (comment.text, comment.page) == ("The name is wrong", "/en/actors/x")
    assert (comment.language, comment.answered) == ("en", False)


def begun(form: Page) -> str:
    return re.findall(r"<textarea[^>]*>(.*?)</textarea>", form.html, re.DOTALL)[0]


def test_what_was_looked_for_in_vain_begins_the_comment_and_is_not_sent(client):
    form = Page(client.get("/en/comment", {"missing": "<b>เด็ก\x00 ชุมพร "}))
    assert "I looked for “&lt;b&gt;เด็ก ชุมพร” and found nothing" in begun(form)
    assert not SiteComment.objects.exists()


@pytest.mark.parametrize("words", ["", "  ", "081-234-5678", "somchai@example.com"])
def test_nothing_personal_is_repeated_from_a_search(client, words):
    assert begun(Page(client.get("/en/comment", {"missing": words}))) == ""


def test_a_form_sent_twice_is_one_comment(client):
    for _ in range(2):
        assert send(client, text="ซ้ำ").status_code == 302
    assert SiteComment.objects.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "ก" * 4001])
def test_a_comment_without_words_or_too_long_is_sent_back_kindly(client, text):
    response = send(client, "en", text=text)
    page = Page(response)
    assert response.status_code == 422
    assert "has not been sent yet" in page.text
    assert page.all("textarea")[0]["aria-invalid"] == "true"
    assert not SiteComment.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "โทร 081-234-5678 นะ",
        "โทร ๐๘๑ ๒๓๔ ๕๖๗๘",
        "+66 81 234 5678",
        "เลขบัตร 1-2345-67890-12-3",
        "1234567890123",
        "mail somchai@example.com please",
    ],
)
def test_personal_data_are_not_taken_and_the_text_is_kept_in_the_form(client, text):
    response = send(client, "en", text=text)
    page = Page(response)
    assert response.status_code == 422
    assert "comments need no personal data" in page.text
    assert text in page.html
    assert not SiteComment.objects.exists()


@pytest.mark.parametrize("text", ["ปี 2567 มี 1,039,270 คน", "รหัส 950102 ผิด", "เปิด 17/05/2567-2024"])
def test_numbers_that_are_nobodys_are_taken(client, text):
    assert send(client, text=text).status_code == 302


def test_what_fills_in_the_trap_is_thanked_and_forgotten(client):
    assert send(client, text="Buy!", reply_to="x@y").status_code == 302
    assert not SiteComment.objects.exists()


@pytest.mark.parametrize("page", ["//evil.example", "https://evil.example", "/\\evil", "x", "/a b"])
def test_only_pages_of_this_site_are_remembered(client, page):
    send(client, text=f"จาก {page}", page=page)
    assert SiteComment.objects.get().page == ""


def test_too_many_comments_wait(client):
    SiteComment.objects.bulk_create(SiteComment(text=str(n)) for n in range(PER_HOUR))
    response = send(client, "en", text="One more")
    assert response.status_code == 422
    assert "again in an hour" in Page(response).text


def test_a_forged_form_is_refused_kindly():
    response = Client(enforce_csrf_checks=True).post("/en/comment", {"text": "x"})
    assert response.status_code == 403
    assert "The form was open for too long" in Page(response).text


@pytest.mark.parametrize(("path", "language"), [("/nothing", "th"), ("/en/nothing", "en")])
def test_what_is_not_there_has_a_way_on(client, path, language):
    response = client.get(path)
    page = Page(response)
    assert response.status_code == 404
    assert page.all("html")[0]["lang"] == language
    home = "/" if language == "th" else "/en/"
    assert home in page.links


def test_a_broken_page_is_sorry_in_both_languages(client, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("tisep.pages.site.DataSource.objects.order_by", broken)
    client.raise_request_exception = False
    response = client.get("/data-sources")
    assert response.status_code == 500
    text = Page(response).text
    assert "ขออภัย" in text
    assert "Sorry" in text
    assert "broken on purpose" not in text


def test_robots_are_told_where_the_sitemap_is(client):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_the_sitemap_names_public_pages_in_both_languages(client, country):
    shown, hidden = an_actor(), an_actor("ร่าง", state="draft")
    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall(r"<loc>http://testserver([^<]+)</loc>", index)
    assert len(parts) == 3
    found = "".join(client.get(part).content.decode() for part in parts)
    for address in (f"/actors/{shown.uuid}", f"/en/actors/{shown.uuid}", "/regions/95", "/about"):
        assert f"<loc>http://testserver{address}</loc>" in found, address
    assert 'hreflang="x-default"' in found
    assert str(hidden.uuid) not in found


def test_addresses_stand_under_the_sites_own_name(client, settings):
    settings.SITE_ADDRESS = "https://tisep.example"
    actor = an_actor()
    with translation.override("th"):
        page = Page(client.get(reverse("actor", args=[actor.uuid])))
    assert page.canonical == f"https://tisep.example/actors/{actor.uuid}"
    assert page.meta("og:image") == f"{page.canonical}/preview.png"
    assert page.data[0]["url"] == page.canonical


def test_a_host_that_is_not_ours_is_refused_and_nothing_breaks(client, db):
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "อ่านคำขอนี้ไม่ได้" in response.content.decode()
