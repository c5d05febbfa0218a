"""What every address of the API does alike."""

from __future__ import annotations

import gzip

import pytest
from django.db import connection, transaction
from django.test import Client

from regions.models import Region
from tests.drawing import an_actor

LISTS = [
    "actors",
    "projects",
    "resources",
    "needs",
    "regions",
    "indicators",
    "indicator-values",
    "joint-kpis",
    "statistics",
    "issues",
    "target-groups",
    "explore",
]
WRITTEN = {"/api/actors", "/api/resources", "/api/needs"}
OWN = {"me", "referrals"}
EVERYWHERE = [f"/api/{name}" for name in LISTS] + ["/api", "/api/explore/facets", "/api/schema"]
pytestmark = pytest.mark.django_db


def problem(response, status: int) -> dict:
    """The body of an error, its form checked."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert set(body) - {"errors"} == {"type", "title", "status", "detail", "instance"}
    assert body["status"] == status
    return body


def test_the_root_says_where_everything_is(client, country):
    addresses = client.get("/api").json()
    assert set(LISTS) <= set(addresses)
    # Some want a query, and say which; what is somebody's own wants a token.
    for name, address in addresses.items():
        assert client.get(address).status_code in ({401} if name in OWN else {200, 400})
    assert client.get("/api/")["Location"] == "/api"


@pytest.mark.parametrize("address", EVERYWHERE)
def test_every_address_may_be_kept_and_asked_again(client, country, address):
    first = client.get(address)
    assert first.status_code == 200
    assert first["Cache-Control"].startswith("public")
    assert {"Accept", "Accept-Language"} <= set(first["Vary"].split(", "))
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_answers_are_compressed_for_slow_lines(client, country):
    for address in ("/api/regions", "/api/regions.csv", "/api/regions.geojson", "/api/schema"):
        plain = client.get(address)
        zipped = client.get(address, headers={"Accept-Encoding": "gzip"})
        assert zipped["Content-Encoding"] == "gzip"
        assert gzip.decompress(zipped.getvalue()) == plain.getvalue()

    same = {"Accept-Encoding": "gzip", "If-None-Match": zipped["ETag"]}
    assert client.get("/api/schema", headers=same).status_code == 304


def test_nobody_is_asked_who_reads(client, country, django_assert_max_num_queries):
    client.cookies["sessionid"] = "x" * 32
    with django_assert_max_num_queries(2):
        response = client.get("/api/regions")
    assert "Cookie" not in response["Vary"]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_unknown_parameters_are_refused_everywhere(client, country, address):
    body = problem(client.get(f"{address}?colour=red", headers={"Accept-Language": "en"}), 400)
    (fault,) = body["errors"]
    assert (fault["field"], fault["message"]) == ("colour", "There is no such parameter here.")
    assert fault["hint"]
    assert body["instance"] == f"{address}?colour=red"


@pytest.mark.parametrize("address", EVERYWHERE)
def test_head_and_options_are_answered(client, country, address):
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert (head["Content-Type"], head["ETag"]) == (got["Content-Type"], got["ETag"])
    options = client.options(address)
    assert (options.status_code, options.content) == (204, b"")
    writing = {"POST"} if address in WRITTEN else set()
    assert {"GET", "HEAD", "OPTIONS"} | writing == set(options["Allow"].split(", "))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "QUERY"])
def test_it_is_for_reading(country, method):
    client = Client(enforce_csrf_checks=True)
    response = client.generic(method, "/api/regions?colour=red", "{}", "application/json")
    problem(response, 405)
    assert set(response["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("method", ["get", "post", "head", "delete"])
@pytest.mark.parametrize(
    "address",
    ["/api/nothing", "/api/actors/1", "/api/actors/x/y", "/api/a?b=c", "/api/issues/%0Ax"],
)
def test_unknown_addresses_are_problems(client, country, method, address):
    response = getattr(client, method)(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_an_address_with_a_slash_says_so(client, country):
    (fault,) = problem(client.get("/api/actors/"), 404)["errors"]
    assert fault["hint"]


@pytest.mark.parametrize(
    ("header", "language", "title"),
    [("th", "th", "ไม่พบ"), ("en", "en", "Not found"), ("de", "th", "ไม่พบ"), ("", "th", "ไม่พบ")],
)
def test_errors_speak_the_reader_s_language(client, db, header, language, title):
    response = client.get("/api/nothing", headers={"Accept-Language": header})
    assert response["Content-Language"] == language
    assert problem(response, 404)["title"] == title


def test_what_is_served_is_in_both_languages(client, country):
    for language in ("th", "en"):
        response = client.get("/api/regions/95", headers={"Accept-Language": language})
        assert response["Content-Language"] == "th, en"
        assert response.json()["name_th"] == "ยะลา"


def test_other_sites_may_read_it(client, country):
    response = client.get("/api/actors", headers={"Origin": "https://other.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    asked = client.options(
        "/api",
        headers={"Origin": "https://other.example", "Access-Control-Request-Method": "GET"},
    )
    assert asked["Access-Control-Allow-Origin"] == "*"


def test_a_change_is_seen_at_once_though_the_answer_was_kept(client, country):
    actor = an_actor()
    for address in ("/api/actors", f"/api/actors/{actor.uuid}", "/api/explore"):
        etag = client.get(address)["ETag"]
        actor.name_en += "x"
        actor.save()
        again = client.get(address, headers={"If-None-Match": etag})
        assert again.status_code == 200
        assert actor.name_en in again.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_table_may_be_kept_until_something_changes(client):
    country = Region.objects.create(level="country", code="TH", name_th="ประเทศไทย")
    address = "/api/regions.csv?current=all"
    # Others write in this server too, and their commits move the ETag: here they are not seen.
    with transaction.atomic():
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        etag = client.get(address)["ETag"]
        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
        assert client.get("/api/regions.csv")["ETag"] != etag
    country.name_en = "Thailand"
    country.save()
    changed = client.get(address, headers={"If-None-Match": etag})
    assert (changed.status_code, "Thailand" in changed.getvalue().decode()) == (200, True)


def test_what_breaks_is_a_problem_too(client, country, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("actors.api.Actors.get_queryset", broken)
    client.raise_request_exception = False
    body = problem(client.get("/api/actors", headers={"Accept-Language": "en"}), 500)
    assert "a bug" not in str(body)


def test_more_parameters_than_anybody_needs_are_a_problem(client, country):
    problem(client.get("/api/actors?" + "&".join(f"a{n}=1" for n in range(1200))), 400)


def test_what_is_not_utf8_is_understood_or_refused(client, country):
    for query in ("q=%ff%fe", "q=%00", "%ff=1", "region=%00", "issue=%ED%A0%80"):
        assert client.get(f"/api/actors?{query}").status_code in {200, 400}


def test_the_page_to_try_it_asks_no_other_host(client, db):
    response = client.get("/api/docs")
    assert response.status_code == 200
    text = response.content.decode()
    assert "http" not in text.replace("http-equiv", "")
    assert "<script>" not in text
    assert "'unsafe-eval'" not in response["Content-Security-Policy"]
