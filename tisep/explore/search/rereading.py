"""A text read again where it found nothing: another keyboard, or misspelt."""

from __future__ import annotations

from dataclasses import replace

from tisep.explore.search.keyboard import as_latin, as_thai
from tisep.explore.search.meaning import Reading
from tisep.explore.search.reading import read
from tisep.explore.search.spelling import is_thai, norm
from tisep.explore.search.stems import STOPWORDS
from tisep.explore.search.vocabulary import Vocabulary

# So many letters have to be words for a text to be read on the other keyboard.
WELL_READ = 0.75


def on_other_keyboard(text: str, words: Vocabulary) -> Reading | None:
    """The text as the other layout would have written it, where that makes words."""
    meant = norm(as_latin(text) if is_thai(text) else as_thai(text))
    if not meant or meant == norm(text):
        return None
    if is_thai(text):
        tokens = [token for token in meant.split() if token not in STOPWORDS]
        known = [t for t in tokens if t in words.glossary or words.gazetteer.roman_named(t)]
        if not tokens or len(known) * 2 < len(tokens):
            return None
    elif well_read(meant, words) < WELL_READ:
        return None
    return replace(read(meant, words), keyboard=meant)


def well_read(text: str, words: Vocabulary) -> float:
    """The part of its letters that are words, single letters apart."""
    letters = known = 0
    for run in text.split():
        for piece in words.lexicon.pieces(run) if is_thai(run) else ():
            known += len(piece.typed) * piece.known
        letters += len(run)
    return known / letters if letters else 0


def mended(text: str, words: Vocabulary) -> Reading | None:
    """The reading with misspelt places and words put right."""
    other = read(text, words, mend=True)
    if not other.corrections:
        return None
    # A word that is put right may make a phrase with its neighbours: homeless shelter.
    right = {one.typed: one.read_as for one in other.corrections if not is_thai(one.typed)}
    if right and len(other.terms) > 1:
        phrase = " ".join(right.get(word, word) for word in norm(text).split())
        again = read(phrase, words, mend=True)
        if len(again.terms) < len(other.terms):
            return replace(again, typed=text, corrections=other.corrections)
    return other
