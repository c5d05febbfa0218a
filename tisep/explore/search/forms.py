"""A term of a query and the forms under which documents may hold it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from tisep.explore.search.glossary import Glossary, is_short
from tisep.explore.search.lexicon import STOPWORDS, Lexicon
from tisep.explore.search.spelling import is_thai, norm, remembered, skeleton, spaced
from tisep.explore.search.stems import beginnings
from tisep.explore.search.themes import LITTLE

MOST_FORMS, MOST_WEAK, MOST_PIECES = 8, 8, 8
WEAK = 0.5
LONGEST_AS_SPELT = 5
SHORTEST_BEGUN = 5
HEADS = ("การ", "ความ", "ผู้", "คน", "กลุ่ม")
SHORTEST_REST = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a document's body and of its skeleton, and how well it stands for the term."""

    body: str
    skeleton: str
    weight: float = 1.0
    #: It has to be spelt so: it is no misspelling, and other words sound like it.
    spelt: bool = False

    @property
    def letters(self) -> int:
        return len(self.skeleton.strip())


@dataclass
class Term:
    """What was typed, its forms, and the words of a run of Thai that may also be meant."""

    typed: str
    forms: list[Form]
    also: list[str] = field(default_factory=list)
    pieces: list[Term] = field(default_factory=list)
    #: Parts of a run that are no words: misspelt, or names.
    unknown: list[str] = field(default_factory=list)
    #: Marks of the themes and places that have it, and what they weigh (labels.py).
    marks: dict[str, float] = field(default_factory=dict)


def forms_of(text: str, weight: float = 1.0) -> list[Form]:
    """The forms of one word or phrase: Latin words and numbers are found whole or begun."""
    return [Form(body, drawn, weight * own) for body, drawn, own in _spellings(text)]


@remembered
def _spellings(text: str) -> tuple[tuple[str, str, float], ...]:
    body = spaced(norm(text)).strip()
    if not body:
        return (("", "", 1.0),)
    if is_thai(body):
        drawn = spaced(skeleton(text)).strip()
        # At a border with Latin letters or digits the text has a space.
        return ((body, drawn or body, 1.0),)
    exact = (f" {body} ", f" {body} ", 1.0)
    *first, last = body.split()
    if last.isdigit() or len(body) <= 2:
        return (exact,)
    begun = [" ".join(["", *first, start]) for start in beginnings(last)]
    return (*((text, text, 0.8) for text in begun), exact)


def term_of(text: str, glossary: Glossary, lexicon: Lexicon | None = None) -> Term:
    """The term with all that stands for it; of a run of Thai, with its words."""
    others = sorted(glossary.others(text), key=lambda other: -other[1])
    also = [word for word, _weight in others[:6]]
    typed = forms_of(text)
    if text in glossary:
        told = glossary.telling(text)
        typed = [as_spelt(replace(form, weight=form.weight * told)) for form in typed]
    # Most records have few words in another language.
    others.sort(key=lambda other: (not is_thai(other[0]), -other[1]))
    forms = typed + [form for word, weight in others for form in instead(word, weight)]
    bare = [one for form in forms[:MOST_FORMS] for one in without_head(form)]
    # ตลาด, of การตลาด, stands in names of places.
    forms += [replace(one, weight=one.weight * glossary.telling(one.body)) for one in bare]
    strong = without_repeats([form for form in forms if form.weight > WEAK], MOST_FORMS)
    weak = without_repeats([form for form in forms if form.weight <= WEAK], MOST_WEAK)
    term = Term(text.strip(), strong + weak, also)
    if lexicon is not None:
        _into_pieces(term, glossary, lexicon)
    return term


@lru_cache(maxsize=50_000)
def instead(word: str, weight: float) -> tuple[Form, ...]:
    """The form of a word that stands for another; none of one that says too little alone."""
    if is_thai(word):
        widest = as_spelt(forms_of(word, weight)[0])
        return (widest,) if widest.letters > 2 else ()
    widest, *exact = forms_of(word, weight)
    # Short words begin many others: home, homeless.
    narrow = exact[-1] if exact and len(norm(word)) <= SHORTEST_BEGUN else widest
    return (narrow,) if len(norm(word)) > 2 else ()


def as_spelt(form: Form) -> Form:
    """The form, to be found only as it is spelt where it is short: ยาบ้า sounds in โรงพยาบาล."""
    if is_thai(form.body) and form.letters <= LONGEST_AS_SPELT:
        return replace(form, spelt=True)
    return form


def lessened(term: Term, share: float) -> Term:
    """The term, of which only so much of its weight is left."""
    forms = [replace(form, weight=form.weight * share) for form in term.forms]
    return replace(term, forms=forms)


def without_head(form: Form) -> list[Form]:
    """The form without the word that makes a noun of it: การกระจายอำนาจ, ผู้พิการ, กลุ่มเปราะบาง."""
    for head in HEADS:
        rest = form.body.removeprefix(head)
        if rest != form.body and len(rest) >= SHORTEST_REST and is_thai(rest):
            return forms_of(rest, form.weight * 0.85)[:1]
    return []


def without_repeats(forms: list[Form], most: int = MOST_FORMS) -> list[Form]:
    """The first of them, without those of which another says all."""
    kept: list[Form] = []
    for form in forms:
        if len(kept) == most:
            break
        if form.letters > 1 and not any(says(one, form) for one in kept):
            kept = [one for one in kept if not says(form, one)]
            kept.append(form)
    return kept or forms[:1]


def says(form: Form, other: Form) -> bool:
    """Whether whatever has the other has the form too, which weighs as much."""
    return (
        form.weight >= other.weight
        and form.skeleton in other.skeleton
        and form.body in other.body
        and (other.spelt or not form.spelt)
    )


def _into_pieces(term: Term, glossary: Glossary, lexicon: Lexicon) -> None:
    pieces = lexicon.pieces(norm(term.typed).replace(" ", ""), whole=False)
    if len(pieces) < 2:
        return
    # Beside a word of the field a short one says little: it stands in names of places.
    beside = any(piece.typed in glossary for piece in pieces)
    for piece in pieces:
        if piece.skeleton in STOPWORDS or len(piece.skeleton) < 2:
            continue
        if piece.known and (len(piece.skeleton) > 2 or piece.typed in glossary):
            part = term_of(piece.typed, glossary)
            little = beside and is_short(piece.typed) and piece.typed not in glossary
            term.pieces.append(lessened(part, LITTLE) if little else part)
        else:
            term.unknown.append(piece.typed)
    term.pieces = term.pieces[:MOST_PIECES]
