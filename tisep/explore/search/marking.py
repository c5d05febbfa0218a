"""Where in a name or a place the words of a query stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tisep.explore.search.forms import Form
from tisep.explore.search.lexicon import aligned
from tisep.explore.search.spelling import PLAIN

Span = list[int]
PASSED_OVER = re.compile(r"[^\w\u0e00-\u0e7f]|_|[ฯๆ]")


def spans(text: str, forms: Iterable[Form]) -> list[Span]:
    """`[from, to)` of each part of the text that one of the forms finds, in order."""
    letters, places = _letters(text)
    found: list[tuple[int, int]] = []
    for form in forms:
        sought = form.skeleton.replace(" ", "")
        if len(sought) < 2:
            continue
        at = letters.find(sought)
        while at >= 0:
            start, end = places[at], _end(text, places, at + len(sought))
            begins = start == 0 or not text[start - 1].isascii() or not text[start - 1].isalnum()
            if begins or not sought.isascii():
                found.append((start, end))
            at = letters.find(sought, at + len(sought))
    return joined(found)


def _letters(text: str) -> tuple[str, list[int]]:
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        plain = text
    kept = [i for i, letter in enumerate(plain) if not PASSED_OVER.match(letter)]
    drawn, starts = aligned("".join(plain[i] for i in kept))
    return drawn, [kept[start] for start in starts]


def _end(text: str, places: list[int], letter: int) -> int:
    """The end of what begins before this letter: with the marks above it, without spaces."""
    end = places[letter] if letter < len(places) else len(text)
    while (
        end > 0
        and PASSED_OVER.match(text[end - 1])
        and unicodedata.category(text[end - 1])[0] != "M"
    ):
        end -= 1
    return end


def joined(spans: Iterable[tuple[int, int]]) -> list[Span]:
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1][1] = max(kept[-1][1], end)
        else:
            kept.append([start, end])
    return kept
