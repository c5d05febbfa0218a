"""A term of a query and the forms under which documents may hold it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tisep.explore.search.glossary import Glossary
from tisep.explore.search.lexicon import STOPWORDS, Lexicon
from tisep.explore.search.spelling import is_thai, norm, skeleton, spaced
from tisep.explore.search.stems import beginnings

MOST_FORMS, MOST_WEAK, MOST_PIECES = 9, 8, 8
WEAK = 0.5
HEADS = ("การ", "ความ", "ผู้", "คน", "กลุ่ม")
SHORTEST_REST = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A part of a document's body and of its skeleton, and how well it stands for the term."""

    body: str
    skeleton: str
    weight: float = 1.0

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


def forms_of(text: str, weight: float = 1.0) -> list[Form]:
    """The forms of one word or phrase: Latin words and numbers are found whole or begun."""
    body = spaced(norm(text)).strip()
    if not body:
        return [Form("", "", weight)]
    if is_thai(body):
        drawn = spaced(skeleton(text)).strip()
        # At a border with Latin letters or digits the text has a space.
        return [Form(body, drawn or body, weight)]
    if body.replace(" ", "").isdigit():
        return [Form(f" {body} ", f" {body} ", weight)]
    *first, last = body.split()
    if last.isdigit():
        return [Form(f" {body} ", f" {body} ", weight)]
    exact = Form(f" {body} ", f" {body} ", weight)
    begun = [" ".join(["", *first, start]) for start in beginnings(last)]
    wide = [Form(text, text, weight * 0.8) for text in begun]
    return [*wide, exact] if len(body) > 2 else [exact]


def term_of(text: str, glossary: Glossary, lexicon: Lexicon | None = None) -> Term:
    """The term with all that stands for it; of a run of Thai, with its words."""
    others = sorted(glossary.others(text), key=lambda other: -other[1])
    forms = forms_of(text)
    for word, weight in others:
        # Two letters are in many words.
        widest = forms_of(word, weight)[0]
        forms += [widest] if widest.letters > 2 or len(widest.body) > 2 else []
    forms += [bare for form in forms[:MOST_FORMS] for bare in without_head(form)]
    strong = without_repeats([form for form in forms if form.weight > WEAK], MOST_FORMS)
    weak = without_repeats([form for form in forms if form.weight <= WEAK], MOST_WEAK)
    term = Term(text.strip(), strong + weak, also=[word for word, _ in others][:6])
    if lexicon is not None:
        _into_pieces(term, glossary, lexicon)
    return term


def without_head(form: Form) -> list[Form]:
    """The form without the word that makes a noun of it: การกระจายอำนาจ, ผู้พิการ, กลุ่มเปราะบาง."""
    for head in HEADS:
        rest = form.body.removeprefix(head)
        if rest != form.body and len(rest) >= SHORTEST_REST and is_thai(rest):
            return forms_of(rest, form.weight * 0.85)[:1]
    return []


def without_repeats(forms: list[Form], most: int = MOST_FORMS) -> list[Form]:
    """The first of them, each once."""
    kept: list[Form] = []
    for form in forms:
        if form.letters > 1 and form not in kept:
            kept.append(form)
    return kept[:most] or forms[:1]


def _into_pieces(term: Term, glossary: Glossary, lexicon: Lexicon) -> None:
    pieces = lexicon.pieces(norm(term.typed).replace(" ", ""), whole=False)
    if len(pieces) < 2:
        return
    for piece in pieces:
        if piece.skeleton in STOPWORDS or len(piece.skeleton) < 2:
            continue
        if piece.known and (len(piece.skeleton) > 2 or piece.typed in glossary):
            term.pieces.append(term_of(piece.typed, glossary))
        else:
            term.unknown.append(piece.typed)
    term.pieces = term.pieces[:MOST_PIECES]
