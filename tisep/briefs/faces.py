"""The faces that a brief is set in: Thai and Latin under names of their own, regular and strong.

One family of both scripts would let a reader take the digits of one for glyphs of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont
from fpdf import FPDF

from tisep.briefs.setting import Face

FILES = {
    "": "vendor/fontsource/ibm-plex-sans-thai-looped/ibm-plex-sans-thai-looped-{script}-400",
    "B": "vendor/fontsource/ibm-plex-sans-thai/ibm-plex-sans-thai-{script}-600",
}
SCRIPTS = {"thai": "Thai", "latin": "Latin", "latin-ext": "LatinExtended"}
# Each letter keeps the width that its face gives it: nothing then stands between two of them that
# a reader could take for a space.
PLAIN = {"kern": False, "liga": False}
THAI = re.compile("([\u0e01-\u0e7f]+(?: +[\u0e01-\u0e7f]+)*)")


def add_faces(pdf: FPDF) -> None:
    """Make the faces known to a document, and have its text shaped."""
    for style, name in FILES.items():
        for script, family in SCRIPTS.items():
            key = key_of(family, strong=bool(style))
            pdf.fonts[key] = Face(pdf, path_of(name.format(script=script)), key, style)
    pdf.set_text_shaping(use_shaping_engine=True, features=PLAIN)


def key_of(family: str, *, strong: bool) -> str:
    """What FPDF keeps a face under."""
    return family.lower() + ("B" if strong else "")


def runs(text: str) -> Iterator[tuple[str, str]]:
    """The text in runs of one family each; what is between two words of Thai is set as Thai."""
    for number, part in enumerate(THAI.split(text)):
        if number % 2:
            yield SCRIPTS["thai"], part
        elif part:
            for family, letters in groupby(part, key=latin_of):
                yield family, "".join(letters)


def writable(text: str) -> str:
    """The text as these faces can write it: a letter that they lack loses its accent."""
    return "".join(letter if known(letter) else instead_of(letter) for letter in text)


def known(letter: str) -> bool:
    return any(ord(letter) in covered(script) for script in SCRIPTS)


@cache
def instead_of(letter: str) -> str:
    plain = "".join(one for one in unicodedata.normalize("NFKD", letter) if known(one))
    return plain or ("" if unicodedata.category(letter).startswith(("M", "C")) else "?")


@cache
def latin_of(letter: str) -> str:
    extended = ord(letter) not in covered("latin") and ord(letter) in covered("latin-ext")
    return SCRIPTS["latin-ext" if extended else "latin"]


@cache
def covered(script: str) -> frozenset[int]:
    """The letters that the files of a script have."""
    found = []
    for name in FILES.values():
        with TTFont(path_of(name.format(script=script)), lazy=True) as face:
            found.append(set(face.getBestCmap()))
    return frozenset(set.intersection(*found))


@cache
def path_of(name: str) -> Path:
    """From the packages when they are installed, else from the collected static files."""
    file = f"{name}-normal.woff"
    return Path(finders.find(file) or settings.STATIC_ROOT / file)
