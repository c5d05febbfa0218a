"""Thai and Latin text in a picture, with the site's own font, shaped and broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

STRONG, REGULAR = 600, 400
LINES = 4
SIZES = (64, 56, 48)
FONT = "vendor/fontsource/ibm-plex-sans-thai/ibm-plex-sans-thai-{script}-{weight}-normal.woff2"
# The font comes in one file a script: text is written in runs of one script each.
RUN = re.compile(r"[\u0e00-\u0e7f]+|[^\u0e00-\u0e7f]+")
# Thai has no spaces between words. A line may break at a space, or before a leading vowel, which
# always begins a syllable.
BREAK = re.compile(r"(?<=\s)(?=\S)|(?<=[\u0e01-\u0e3a\u0e40-\u0e4e])(?=[เแโใไ])")
# A letter with the marks that hang on it.
CLUSTER = re.compile(r".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*")


def write(
    canvas: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    *,
    size: int,
    colour: str,
    weight: int = STRONG,
) -> None:
    """Text with its baseline at `at`."""
    x, y = at
    for run, face in runs(text, size, weight):
        canvas.text((x, y), run, font=face, fill=colour, anchor="ls")
        x += face.getlength(run)


def fitted(text: str, width: float) -> tuple[int, list[str]]:
    """The largest size at which the text fits in a few lines, and the lines; cut when none does."""
    for size in SIZES:
        lines = wrapped(text, width, size)
        if len(lines) < LINES:
            return size, lines
    last = shortened("".join(lines[LINES - 1 :]), width, size)
    return size, [*lines[: LINES - 1], last]


def wrapped(text: str, width: float, size: int, weight: int = STRONG) -> list[str]:
    """The text in lines no wider than `width`; a word wider than that is cut between letters."""
    pieces = [
        part
        for piece in BREAK.split(text)
        for part in ([piece] if length(piece, size, weight) <= width else CLUSTER.findall(piece))
    ]
    lines = [""]
    for piece in pieces:
        if lines[-1] and length((lines[-1] + piece).rstrip(), size, weight) > width:
            lines.append(piece)
        else:
            lines[-1] += piece
    return lines


def shortened(text: str, width: float, size: int, weight: int = STRONG) -> str:
    """The text, cut with an ellipsis where it is wider than `width` pixels."""
    if length(text, size, weight) <= width:
        return text
    while text and length(f"{text}…", size, weight) > width:
        text = "".join(CLUSTER.findall(text)[:-1])
    return f"{text.rstrip()}…"


def length(text: str, size: int, weight: int) -> float:
    return sum(face.getlength(run) for run, face in runs(text, size, weight))


def runs(text: str, size: int, weight: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    for run in RUN.findall(text):
        script = "thai" if "\u0e00" <= run[0] <= "\u0e7f" else "latin"
        yield run, font(script, weight, size)


@cache
def font(script: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """From the packages when they are installed, else from the collected static files."""
    name = FONT.format(script=script, weight=weight)
    return ImageFont.truetype(finders.find(name) or str(settings.STATIC_ROOT / name), size)
