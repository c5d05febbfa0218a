"""GeoJSON as RFC 7946 has it."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from django.contrib.gis.geos import MultiPolygon, Polygon

from records.geojson import as_geojson, collection, feature, point
from regions.models import Region

CLOCKWISE = ((101, 6), (101, 7), (102, 7), (102, 6), (101, 6))
HOLE_ANTICLOCKWISE = ((101.2, 6.2), (101.8, 6.2), (101.8, 6.8), (101.2, 6.8), (101.2, 6.2))


def turn(ring) -> float:
    """Twice the signed area: positive for anticlockwise."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))


@pytest.mark.django_db
def test_rings_follow_the_right_hand_rule(country):
    wrong = MultiPolygon(Polygon(CLOCKWISE, HOLE_ANTICLOCKWISE), srid=4326)
    Region.objects.filter(code="9501").update(boundary=wrong)
    text = Region.objects.annotate(text=as_geojson("boundary")).get(code="9501").text
    geometry = json.loads(text)
    assert set(geometry) == {"type", "coordinates"}
    outer, hole = geometry["coordinates"][0]
    assert turn(outer) > 0 > turn(hole)
    assert [101, 6] in outer


def test_a_page_of_features_says_how_many_match():
    nowhere = feature("a", point(None), {"name": "x"})
    links = [("self", "https://x.example/a"), ("next", None)]
    page = collection([nowhere], matched=7, links=links)
    assert (page["numberMatched"], page["numberReturned"]) == (7, 1)
    assert page["features"][0]["geometry"] is None
    assert [link["rel"] for link in page["links"]] == ["self"]
