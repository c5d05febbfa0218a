"""What in a text belongs to a private person: found before it is stored, so that it never is.

Pure functions over text. A finding says where it stands and how to write it instead. Hotlines such
as 1300 are nobody's, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from records.privacy_words import (
    BEFORE_A_NAME,
    CHILD_TITLES,
    DIGIT_WORDS,
    ENGLISH_NAME,
    NO_CHILD_BEGINS,
    NO_NAME_BEGINS,
    NO_NAMES,
    THAI_TITLE,
)


class Private(TextChoices):
    """What it is; `advice` says what to write in its place."""

    NATIONAL_ID = "national_id", _("a national identity number")
    PHONE = "phone", _("a telephone number")
    EMAIL = "email", _("an e-mail address")
    LINE_ID = "line_id", _("a LINE account")
    NAME = "name", _("a person's name")
    HOUSE_NUMBER = "house_number", _("a house number")


ADVICE = {
    Private.NATIONAL_ID: _("Leave it out: nobody here needs it."),
    Private.PHONE: _(
        "Leave it out: whoever can help writes to your organisation through this site."
    ),
    Private.EMAIL: _(
        "Leave it out: whoever can help writes to your organisation through this site."
    ),
    Private.LINE_ID: _(
        "Leave it out: whoever can help writes to your organisation through this site."
    ),
    Private.NAME: _("Say for whom without a name, such as “an older person who lives alone”."),
    Private.HOUSE_NUMBER: _("The tambon is enough: leave the house number out."),
}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something personal at `text[start:end]`."""

    start: int
    end: int
    kind: Private
    words: str


# Of words that a text might hold as names of places, those that are.
Places = Callable[[Sequence[str]], Collection[str]]

DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９", "01234567890123456789")
TOKEN = re.compile("|".join(["[0-9]", *sorted(DIGIT_WORDS, key=len, reverse=True)]), re.IGNORECASE)
BETWEEN = re.compile(r"[\s.()\[\]_\u200b–—-]{0,3}")
THAI_ID = re.compile(r"[1-8]\d{12}")
# Mobile numbers have ten digits, those of a place nine; the exit code stands for the first 0.
NUMBER = re.compile(r"(?:0|(?:00)?66(?=[1-9])|(?:00)?660)(?:[689]\d{8}|[2-57]\d{7})")
A_DATE = re.compile(r"\s*[0-9]{1,2}[.\s-][0-9]{1,2}[.\s-][0-9]{4}")
A_FRACTION = re.compile(r"[0-9]{1,3}\.[0-9]+")

EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|＠|\(at\)|\[at\])\s?[a-z0-9-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[a-z0-9-]+)+",
    re.IGNORECASE | re.ASCII,
)
LINE = re.compile(
    r"""(?:https?://)?(?:line\.me|lin\.ee)/\S+
    |(?:(?<![a-z-])line|ไลน์)\s*(?:oa|official)?\s*
        (?:(?:id|ไอดี)\s*[:：=]?\s*@?|[:：=]\s*@?|@)(?=[0-9._-]*[a-z])[a-z0-9._-]{3,}
    |(?:id|ไอดี)\s*(?:line(?![a-z])|ไลน์)\s*[:：=]?\s*@?(?=[0-9._-]*[a-z])[a-z0-9._-]{3,}""",
    re.IGNORECASE | re.VERBOSE,
)
HOUSE = re.compile(
    r"""บ้านเลขที่\s*[:：]?\s*[0-9]+(?:\s?/\s?[0-9]+)?
    |เลขที่\s*[0-9]+(?:/[0-9]+)?(?=\s*(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.))
    |\bhouse\s+(?:no\.?|number)\s*[0-9]+(?:/[0-9]+)?""",
    re.IGNORECASE | re.VERBOSE,
)
THAI_RUN = re.compile(r"[ก-ฺเ-๎]+")
THAI_ENDING = re.compile(r"[ก-ฺเ-๎]*$")
NAME_START = re.compile(r"[ก-ฮเ-ไ]")
# A child's first name is no longer; what is, is the rest of a sentence.
LONGEST_NAME = 12


