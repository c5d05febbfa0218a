"""Thai as it is compared: th_norm and th_skel of records/sql/thai.sql, and explore_spaced.

What a person types is read here, what is searched is written by the database: tests hold both
spellings to be one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
PLAIN = str.maketrans("๐๑๒๓๔๕๖๗๘๙\u00a0", "0123456789 ")
STEPS = (
    (re.compile("([่-๋])([ัิ-ฺ])"), r"\2\1"),
    (re.compile("ํ([่-๋]?)า"), r"\1ำ"),
    (re.compile("([่-๋])\\1+"), r"\1"),
    (re.compile("([ะ-ฺ็])\\1+"), r"\1"),
    (re.compile(r"([ก-๛])\.(?=[ก-๛])"), r"\1"),
    (re.compile(r"(\d),(?=\d{3})"), r"\1"),
    (re.compile("[“”\"'‘’()\\[\\]{}|/,;:!?·•…–—_.ฯๆ\\\\-]+"), " "),
    (re.compile(r"\s+"), " "),
)
SILENT = re.compile("[ก-ฮ][ิุ]?์")
MARKED = "็่้๊๋์ํ๎ฺ"
MARKS = re.compile(f"[{MARKED}]")
ALIKE = str.maketrans("ีึืูใศษณฎฏฐฑธภญฬฌฆฃฅ", "ิิิุไสสนดตถททพยลชคขค")
DOUBLING = "กขคงจฉชซดตถทนบปผฝพฟมยรฤลวสหอฮะาำิุแโไ"
DOUBLED = re.compile(f"([{DOUBLING}])\\1+")
BETWEEN_THAI = re.compile("(?<=[ก-๛]) +(?=[ก-๛])")
BORDER = re.compile(
    "(?<=[0-9])(?=[^0-9 ])|(?<=[^0-9 ])(?=[0-9])|(?<=[ก-๛])(?=[a-z])|(?<=[a-z])(?=[ก-๛])"
)
THAI = re.compile("[ก-๛]")
# Words of the glossary and names of places come back with every query, and are as short as this.
KEPT, LONGEST_KEPT = 1 << 14, 80
Found = TypeVar("Found")


def remembered(read: Callable[[str], Found]) -> Callable[[str], Found]:
    """What is read from a text alone, kept for short texts."""
    kept = lru_cache(KEPT)(read)

    @wraps(read)
    def reading(text: str) -> Found:
        return kept(text) if len(text) <= LONGEST_KEPT else read(text)

    return reading


@remembered
def norm(text: str) -> str:
    """One spelling of what looks alike: marks in order, digits plain, no punctuation."""
    text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = text.translate(PLAIN).lower().replace("เเ", "แ")
    for pattern, written in STEPS:
        text = pattern.sub(written, text)
    return text.strip(" ")


@remembered
def skeleton(text: str) -> str:
    """One spelling of what sounds alike: no tones, no silent letters, short vowels."""
    text = MARKS.sub("", SILENT.sub("", norm(text))).translate(ALIKE)
    return DOUBLED.sub(r"\1", text)


def spaced(text: str) -> str:
    """Thai without spaces, digits and Latin words between spaces."""
    return BORDER.sub(" ", BETWEEN_THAI.sub("", text))


def key(text: str) -> str:
    """A name as names are compared whole."""
    return norm(text).replace(" ", "")


def is_thai(text: str) -> bool:
    return THAI.search(text) is not None


def letters_of(word: str) -> int:
    """One bit for each letter that the word has."""
    found = 0
    for letter in word:
        found |= 1 << (ord(letter) & 63)
    return found
