"""Formats: the suffix decides, else the Accept header with its weights."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "accept", "media_type"),
    [
        ("/api/regions", None, "application/json"),
        ("/api/regions", "", "application/json"),
        ("/api/regions", "*/*", "application/json"),
        ("/api/regions", "text/html,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("/api/regions", "application/geo+json", "application/geo+json"),
        ("/api/regions", "application/geo+json;q=0.5, text/csv", "text/csv"),
        ("/api/regions", "application/*", "application/json"),
        ("/api/regions", "text/csv; charset=utf-8", "text/csv"),
        ("/api/regions.geojson", "text/html", "application/geo+json"),
        ("/api/regions.csv", "application/json", "text/csv"),
        ("/api/regions.json", None, "application/json"),
        ("/api/regions/95.geojson", None, "application/geo+json"),
        ("/api/schema", None, "application/json"),
        ("/api/schema.yaml", None, "application/vnd.oai.openapi"),
    ],
)
def test_the_suffix_or_the_header_decides(client, country, address, accept, media_type):
    headers = {} if accept is None else {"Accept": accept}
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"].partition(";")[0] == media_type
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize(
    ("address", "accept", "status"),
    [
        ("/api/regions", "text/html", 406),
        ("/api/indicators", "application/geo+json", 406),
        ("/api/regions.xml", None, 404),
        ("/api/indicators.geojson", None, 404),
        ("/api/regions/95.csv", None, 404),
        ("/api/regions.json.csv", None, 404),
    ],
)
def test_what_is_not_given_is_a_problem(client, country, address, accept, status):
    response = client.get(address, headers={"Accept": accept} if accept else {})
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
