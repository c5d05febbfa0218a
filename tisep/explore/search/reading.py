"""What a person may have meant: places, years, terms and the other words for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tisep.explore.search.forms import Form, Term, forms_of, term_of
from tisep.explore.search.glossary import is_telling
from tisep.explore.search.places import LEVEL_WORDS, WORDS_AFTER, Place, narrowed, widest
from tisep.explore.search.spelling import THAI, is_thai, key, norm, spaced
from tisep.explore.search.stems import STOPWORDS
from tisep.explore.search.vocabulary import Vocabulary
from tisep.explore.search.years import without_years

LONGEST = 300
MOST_TOKENS, MOST_TERMS = 24, 8
# Short words for a level, before th_norm takes their dots away.
LEVELS = (("จ", " จังหวัด"), ("อ", " อำเภอ"), ("ต", " ตำบล"))
SHORT = (
    *((re.compile(rf"(?<![ก-๛.]){letter}(?:\.\s*|\s+)(?=[ก-๛])"), word) for letter, word in LEVELS),
    # Behind a word, not behind the first letters of an abbreviation: พมจ.ยะลา is an office.
    *((re.compile(rf"(?<=[ก-๛]{{5}}){letter}\.\s*(?=[ก-๛])"), word) for letter, word in LEVELS),
)
LEVEL = re.compile("(จังหวัด|กิ่งอำเภอ|อำเภอ|เขต|ตำบล|แขวง) ?(?=[ก-๛])")
SHORTEST_ROMAN, LONGEST_WORD = 5, 30


@dataclass
class Mention:
    """A place as it was typed, and what it may be. `sure`: it cannot well be anything else."""

    typed: str
    places: list[Place]
    sure: bool = True


@dataclass
class Correction:
    typed: str
    read_as: str


@dataclass
class Reading:
    """A query as it was understood; places narrowed to what they mean together."""

    typed: str
    whole: Form
    terms: list[Term] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    keyboard: str | None = None

    @property
    def key(self) -> str:
        return key(self.typed)

    @property
    def codes(self) -> list[str]:
        return [place.code for place in self.places]

    def __bool__(self) -> bool:
        return bool(self.whole.body.strip())

    def without(self, *what: str) -> Reading:
        """The same with its places, years or terms dropped."""
        return replace(self, **{name: [] for name in what})


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
        if name.endswith(" "):
            continue
        if places := gazetteer.thai_named(name.replace(" ", ""), level):
            return places, end
    end = (text + " ").index(" ", start)
    return gazetteer.beginning(text[start:end]) if level == "province" else [], end


def _tokens(tokens: list[str], reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
    at = 0
    meaningful = [token for token in tokens if token not in STOPWORDS]
    while at < len(tokens):
        token = tokens[at]
        used = 1
        if is_thai(token):
            _thai(token, reading, vocabulary, mend)
        elif mend and (used := _nearly_roman(tokens[at:], reading, vocabulary, least=2)):
            pass
        elif token.isdigit():
            reading.terms.append(term_of(token, vocabulary.glossary))
        elif (
            (used := _roman_place(tokens[at:], reading, vocabulary, sure_only=True))
            or (used := _phrase(tokens[at:], reading, vocabulary))
            or (used := _roman_place(tokens[at:], reading, vocabulary, sure_only=False, mend=mend))
        ):
            pass
        else:
            used = 1
            if token not in STOPWORDS or not meaningful:
                _latin(token, reading, vocabulary, mend)
        at += max(used, 1)
    reading.terms = reading.terms[:MOST_TERMS]


def _phrase(tokens: list[str], reading: Reading, vocabulary: Vocabulary) -> int:
    """The longest run of Latin words that the glossary knows."""
    glossary = vocabulary.glossary
    for count in range(min(glossary.longest, len(tokens)), 0, -1):
        phrase = " ".join(tokens[:count])
        if count == 1 and phrase in STOPWORDS:
            return 0
        if not THAI.search(phrase) and phrase in glossary:
            term = term_of(phrase, glossary)
            if count > 1:
                term.pieces = [term_of(t, glossary) for t in tokens[:count] if is_telling(t)]
            reading.terms.append(term)
            return count
    return 0


def _roman_place(
    tokens: list[str],
    reading: Reading,
    vocabulary: Vocabulary,
    *,
    sure_only: bool,
    mend: bool = False,
) -> int:
    gazetteer = vocabulary.gazetteer
    if mend and not sure_only and (used := _nearly_roman(tokens, reading, vocabulary)):
        return used
    for count in range(min(4, len(tokens)), 0, -1):
        name = "".join(tokens[:count])
        if THAI.search(name) or tokens[0] in STOPWORDS or not name.isalpha():
            continue
        places = widest(gazetteer.roman_named(name))
        province = bool(places) and places[0].level == "province"
        if not places or (sure_only and not province):
            continue
        if not province and len(name) < SHORTEST_ROMAN:
            continue
        if count < len(tokens) and (after := WORDS_AFTER.match(tokens[count])):
            level = after[1] if after[1] in {"province", "district"} else None
            places = [p for p in gazetteer.roman_named(name) if p.level == level] or places
            count += 1
        reading.mentions.append(Mention(" ".join(tokens[:count]), places, sure=province))
        return count
    return 0


def _nearly_roman(
    tokens: list[str], reading: Reading, vocabulary: Vocabulary, least: int = 1
) -> int:
    """How many tokens are a province or district that is misspelt."""
    for count in range(min(3, len(tokens)), least - 1, -1):
        name = "".join(tokens[:count])
        if len(name) < SHORTEST_ROMAN or not name.isalpha() or not name.isascii():
            continue
        if places := vocabulary.gazetteer.nearly(name):
            reading.mentions.append(Mention(" ".join(tokens[:count]), places))
            reading.corrections.append(Correction(" ".join(tokens[:count]), places[0].name_en))
            return count
    return 0


def _latin(token: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
    if token in {"province", "district", "subdistrict", "changwat", "amphoe", "tambon"}:
        return
    if mend and (meant := vocabulary.glossary.nearly(token)):
        reading.terms.append(replace(term_of(meant, vocabulary.glossary), typed=token))
        reading.corrections.append(Correction(token, meant))
        return
    if places := vocabulary.gazetteer.beginning(token):
        reading.mentions.append(Mention(token, places, sure=False))
        return
    reading.terms.append(term_of(token, vocabulary.glossary))


def _thai(token: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
    """A run of Thai: a place, a word, or several of both written together."""
    gazetteer = vocabulary.gazetteer
    if token in vocabulary.glossary:
        reading.terms.append(term_of(token, vocabulary.glossary))
        return
    places = widest(gazetteer.thai_named(token))
    province = bool(places) and places[0].level == "province"
    common = vocabulary.lexicon.cost(forms_of(token)[0].skeleton) is not None
    # Many tambons are called by a common word, which then means itself.
    if places and not (common and places[0].level == "tambon"):
        reading.mentions.append(Mention(token, places, sure=province))
        return
    if places := gazetteer.beginning(token):
        if not vocabulary.lexicon.cost(forms_of(token)[0].skeleton):
            reading.mentions.append(Mention(token, places, sure=False))
            return
    if mend and (places := gazetteer.nearly(token)):
        reading.mentions.append(Mention(token, places))
        reading.corrections.append(Correction(token, places[0].name_th))
        return
    for run in _without_provinces(token, reading, vocabulary):
        reading.terms.append(_run(run, reading, vocabulary, mend))


def _run(run: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> Term:
    """The term of a run of Thai; misspelt, what any of the words that it may be would be."""
    glossary, lexicon = vocabulary.glossary, vocabulary.lexicon
    if mend and len(run) < LONGEST_WORD and run not in glossary:
        if meant := [lexicon.spelt(word) for word in lexicon.meant(forms_of(run)[0].skeleton)]:
            reading.corrections.append(Correction(run, meant[0]))
            terms = [term_of(word, glossary) for word in meant]
            return Term(run, [form for term in terms for form in term.forms][:12], terms[0].also)
    return term_of(run, glossary, lexicon)


def _without_provinces(token: str, reading: Reading, vocabulary: Vocabulary) -> list[str]:
    """What is left of a run when provinces that are words in it are taken out."""
    provinces = vocabulary.gazetteer.provinces
    if not any(name in token for name in provinces):
        return [token]
    runs = [""]
    for piece in vocabulary.lexicon.pieces(token):
        if piece.known and (places := vocabulary.gazetteer.thai_named(piece.typed, "province")):
            reading.mentions.append(Mention(piece.typed, places))
            runs.append("")
        else:
            runs[-1] += piece.typed
    return [run for run in runs if run]
