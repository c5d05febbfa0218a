"""Runs of Thai in a query: a place, a word, or several of both written together."""

from __future__ import annotations

from tisep.explore.search.forms import Term, forms_of, term_of
from tisep.explore.search.meaning import Correction, Mention, Reading
from tisep.explore.search.places import Place, widest
from tisep.explore.search.spelling import norm
from tisep.explore.search.vocabulary import Vocabulary

LONGEST_WORD = 30
# A run of words as long as these is no misspelling of another word, but of a long one that is
# almost the same.
SHORTEST_OF_RUN, LONG = 3, 8
# Provinces called by so few letters are words in themselves: ตากปลา, ไม่มีอะไรเลย.
A_WORD_TOO = 4
# What is said before เลย where it is no province.
AT_ALL = ("ไม่", "อะไร", "ใคร", "ไหน", "มาก", "หมด", "แย่", "นาน", "จริง", "ทันที")


def take_thai(token: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> None:
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
    if not common and (places := gazetteer.beginning(token)):
        reading.mentions.append(Mention(token, places, sure=False))
        return
    if (
        mend
        and (places := gazetteer.nearly(token))
        and not is_rather_a_word(token, places, vocabulary)
    ):
        reading.mentions.append(Mention(token, places))
        reading.corrections.append(Correction(token, places[0].name_th))
        return
    for run in _without_provinces(token, reading, vocabulary):
        reading.terms.append(_run(run, reading, vocabulary, mend))


def _run(run: str, reading: Reading, vocabulary: Vocabulary, mend: bool) -> Term:
    """The term of a run of Thai; misspelt, what any of the words that it may be would be."""
    glossary, lexicon = vocabulary.glossary, vocabulary.lexicon
    drawn = forms_of(run)[0].skeleton
    misspelt = mend and len(run) < LONGEST_WORD and lexicon.cost(drawn) is None
    edits = (len(drawn) >= LONG) if misspelt and is_of_words(run, vocabulary) else 2
    near = lexicon.meant(drawn, edits_at_most=edits) if misspelt and edits else []
    if meant := [lexicon.spelt(word) for word in near]:
        reading.corrections.append(Correction(run, meant[0]))
        terms = [term_of(word, glossary) for word in meant]
        return Term(run, [form for term in terms for form in term.forms][:12], terms[0].also)
    return term_of(run, glossary, lexicon)


def is_rather_a_word(token: str, places: list[Place], vocabulary: Vocabulary) -> bool:
    """Whether what may be a narrow place that is misspelt is a word of the field but for a slip."""
    if places[0].level == "province":
        return False
    lexicon = vocabulary.lexicon
    near = lexicon.meant(forms_of(token)[0].skeleton, edits_at_most=1)
    return any(word in lexicon.of_field for word in near)


def is_of_words(run: str, vocabulary: Vocabulary) -> bool:
    """Whether a run is of words of which none is short and one is of the field."""
    pieces = vocabulary.lexicon.pieces(norm(run))
    known = all(piece.known and len(piece.skeleton) >= SHORTEST_OF_RUN for piece in pieces)
    return known and any(piece.typed in vocabulary.glossary for piece in pieces)


def _without_provinces(token: str, reading: Reading, vocabulary: Vocabulary) -> list[str]:
    """What is left of a run when provinces that are words in it are taken out."""
    provinces = vocabulary.gazetteer.provinces
    if not any(name in token for name in provinces):
        return [token]
    runs = [""]
    pieces = vocabulary.lexicon.pieces(token)
    for number, piece in enumerate(pieces):
        within = 0 < number < len(pieces) - 1
        if piece.known and (places := _province(piece.typed, token, within, vocabulary)):
            reading.mentions.append(Mention(piece.typed, places))
            runs.append("")
        else:
            runs[-1] += piece.typed
    return [run for run in runs if run]


def _province(typed: str, run: str, within: bool, vocabulary: Vocabulary) -> list[Place]:
    """The province that a word of a run is; short ones stand at its ends, and เลย is often none."""
    before = run[: run.rfind(typed)]
    if len(typed) <= A_WORD_TOO and (within or (typed == "เลย" and before.endswith(AT_ALL))):
        return []
    return vocabulary.gazetteer.thai_named(typed, "province")
