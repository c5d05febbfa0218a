"""Forms of words that are no other words: American spelling, endings, nouns in Thai."""

from __future__ import annotations

import re
from collections.abc import Iterable

# British spelling to American: ends of words, with what has to stand before.
AMERICAN = (
    (re.compile(r"isation(s?)$"), r"ization\1"),
    (re.compile(r"(?<=...)is(e|es|ed|er|ers|ing)$"), r"iz\1"),
    (re.compile(r"(?<=...)our(|s|ed|er|ers|ing|al|less|hood|hoods|able)$"), r"or\1"),
    (re.compile(r"(?<=..[tb])re(s?)$"), r"er\1"),
    (re.compile(r"(?<=[aeiou][^aeiou])ell(ed|or|ors|er|ers|ing)$"), r"el\1"),
    (re.compile(r"(?<=[aeiou][^aeiou]{2})ell(ed|or|ors|er|ers|ing)$"), r"el\1"),
    (re.compile(r"(?<=n)ce(s?)$"), r"se\1"),
    (re.compile(r"programme(s?)$"), r"program\1"),
    (re.compile(r"^(paed|gynaec|anaem|orthopaed)"), lambda found: found[1].replace("ae", "e")),
)
# What stems of one family end with, after at least so many letters that are the same.
ALIKE = 5
ENDINGS = frozenset((
        "", "i", "ri", "e", "er", "or", "ar", "ist", "ism", "al", "ial", "ic", "ion", "iti", "at",
        "ful", "less", "ship", "hood", "man", "men", "ness", "ment", "ant", "ent", "anc", "enc",
        "y", "abl", "ibl", "iv", "ous", "ian", "dom", "folk", "eer", "ish", "like", "wis", "ward",
))  # fmt: skip
PREFIXES = (
    "ปัญหา", "เรื่อง", "พี่น้อง", "ผู้ที่", "คนที่", "กลุ่ม", "พวก", "ความ", "การ", "งาน", "โรค",
    "ชาว", "เด็ก", "ผู้", "นัก", "คน",
)  # fmt: skip
SUFFIXES = ("ในหมู่บ้าน", "ในชุมชน", "ในพื้นที่", "ในตำบล", "ในเมือง", "ชุมชน")
SHORTEST = 3


def american(word: str) -> str:
    for pattern, written in AMERICAN:
        word = pattern.sub(written, word)
    return word


def are_family(one: str, other: str) -> bool:
    """Whether two stems differ in nothing but their endings: femin, feminist."""
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return any(
        one[cut:] in ENDINGS and other[cut:] in ENDINGS for cut in range(same, ALIKE - 1, -1)
    )


def bare(word: str) -> Iterable[str]:
    """A word in Thai without what makes a noun of it or says where: คนขอทาน, ปัญหาขยะในชุมชน."""
    for start in PREFIXES:
        rest = word.removeprefix(start)
        if rest != word and len(rest) >= SHORTEST:
            yield rest
    for end in SUFFIXES:
        rest = word.removesuffix(end)
        if rest != word and len(rest) >= SHORTEST:
            yield rest
