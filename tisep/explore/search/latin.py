"""Words in Latin letters in a query: places in any spelling, English of the glossary, names."""

from __future__ import annotations

from dataclasses import replace

from tisep.explore.search.forms import term_of
from tisep.explore.search.glossary import is_telling
from tisep.explore.search.meaning import Correction, Mention, Reading
from tisep.explore.search.places import WORDS_AFTER, widest
from tisep.explore.search.spelling import THAI
from tisep.explore.search.stems import STOPWORDS, WHOEVER, key_of
from tisep.explore.search.vocabulary import Vocabulary

SHORTEST = 5
LEVELS = {"province", "district", "subdistrict", "changwat", "amphoe", "tambon"}


def take_latin(
    tokens: list[str], reading: Reading, vocabulary: Vocabulary, *, mend: bool, alone: bool
) -> int:
    """Read what stands first of the tokens, and say how many it took.

    `alone`: none of the query's tokens tells more than a stop word.
    """
    if mend and (used := _nearly_place(tokens, reading, vocabulary, least=2)):
        return used
    used = (
        _place(tokens, reading, vocabulary, sure_only=True)
        or _phrase(tokens, reading, vocabulary, alone)
        or (mend and _nearly_place(tokens, reading, vocabulary))
        or _place(tokens, reading, vocabulary, sure_only=False)
    )
    if used:
        return int(used)
    if alone or not is_small(tokens[0]):
        _word(tokens[0], reading, vocabulary, mend)
    return 1


def is_small(token: str) -> bool:
    """Whether it says nothing beside another word."""
    return token in STOPWORDS or key_of(token) in WHOEVER


def _phrase(tokens: list[str], reading: Reading, vocabulary: Vocabulary, alone: bool) -> int:
    """The longest run of Latin words that the glossary knows."""
    glossary = vocabulary.glossary
    for count in range(min(glossary.longest, len(tokens)), 0, -1):
        phrase = " ".join(tokens[:count])
        if count == 1 and (phrase in STOPWORDS or (is_small(phrase) and not alone)):
            return 0
        if not THAI.search(phrase) and phrase in glossary:
            term = term_of(phrase, glossary)
            if count > 1:
                term.pieces = [term_of(t, glossary) for t in tokens[:count] if is_telling(t)]
            reading.terms.append(term)
            return count
    return 0


def _place(tokens: list[str], reading: Reading, vocabulary: Vocabulary, *, sure_only: bool) -> int:
    """How many tokens are a place; `sure_only`: a province."""
    gazetteer = vocabulary.gazetteer
    for count in range(min(4, len(tokens)), 0, -1):
        name = "".join(tokens[:count])
        if THAI.search(name) or tokens[0] in STOPWORDS or not name.isalpha():
            continue
        places = widest(gazetteer.roman_named(name))
        if not places and not sure_only:
            places = widest(gazetteer.heard_so(name))
        province = bool(places) and places[0].level == "province"
        if not places or (sure_only and not province):
            continue
        if not province and len(name) < SHORTEST:
            continue
        used = count
        if count < len(tokens) and (after := WORDS_AFTER.match(tokens[count])):
            level = after[1] if after[1] in {"province", "district"} else None
            places = [p for p in gazetteer.roman_named(name) if p.level == level] or places
            used += 1
        reading.mentions.append(Mention(" ".join(tokens[:used]), places, sure=province))
        return used
    return 0


def _nearly_place(
    tokens: list[str], reading: Reading, vocabulary: Vocabulary, least: int = 1
) -> int:
    """How many tokens are a province or district that is misspelt."""
    for count in range(min(3, len(tokens)), least - 1, -1):
        name = "".join(tokens[:count])
        if len(name) < SHORTEST or not name.isalpha() or not name.isascii():
            continue
        if places := vocabulary.gazetteer.nearly(name):
            reading.mentions.append(Mention(" ".join(tokens[:count]), places))
            reading.corrections.append(Correction(" ".join(tokens[:count]), places[0].name_en))
            return count
    return 0


def _word(token: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
    if token in LEVELS:
        return
    known = vocabulary.glossary.has_word(token)
    if mend and not known and (meant := vocabulary.glossary.nearly(token)):
        reading.terms.append(replace(term_of(meant, vocabulary.glossary), typed=token))
        reading.corrections.append(Correction(token, meant))
        return
    if not known and (places := vocabulary.gazetteer.beginning(token)):
        reading.mentions.append(Mention(token, places, sure=False))
        return
    reading.terms.append(term_of(token, vocabulary.glossary))
