"""Where in a name or a place the words of a query stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from tisep.explore.search.forms import Form
from tisep.explore.search.lexicon import aligned
from tisep.explore.search.spelling import PLAIN

Span = list[int]
THAI_SIGNS = "ฯๆ"


def sought_by(forms: Iterable[Form]) -> list[str]:
    """What the forms are found by in a name, each once."""
    drawn = dict.fromkeys(form.skeleton.replace(" ", "") for form in forms)
    return [one for one in drawn if len(one) > 1]


def spans(text: str, all_sought: Iterable[str]) -> list[Span]:
    """`[from, to)` of each part of the text that one of those sought finds, in order."""
    letters, places = _letters(text)
    found: list[tuple[int, int]] = []
    for sought in all_sought:
        at = letters.find(sought)
        while at >= 0:
            start, end = places[at], _end(text, places, at + len(sought))
            begins = start == 0 or not text[start - 1].isascii() or not text[start - 1].isalnum()
            if begins or not sought.isascii():
                found.append((start, end))
            at = letters.find(sought, at + len(sought))
    return joined(found)


def is_passed_over(letter: str) -> bool:
    """Whether it is neither a letter nor a digit nor a mark of Thai."""
    return letter in THAI_SIGNS or not (letter.isalnum() or "\u0e00" <= letter <= "\u0e7f")


@lru_cache(maxsize=4096)
def _letters(text: str) -> tuple[str, list[int]]:
    plain = text.translate(PLAIN).lower()
    if len(plain) != len(text):
        plain = text
    kept = [i for i, letter in enumerate(plain) if not is_passed_over(letter)]
    drawn, starts = aligned("".join(plain[i] for i in kept))
    return drawn, [kept[start] for start in starts]


def _end(text: str, places: list[int], letter: int) -> int:
    """The end of what begins before this letter: with the marks above it, without spaces."""
    end = places[letter] if letter < len(places) else len(text)
    while (
        end > 0 and is_passed_over(text[end - 1]) and unicodedata.category(text[end - 1])[0] != "M"
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
