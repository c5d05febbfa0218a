"""While the database is away, a reader is told so plainly, in their language."""

from __future__ import annotations

import pytest
from django.db import InterfaceError, OperationalError
from django.urls import reverse
from django.utils.translation import override

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[OperationalError, InterfaceError])
def away(request, client, monkeypatch):
    """A client of a site whose lists find no database."""

    def gone(*_: object) -> None:
        raise request.param("server closed the connection unexpectedly")

    monkeypatch.setattr("actors.api.Actors.get_queryset", gone)
    monkeypatch.setattr("tisep.pages.site.DataSource.objects.order_by", gone)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    ("language", "said"), [("th", "ฐานข้อมูลยังไม่ตอบ"), ("en", "The database does not answer")]
)
def test_the_api_says_that_it_cannot_answer_now(away, language, said):
    response = away.get("/api/actors", headers={"Accept-Language": language})
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert said in response.json()["detail"]
    assert int(response["Retry-After"]) > 0
    assert response["Cache-Control"] == "no-store"
    assert "server closed" not in response.content.decode()


def test_a_page_says_so_in_both_languages(away):
    response = away.get("/data-sources")
    assert response.status_code == 503
    text = response.content.decode()
    assert "ฐานข้อมูลยังไม่ตอบ" in text
    assert "the database does not answer" in text
    assert int(response["Retry-After"]) > 0


@pytest.fixture
def without_redis(client, settings, tmp_path):
    """A client of a site whose Redis is away."""
    nobody = f"unix://{tmp_path}/nobody.sock"
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": nobody}}
    client.raise_request_exception = False
    return client


def test_without_redis_nobody_signs_in_and_is_told_so_while_reading_goes_on(without_redis):
    tried = {"login": "malee@example.org", "password": "a-long-test-word"}
    for language in ("th", "en"):
        with override(language):
            address = reverse("account_login")
        response = without_redis.post(address, tried)
        assert response.status_code == 503
        text = response.content.decode()
        assert "ยังอ่านแผนที่และข้อมูลได้ตามปกติ" in text
        assert "the map and everything on it can still be read" in text
        assert int(response["Retry-After"]) > 0
    for read in ("/", "/en/", "/api/explore", "/api/statistics", address):
        assert without_redis.get(read).status_code == 200
