"""Lists that begin with what is nearest."""

import pytest

from tests.drawing import an_actor

pytestmark = pytest.mark.django_db

# From west to east; the spot is asked from nearer to the second.
PLACES = {"ก ตะวันตก": 101.0, "ข ใกล้": 101.3, "ค ตะวันออก": 101.9}
SPOT = "101.35,6.5"


@pytest.fixture
def actors(country):
    for name, lon in PLACES.items():
        an_actor(name, at=(lon, 6.5), name_en="")
    an_actor("ก ไม่มีที่ตั้ง")


def names(client, **asked):
    response = client.get("/api/explore", asked)
    assert response.status_code == 200, response.content
    return [row["name_th"] for row in response.json()["results"]]


def test_the_nearest_comes_first_and_what_is_nowhere_last(client, actors):
    found = names(client, near=SPOT)
    assert found == ["ข ใกล้", "ก ตะวันตก", "ค ตะวันออก", "ก ไม่มีที่ตั้ง"]
    assert names(client) == sorted(found)


def test_the_nearest_of_what_a_text_finds_comes_first(client, actors):
    for name, lon in (("ชมรม", 103.0), ("ชมรมผู้สูงอายุ", 101.4)):
        an_actor(name, at=(lon, 6.5), name_en="")
    assert names(client, q="ชมรม") == ["ชมรม", "ชมรมผู้สูงอายุ"]
    assert names(client, q="ชมรม", near=SPOT) == ["ชมรมผู้สูงอายุ", "ชมรม"]


def test_facets_and_tiles_take_the_spot_and_leave_out_nothing(client, actors):
    assert client.get("/api/explore/facets", {"near": SPOT}).json()["count"] == 4
    assert client.get("/api/explore/tiles/5/25/15.mvt", {"near": SPOT}).status_code == 200


@pytest.mark.parametrize("near", ["101.35", "here", "101.35,6.5,7", "200,6.5", "nan,6.5"])
def test_what_is_no_spot_is_refused(client, near):
    response = client.get("/api/explore", {"near": near})
    assert response.status_code == 400
    assert response.json()["errors"][0]["field"] == "near"
