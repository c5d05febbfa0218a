"""The ways people write a region's name, brought to one form. Nothing here knows the database."""

from __future__ import annotations

import re

# Words for a level, before or after the name; the short ones need their dot, for "อ" alone is
# the first letter of อ่างทอง.
BEFORE = re.compile(
    r"""^(?:จังหวัด|จ\.|กิ่งอำเภอ|กิ่ง\s*อ\.|อำเภอ|อ\.|เขต|ข\.|ตำบล|ต\.|แขวง|
    เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เทศบาล|ทน\.|ทม\.|ทต\.|
    องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|อบต\.?|อบจ\.?|
    (?:changwat|amphoe|amphur|king\s+amphoe|tambon|tambol|khet|khwaeng)\b)\s*""",
    re.VERBOSE | re.IGNORECASE,
)
AFTER = re.compile(
    r"\s*\b(?:province|sub-?\s?district|district|metropolis|municipality)$", re.IGNORECASE
)
MARKS = re.compile(r"[\s\-.'’`(),\u200b-\u200d\ufeff]")
CAPITAL = re.compile(r"^(?:เมือง|m(?:ue|u|eu)ang)", re.IGNORECASE)

# Thai letters and marks that sound or look alike; tone, length and silence marks fall away.
THAI_FOLD = str.maketrans("ณญฎฏฐฑฒธศษฬูีืึ", "นยดตถทททสสลุิิิ", "่้๊๋์็ํฺ")
# How older spellings and RTGS differ, in this order: Meuang, Muang, Mueang; Pattalung, Phatthalung.
ROMAN_FOLD = (
    ("eu", "u"), ("ue", "u"), ("oe", "o"), ("ae", "e"), ("aa", "a"), ("ee", "i"), ("oo", "u"),
    ("ph", "p"), ("th", "t"), ("kh", "k"), ("ch", "c"), ("j", "c"), ("g", "k"), ("v", "w"),
    ("sri", "si"), ("ew", "eo"), ("aw", "ao"), ("iw", "io"), ("rn", "n"), ("y", "i"),
)  # fmt: skip
CUT_AT = (15, 16)


def key(name: str) -> str:
    """The name in lower case without spaces, hyphens, dots, brackets and invisible marks."""
    return MARKS.sub("", name).lower()


def bare(name: str) -> str:
    """The name without the word for its level: `อ. เบตง` and `Betong District` to `Betong`."""
    stripped = BEFORE.sub("", AFTER.sub("", name.strip())).strip()
    return stripped or name.strip()


def folded(name: str) -> str:
    """A key under which spellings of one name meet; two different names may meet too."""
    text = key(name).translate(THAI_FOLD)
    for spelling, fold in ROMAN_FOLD:
        text = text.replace(spelling, fold)
    return re.sub(r"([a-z])\1", r"\1", text)


def could_be_cut(name: str) -> bool:
    """Whether a name may have lost its end: some files cut names at 16 characters."""
    return len(name.strip()) in CUT_AT


def is_capital(name: str) -> bool:
    """Whether a district's name is no more than the word for a province's capital district."""
    return not CAPITAL.sub("", key(name)) and bool(key(name))
