"""What a person may have meant: places, years, terms and the other words for them."""

from __future__ import annotations

import re
from dataclasses import replace

from tisep.explore.search.forms import forms_of, term_of
from tisep.explore.search.latin import is_small, take_latin
from tisep.explore.search.meaning import Correction, Mention, Reading
from tisep.explore.search.places import LEVEL_WORDS, Place, narrowed
from tisep.explore.search.recent import Recent
from tisep.explore.search.spelling import is_thai, norm, spaced
from tisep.explore.search.thai_runs import take_thai
from tisep.explore.search.vocabulary import Vocabulary
from tisep.explore.search.years import without_years

LONGEST = 300
# Queries whose reading is kept until a word changes: many ask the same.
KEPT: Recent[Reading] = Recent(1024)
MOST_TOKENS, MOST_TERMS = 24, 8
# Short words for a level, before th_norm takes their dots away.
LEVELS = (("จ", " จังหวัด"), ("อ", " อำเภอ"), ("ต", " ตำบล"))
SHORT = (
    *((re.compile(rf"(?<![ก-๛.]){letter}(?:\.\s*|\s+)(?=[ก-๛])"), word) for letter, word in LEVELS),
    # Behind a word, not behind the first letters of an abbreviation: พมจ.ยะลา is an office.
    *((re.compile(rf"(?<=[ก-๛]{{5}}){letter}\.\s*(?=[ก-๛])"), word) for letter, word in LEVELS),
)
LEVEL = re.compile("(จังหวัด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง) ?(?=[ก-๛])")


def read_once(text: str, vocabulary: Vocabulary) -> Reading:
    """The reading of a query, which may have been read before."""
    asked = (text[:LONGEST], vocabulary.version)
    # Who looks for it names the terms and marks of a copy.
    return replace(KEPT.get(asked) or KEPT.keep(asked, read(text, vocabulary)))


def read(text: str, vocabulary: Vocabulary, *, mend: bool = False) -> Reading:
    """Read a query; with `mend`, names of places that are misspelt too."""
    text = text[:LONGEST]
    whole = spaced(norm(text)).strip()
    reading = Reading(typed=text, whole=forms_of(whole)[0])
    rest, reading.years = without_years(text)
    for short, word in SHORT:
        rest = short.sub(word, rest)
    rest = norm(rest)
    rest = _with_level(rest, reading, vocabulary, mend)
    tokens = [t for part in rest.split() for t in spaced(part).split()][:MOST_TOKENS]
    _tokens(tokens, reading, vocabulary, mend)
    reading.places = narrowed([mention.places for mention in reading.mentions])
    return reading


def _with_level(text: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> str:
    """Take out what follows the word for a level: ตำบลท่าสาป, จังหวัด ตราด."""
    at = 0
    while hit := LEVEL.search(text, at):
        word = hit[1].removeprefix("กิ่ง")
        level = LEVEL_WORDS[word]
        places, end = _longest(text, hit.end(), level, vocabulary)
        if not places and mend:
            end = (text + " ").index(" ", hit.end())
            name = text[hit.end() : end]
            if places := vocabulary.gazetteer.nearly(name, level):
                reading.corrections.append(Correction(name, places[0].name_th))
        if not places:
            at = hit.end()
            continue
        typed = text[hit.start() : end]
        reading.mentions.append(Mention(typed, places))
        text = f"{text[: hit.start()]} {text[end:]}"
        at = hit.start()
    return text


def _longest(text: str, start: int, level: str, vocabulary: Vocabulary) -> tuple[list[Place], int]:
    gazetteer = vocabulary.gazetteer
    for end in range(min(len(text), start + 30), start + 1, -1):
        name = text[start:end]
        # Nor with the first letter of the next word, which may sound like the last of this.
        if " " in name[-2:]:
            continue
        if places := gazetteer.thai_named(name.replace(" ", ""), level):
            return places, end
    end = (text + " ").index(" ", start)
    return gazetteer.beginning(text[start:end]) if level == "province" else [], end


def _tokens(tokens: list[str], reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
    at = 0
    meaningful = [token for token in tokens if not is_small(token)]
    while at < len(tokens):
        token = tokens[at]
        used = 1
        if is_thai(token):
            take_thai(token, reading, vocabulary, mend)
        elif token.isdigit():
            reading.terms.append(term_of(token, vocabulary.glossary))
        else:
            used = take_latin(tokens[at:], reading, vocabulary, mend=mend, alone=not meaningful)
        at += used
    reading.terms = reading.terms[:MOST_TERMS]
