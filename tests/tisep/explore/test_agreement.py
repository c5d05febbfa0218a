"""List, tiles and facets agree with each other and with the records, whatever is asked."""

from __future__ import annotations

import math
from random import Random
from urllib.parse import urlencode

import mapbox_vector_tile
import pytest
from django.db import transaction

from actors.models import ActorKind, Role
from resources.models import ResourceKind
from tests.drawing import draw_country, themes
from tests.tisep.explore.drawing import Country
from tests.tisep.explore.reference import Reference
from tisep.explore.declared import LISTINGS
from tisep.explore.models import IndexedRecord

pytestmark = pytest.mark.django_db

# The last one leaves out by 5 cm what lies at 102.999999; in float32 both are 103.
BOXES = [
    "101,6,102,7",
    "101.25,6.1,103,6.5",
    "-180,-90,180,90",
    "102.999999,6,103.5,7",
    "102.9999995,6,103.5,7",
]
CHOICES = {
    "record": ["actor", "project", "resource", "need"],
    "actor_kind": ActorKind.values,
    "resource_kind": ResourceKind.values,
    "role": Role.values,
    "issue": ["social-power", "waste", "equality", "child-protection"],
    "target_group": ["children-and-youth", "older-persons"],
    "region": ["TH", "TH-S", "95", "94", "9501", "950102", "940101"],
    "located": ["none", "TH", "95", "9502", "950101"],
    "bbox": BOXES,
    "q": ["ชุมชน", "yala", "เด็ก", "เด็ก ชุมชน", "น้ำ", "ศูนย์", "PPAOS", "คนพิการ"],
}
STANDING = [{"listing": ["open"]}, {"listing": ["given", "met"], "region": ["95"]}]
SINGLE = {"bbox", "q"}


def random_filters(seed: int) -> list[dict[str, list[str]]]:
    """Nothing chosen, each filter alone, then several together."""
    random = Random(seed)

    def some(name: str) -> list[str]:
        most = 1 if name in SINGLE else 2
        return random.sample(CHOICES[name], random.randint(1, most))

    together = [random.sample(list(CHOICES), random.randint(2, 3)) for _ in range(12)]
    alone = [[name] for name in CHOICES]
    asked = [{name: some(name) for name in names} for names in [[], *alone, *together]]
    return [*asked, *({"bbox": [box]} for box in BOXES), *STANDING]


@pytest.fixture(scope="module")
def records(django_db_setup, django_db_blocker):
    """Forty random records of each kind, for all the tests here, and what is known of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        draw_country()
        themes()
        Country(Random(7)).draw_many(40)
        yield Reference()
        transaction.set_rollback(True)


@pytest.fixture(params=random_filters(3), ids=lambda asked: urlencode(asked, doseq=True) or "all")
def asked(request):
    return request.param


def get(client, path, asked, **more):
    response = client.get(f"/api/explore{path}?{urlencode({**asked, **more}, doseq=True)}")
    assert response.status_code == 200, response.content
    return response


def keys_of(results) -> set[tuple[str, int]]:
    rows = IndexedRecord.objects.filter(uuid__in=[row["uuid"] for row in results])
    return set(rows.values_list("record", "record_id"))


def marks(client, asked, z, x, y):
    """The features whose point lies inside the tile."""
    data = get(client, f"/tiles/{z}/{x}/{y}.mvt", asked).content
    layers = mapbox_vector_tile.decode(data, default_options={"y_coord_down": True})
    for feature in layers.get("records", {"features": []})["features"]:
        left, top = feature["geometry"]["coordinates"]
        if 0 <= left < 4096 and 0 <= top < 4096:
            yield feature["properties"]


def tiles_of(z: int) -> set[tuple[int, int]]:
    """The tiles that hold a record, and their neighbours."""
    near = set()
    for point in IndexedRecord.objects.on_map().values_list("location", flat=True):
        x = int((point.x + 180) / 360 * 2**z)
        y = int((1 - math.asinh(math.tan(math.radians(point.y))) / math.pi) / 2 * 2**z)
        near |= {(x + i, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)}
    return {(x, y) for x, y in near if 0 <= x < 2**z and 0 <= y < 2**z}


def test_list_tiles_and_facets_agree_with_the_records(client, records, asked):
    expected = records.found(asked)
    on_map = records.on_map(expected)
    listed = get(client, "", asked, page_size=200).json()
    assert keys_of(listed["results"]) == expected
    counted = get(client, "/facets", asked).json()
    for totals in (listed, counted):
        assert totals["count"] == len(expected)
        assert totals["on_map"] == len(on_map)
        assert totals["on_map"] + totals["not_on_map"] == totals["count"]
    for z in (0, 5, 8):
        clustered = sum(
            mark["count"] for x, y in tiles_of(z) for mark in marks(client, asked, z, x, y)
        )
        assert clustered + counted["not_on_map"] == len(expected), f"zoom {z}"


def test_a_facet_s_count_is_what_choosing_it_gives(client, records, asked):
    facets = get(client, "/facets", asked).json()["facets"]
    for name, values in facets.items():
        for value in Random(1).sample(values, min(2, len(values))):
            chosen = {**asked, name: [value["value"]]}
            expected = len(records.found(chosen))
            assert value["count"] == expected, (name, value)


def test_a_facet_leaves_out_nothing(client, records, asked):
    facets = get(client, "/facets", asked).json()["facets"]
    for name in ("record", "issue", "role", "listing"):
        shown = {value["value"] for value in facets[name]}
        for value in CHOICES.get(name, LISTINGS):
            if value not in shown:
                assert not records.found({**asked, name: [value]}), (name, value)


def test_each_kind_s_own_list_has_the_same_filters(client, records, asked):
    expected = records.found(asked)
    for kind in CHOICES["record"]:
        response = client.get(f"/api/{kind}s?{urlencode(asked, doseq=True)}")
        assert response.json()["count"] == sum(key[0] == kind for key in expected)


def test_marks_add_up_by_kind_and_single_ones_have_names(client, records):
    kinds = dict.fromkeys(CHOICES["record"], 0)
    for x, y in tiles_of(8):
        for mark in marks(client, {}, 8, x, y):
            if mark["count"] > 1:
                assert mark["count"] == sum(mark[kind] for kind in kinds)
                for kind in kinds:
                    kinds[kind] += mark[kind]
            else:
                assert mark["name_th"]
                kinds[mark["record"]] += 1
    drawn = IndexedRecord.objects.on_map()
    assert kinds == {kind: drawn.filter(record=kind).count() for kind in kinds}


@pytest.mark.parametrize("z", [14, 17, 20])
def test_deep_tiles_draw_each_record_by_itself(client, records, z):
    seen = [mark for x, y in tiles_of(z) for mark in marks(client, {}, z, x, y)]
    drawn = IndexedRecord.objects.on_map()
    assert {mark["count"] for mark in seen} == {1}
    assert sorted(mark["uuid"] for mark in seen) == sorted(
        str(uuid) for uuid in drawn.values_list("uuid", flat=True)
    )
