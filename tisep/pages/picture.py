"""The picture that a shared link shows: 1200 by 630 pixels, drawn here, in Thai or English."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.gis.db.models import Extent
from django.contrib.gis.geos import Point
from PIL import Image, ImageDraw

from regions.models import Level, RegionOutline
from tisep.pages.lettering import REGULAR, fitted, shortened, write
from tisep.pages.outline import Frame, rings

WIDTH, HEIGHT = 1200, 630
EDGE = 72
TEXT_WIDTH = 740
LEADING = 1.42
FINER = 2
LAND_BAND = 5
# The light colours of css/tokens.css: a picture knows no dark mode.
PAPER, INK, SOFT, LAND, ACCENT = "#f5f8f8", "#14262a", "#48595d", "#d3e3e4", "#0b6470"
COLOURS = {"actor": "#1a5da6", "project": "#ad4a06", "resource": "#126b3c", "need": "#9c2f73"}


@dataclass(frozen=True, slots=True)
class Card:
    """What one picture says. `spot` is longitude and latitude; `word` the kind of record."""

    site: str
    title: str
    label: str
    place: str = ""
    word: str = ""
    spot: tuple[float, float] | None = None
    provinces: tuple[str, ...] = ()
    outlines: int | None = None


def draw(card: Card) -> bytes:
    """The card as PNG."""
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    canvas = ImageDraw.Draw(image)
    colour = COLOURS.get(card.word, ACCENT)
    canvas.rectangle((0, 0, 16, HEIGHT), fill=colour)
    if card.outlines:
        place_land(image, card, colour)
    write(canvas, (EDGE, 116), card.label, size=32, colour=colour)
    size, lines = fitted(card.title, TEXT_WIDTH)
    baseline = 150.0
    for line in lines:
        baseline += size * LEADING
        write(canvas, (EDGE, baseline), line, size=size, colour=INK)
    place = shortened(card.place, TEXT_WIDTH, 32, REGULAR)
    write(canvas, (EDGE, baseline + 76), place, size=32, colour=SOFT, weight=REGULAR)
    write(canvas, (EDGE, HEIGHT - 56), "TISEP", size=34, colour=ACCENT)
    write(canvas, (EDGE + 116, HEIGHT - 56), card.site, size=26, colour=SOFT, weight=REGULAR)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def place_land(image: Image.Image, card: Card, colour: str) -> None:
    """Thailand at the right, the region filled, the spot as a dot with a ring."""
    shapes, frame = land(card.outlines)
    width, height = frame.place(frame.east, frame.south)
    drawing = Image.new("RGB", (width, height), PAPER)
    canvas = ImageDraw.Draw(drawing)
    for code, points in shapes:
        canvas.polygon(
            points, fill=colour if code in card.provinces else LAND, outline=PAPER, width=2
        )
    if card.spot:
        x, y = frame.spot(Point(*card.spot, srid=4326))
        for radius, fill in ((26, PAPER), (20, colour)):
            canvas.ellipse((x - radius, y - radius, x + radius, y + radius), fill=fill)
    small = drawing.resize((width // FINER, height // FINER), Image.Resampling.LANCZOS)
    image.paste(small, (WIDTH - 60 - small.width, (HEIGHT - small.height) // 2))


@lru_cache(maxsize=1)
def land(_outlines: int | None) -> tuple[list[tuple[str, list[tuple[int, int]]]], Frame]:
    """The provinces' rings by code, kept until there are other outlines."""
    provinces = RegionOutline.objects.filter(band=LAND_BAND, region__level=Level.PROVINCE)
    west, south, east, north = provinces.aggregate(extent=Extent("shape"))["extent"]
    frame = Frame(west, south, east, north, size=(HEIGHT - 80) * FINER)
    found = provinces.values_list("region__code", "shape")
    return [(code, ring) for code, shape in found for ring in rings(shape, frame)], frame
