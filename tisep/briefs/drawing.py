"""The map of a brief: the region among its neighbours, the regions in it shaded by a figure."""

from __future__ import annotations

from collections.abc import Collection

import segno
from django.db.models import Max
from django.utils.translation import gettext as _

from regions.models import RegionOutline
from tisep.briefs.shading import TINTS, UNKNOWN, WITHHELD, Shade
from tisep.briefs.sheet import ACCENT, INK, PAPER, SMALL, Sheet, Style
from tisep.pages.outline import OutlineMap, Shape
from tisep.pages.picture import LAND, LAND_BAND, land
from tisep.templatetags.pages import readably

AROUND, WATER, EDGE = "#f7f5ee", "#ecf2f2", "#8fa3a6"
LABEL = Style(5.5, colour=INK)
# More names than this would lie on each other.
LABELLED = 24
SWATCH = 3.2
Points = list[tuple[float, float]]


def draw_map(
    sheet: Sheet, outline: OutlineMap, shade: Shade | None, at: tuple[float, float], box: float
) -> float:
    """In a square of `box` millimetres whose upper left is `at`; gives the y below it."""
    x, y = at
    scale = box / max(outline.width, outline.height)
    left = x + (box - outline.width * scale) / 2
    wide, high = outline.width * scale, outline.height * scale
    sheet.fill(left, y, wide, high, WATER)
    # Without a context of its own, the clip's end leaves FPDF mistaken about the colour in use.
    with sheet.pdf.local_context(), sheet.pdf.rect_clip(left, y, wide, high):
        for shape in outline.around:
            draw(sheet, shape, (left, y), scale, AROUND)
        for shape in outline.inside:
            colour = shade.colour_of(shape.region.pk) if shade else TINTS[1]
            draw(sheet, shape, (left, y), scale, colour)
    if shade and len(outline.inside) <= LABELLED:
        for shape in outline.inside:
            label(sheet, shape, shade, (left, y), scale, room=(left, left + wide))
    return y + high


def draw(sheet: Sheet, shape: Shape, at: tuple[float, float], scale: float, colour: str) -> None:
    for ring in rings(shape, at, scale):
        sheet.shape(ring, colour, EDGE)


def rings(shape: Shape, at: tuple[float, float], scale: float) -> list[Points]:
    """Of SVG path data in whole units: one `M x y x y … Z` after the other."""
    found = []
    for ring in shape.path.split("Z")[:-1]:
        numbers = [int(one) for one in ring.removeprefix("M").split()]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        found.append([(at[0] + x * scale, at[1] + y * scale) for x, y in pairs])
    return found


def label(
    sheet: Sheet,
    shape: Shape,
    shade: Shade,
    at: tuple[float, float],
    scale: float,
    *,
    room: tuple[float, float],
) -> None:
    """The region's name in the middle of its largest ring, white on what is dark."""
    ring = max(rings(shape, at, scale), key=lambda one: abs(area(one)), default=None)
    if ring is None:
        return
    across, down = middle(ring)
    dark = shade.colour_of(shape.region.pk) in (*TINTS[2:], WITHHELD)
    style = Style(LABEL.size, colour=PAPER if dark else INK)
    name = shape.region.name
    wide = sheet.width_of(name, style)
    if wide > room[1] - room[0]:
        return
    start = min(max(across - wide / 2, room[0]), room[1] - wide)
    sheet.say(start, down - style.leading / 2, name, wide + 1, style, most=1)


def area(ring: Points) -> float:
    """Twice the area, with the sign of its direction."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def middle(ring: Points) -> tuple[float, float]:
    """Its centroid."""
    whole = 3 * area(ring) or 1
    x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        x, y = x + (ax + bx) * cross, y + (ay + by) * cross
    return x / whole, y / whole


def draw_legend(sheet: Sheet, shade: Shade, x: float, y: float, width: float) -> float:
    """What the tints stand for, two beside each other; gives the y below."""
    y = sheet.say(x, y, shade.label, width, Style(7, strong=True), most=2)
    half = width / 2
    for number, (colour, said) in enumerate(legend(shade)):
        left, top = x + half * (number % 2), y + SMALL.leading * 1.15 * (number // 2)
        sheet.fill(left, top + 0.4, SWATCH, SMALL.leading - 0.6, colour)
        sheet.say(left + SWATCH + 1, top, said, half - SWATCH - 2, SMALL, most=1)
    y += SMALL.leading * 1.15 * -(-len(legend(shade)) // 2)
    return sheet.say(x, y, f"{_('Source')}: {shade.source}", width, SMALL, most=2)


def legend(shade: Shade) -> list[tuple[str, str]]:
    """The classes from high to low as colour and range, then what has no value."""
    found = []
    by_class: dict[int, list[float]] = {number: [] for number in range(len(shade.tints))}
    for value in shade.values.values():
        by_class[shade.class_of(value)].append(value)
    for number, values in reversed(by_class.items()):
        if values:
            low, high = readably(min(values)), readably(max(values))
            found.append((shade.tints[number], low if low == high else f"{low} – {high}"))
    if shade.withheld:
        found.append((WITHHELD, _("suppressed: too few households")))
    return [*found, (UNKNOWN, _("no data"))] if shade.unknown else found


def locate(sheet: Sheet, provinces: Collection[str], at: tuple[float, float], high: float) -> None:
    """The country with these provinces (codes) filled, its upper right at `at`."""
    newest = RegionOutline.objects.filter(band=LAND_BAND).aggregate(newest=Max("pk"))["newest"]
    if newest is None:
        return
    shapes, frame = land(newest)
    width, height = frame.place(frame.east, frame.south)
    scale = high / height
    left = at[0] - width * scale
    for code, ring in shapes:
        points = [(left + x * scale, at[1] + y * scale) for x, y in ring]
        sheet.shape(points, ACCENT if code in provinces else LAND, PAPER, 0.05)


def draw_code(sheet: Sheet, address: str, x: float, y: float, side: float) -> None:
    """The address for a phone's camera, in a square of `side` millimetres."""
    code = segno.make(address, error="m", micro=False)
    rows = [list(row) for row in code.matrix]
    unit = side / len(rows)
    sheet.pdf.set_fill_color(INK)
    for down, row in enumerate(rows):
        for right, dark in enumerate(row):
            if dark:
                sheet.pdf.rect(x + right * unit, y + down * unit, unit * 1.02, unit * 1.02, "F")
