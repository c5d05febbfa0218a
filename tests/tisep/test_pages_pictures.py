"""Pictures for shared links: the right size, the right words, drawn once."""

from __future__ import annotations

import io

import pytest
from django.contrib.gis.geos import MultiPolygon
from PIL import Image

from regions.models import RegionOutline
from tests.drawing import a_need, a_project, a_resource, an_actor
from tisep.pages.lettering import LINES, fitted, length, shortened, wrapped
from tisep.pages.outline import MERCATOR
from tisep.pages.picture import COLOURS, WIDTH, Card, draw

BLUE = tuple(bytes.fromhex(COLOURS["actor"][1:]))
LONG = "สำนักงานคณะกรรมการส่งเสริมวิทยาศาสตร์ วิจัยและนวัตกรรมเพื่อการพัฒนาชุมชนท้องถิ่นแห่งประเทศไทย" * 3


def pixels(response_or_bytes):
    content = getattr(response_or_bytes, "content", response_or_bytes)
    return Image.open(io.BytesIO(content)).convert("RGB")


@pytest.fixture
def outlines(country):
    for code in ("94", "95"):
        shape = country[code].boundary.transform(MERCATOR, clone=True)
        RegionOutline.objects.create(region=country[code], band=5, shape=MultiPolygon(shape[0]))


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_has_its_picture(client, country, prefix):
    actor = an_actor(region=country["950102"])
    paths = [
        f"/{one._meta.model_name}s/{one.uuid}/preview.png"
        for one in (actor, a_project(), a_resource(), a_need(actor))
    ]
    paths += ["/preview.png", "/regions/95/preview.png", "/regions/950102/preview.png"]
    for path in paths:
        response = client.get(prefix + path)
        assert response.headers["Content-Type"] == "image/png"
        assert pixels(response).size == (1200, 630)


@pytest.mark.django_db
def test_a_picture_is_drawn_only_for_who_does_not_hold_it(client, monkeypatch):
    actor = an_actor()
    address = f"/actors/{actor.uuid}/preview.png"
    etag = client.get(address).headers["ETag"]
    monkeypatch.setattr("tisep.pages.preview.draw", lambda card: pytest.fail("drawn again"))
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.django_db
def test_another_name_is_another_picture(client):
    actor = an_actor()
    address = f"/actors/{actor.uuid}/preview.png"
    before = client.get(address)
    actor.name_th = "ชื่อใหม่"
    actor.save()
    after = client.get(address)
    assert before.headers["ETag"] != after.headers["ETag"]
    assert before.content != after.content


@pytest.mark.django_db
def test_the_spot_is_where_the_record_is(client, country, outlines):
    west = an_actor(region=country["950101"], at=(101.2, 6.5))
    east = an_actor(region=country["940101"], at=(103.8, 6.5))
    middles = []
    for actor in (west, east):
        image = pixels(client.get(f"/actors/{actor.uuid}/preview.png"))
        blue = [
            x
            for x in range(WIDTH // 2, WIDTH)
            for y in range(0, image.height, 4)
            if image.getpixel((x, y)) == BLUE
        ]
        assert blue
        middles.append(sum(blue) / len(blue))
    assert middles[0] < middles[1]


def test_words_change_the_picture_and_nothing_runs_out_of_it():
    for title in (LONG, "", "ก", "A" * 400, "คำ ๆ\u00a0ๆ 🙂"):
        image = pixels(draw(Card("TISEP", title, "องค์กร", LONG)))
        edge = {image.getpixel((x, y)) for x in range(WIDTH - 300, WIDTH) for y in range(0, 630, 5)}
        assert edge == {image.getpixel((WIDTH - 1, 0))}, title


@pytest.mark.parametrize("text", [LONG, "A" * 500, "ยะลา", ""])
def test_text_fits_its_lines(text):
    size, lines = fitted(text, 740)
    assert len(lines) <= LINES
    assert all(length(line, size, 600) <= 740 for line in lines)


def test_thai_breaks_where_a_syllable_begins():
    for line in wrapped(LONG, 500, 48):
        assert line[0] not in "ะาำิีึืุู่้๊๋็์ๆฯ", line


def test_a_cut_name_ends_in_an_ellipsis_and_not_in_a_loose_mark():
    cut = shortened("ที่ปรึกษาผู้สูงอายุ" * 10, 300, 32)
    assert cut.endswith("…")
    assert length(cut, 32, 600) <= 300