def find(text: str, places: Places | None = None) -> list[Finding]:
    """All that is personal, in the order of the text; nothing twice.

    `places` tells names of places, which may look like a person's: นางรอง, นางเลิ้ง.
    """
    plain = text.translate(DIGITS)
    found: list[Finding] = []
    for kind, spans in (
        (Private.EMAIL, _spans(EMAIL, plain)),
        (Private.LINE_ID, _spans(LINE, plain)),
        (Private.HOUSE_NUMBER, _spans(HOUSE, plain)),
        (Private.NATIONAL_ID, _numbers(plain, THAI_ID)),
        (Private.PHONE, _numbers(plain, NUMBER)),
        (Private.NAME, _names(plain, places or (lambda _words: ()))),
    ):
        for start, end in spans:
            if not any(one.start < end and start < one.end for one in found):
                found.append(Finding(start, end, kind, text[start:end]))
    return sorted(found)


def is_thai_id(digits: str) -> bool:
    """Whether thirteen digits end in the one that the first twelve give."""
    weighed = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return (11 - weighed % 11) % 10 == int(digits[12])


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    return ((match.start(), match.end()) for match in pattern.finditer(text))


def _numbers(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Numbers that stand alone, however they are spaced, also where they are spelt out."""
    for run in _runs(text):
        digits = "".join(digit for _start, _end, digit in run)
        # A number ends where something stands between two digits, and begins where a space does.
        gaps = {n: text[run[n - 1][1] : run[n][0]] for n in range(1, len(run))}
        ends = {*(n for n, gap in gaps.items() if gap), len(run)}
        starts = {0, *(n for n, gap in gaps.items() if not set(gap).isdisjoint(" \n\t\u00a0("))}
        at = 0
        while at < len(run):
            match = pattern.match(digits, at) if at in starts or _spelt(text, run[at]) else None
            if match and (match.end() in ends or _spelt(text, run[match.end() - 1])):
                start, end = run[at][0], run[match.end() - 1][1]
                if _is_meant(pattern, match.group(), text[start:end]):
                    yield (start - (text[max(start - 1, 0) : start] == "+"), end)
                    at = match.end()
                    continue
            at += 1


def _is_meant(pattern: re.Pattern[str], digits: str, written: str) -> bool:
    if pattern is THAI_ID:
        return is_thai_id(digits)
    return not A_DATE.match(written) and not A_FRACTION.fullmatch(written)


def _spelt(text: str, token: tuple[int, int, str]) -> bool:
    return not text[token[0]].isdigit()


def _runs(text: str) -> Iterator[list[tuple[int, int, str]]]:
    """Digits with little between them, figures or words: where each stands, and which it is."""
    run: list[tuple[int, int, str]] = []
    for match in TOKEN.finditer(text):
        if run and not BETWEEN.fullmatch(text, run[-1][1], match.start()):
            yield run
            run = []
        word = match.group().lower()
        run.append((match.start(), match.end(), DIGIT_WORDS.get(word, word)))
    if run:
        yield run


def _names(text: str, places: Places) -> Iterator[tuple[int, int]]:
    yield from _spans(ENGLISH_NAME, text)
    for match in THAI_TITLE.finditer(text):
        if _begins_a_word(text, match.start()) and not _is_place(text, match.start(), places):
            end = _end_of_name(text, match)
            if end:
                yield match.start(), end


def _begins_a_word(text: str, at: int) -> bool:
    """Thai has no spaces: what stands before must end in a word after which a name may begin."""
    before = text[max(at - 1, 0) : at]
    return not THAI_RUN.match(before) or text[:at].endswith(BEFORE_A_NAME)


def _end_of_name(text: str, title: re.Match[str]) -> int | None:
    """Where the name after a title ends; None where none follows."""
    at = title.end()
    run = THAI_RUN.match(text, at)
    if not run:
        latin = re.compile(r"[A-Z][a-z]+").match(text, at)
        return latin.end() if latin else None
    name = run.group()
    is_word = name in NO_NAMES or name.startswith(NO_NAME_BEGINS)
    if len(name) < 2 or not NAME_START.match(name) or is_word:
        return None
    if title["title"] in CHILD_TITLES and (
        len(name) > LONGEST_NAME or name.startswith(NO_CHILD_BEGINS)
    ):
        return None
    return run.end()


def _is_place(text: str, at: int, places: Places) -> bool:
    """Whether a place's name, ending where the letters end, holds what looks like a title."""
    begun = at - len(THAI_ENDING.search(text[:at]).group())  # type: ignore[union-attr]
    run = THAI_RUN.match(text, begun)
    words = run.group() if run else ""
    return bool(places([words[skipped:] for skipped in range(at - begun + 1)]))
