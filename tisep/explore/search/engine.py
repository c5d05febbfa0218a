"""The search: readings of what was typed, tried from the most likely to the least."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from tisep.explore.search.clauses import Clause, whole_name
from tisep.explore.search.finding import FILLING, RANKED, Hit, Hits, execute, find
from tisep.explore.search.forms import Term, forms_of, term_of, without_repeats
from tisep.explore.search.glossary import SAME
from tisep.explore.search.meaning import Correction, Reading
from tisep.explore.search.nearest import nearest_terms
from tisep.explore.search.nearly import nearly_named
from tisep.explore.search.reading import read_once
from tisep.explore.search.rereading import mended, on_other_keyboard
from tisep.explore.search.spelling import key, norm
from tisep.explore.search.vocabulary import Vocabulary, vocabulary

FULL = 10
# A step as good as this needs no looser one behind it.
TRUSTED = 70
NAMESAKES = 3
# What is so much like a name, and is no row of words, is one that is misspelt.
A_NAME = 55
# How many documents are ranked that speak of what is only near to the words.
NEAR = 400
NAMES_OF = """
SELECT o.marks, o.names FROM explore_searchdocument o WHERE {condition} LIMIT 8
"""


@dataclass
class Answer:
    """What was found, how the query was understood for it, and what had to be let go."""

    reading: Reading
    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    capped: bool = False
    relaxed: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    #: The hits of the strictest reading that found any; behind them stand those of looser ones.
    best: list[Hit] = field(default_factory=list)
    #: What all of those have in common; None where they are all there is.
    condition: Clause | None = None
    how: str = ""
    #: How near the terms are that it was read as, of 1.
    near: float = 0


def search(
    text: str, within: Clause | None = None, *, verbatim: bool = False, shown: int = RANKED,
    words: Vocabulary | None = None,
) -> Answer:  # fmt: skip
    """The documents that a text finds, the first `shown` of them; `within` narrows them by others.

    `words` are those to read it with, where they have been asked for already.
    """
    words = words or vocabulary()
    reading = read_once(text, words)
    if not reading:
        return Answer(reading)
    shown = max(shown, FULL)
    first = strictly(reading, within, words, shown)
    if first and (first.exact or first.count >= FULL):
        return answer(reading, first, "all")
    if not first and not verbatim:
        for other in (on_other_keyboard(text, words), mended(text, words)):
            if other and (found := strictly(other, within, words, shown)):
                return merged(other, filled(answer(other, found, "read again"), within, words))
    return loosely(reading, first, within, words, verbatim=verbatim)


def strictly(reading: Reading, within: Clause | None, words: Vocabulary, shown: int) -> Hits:
    """What answers every term, place and year."""
    reading.terms = with_names(reading)
    reading.marks = words.labels.of_form(reading.whole)
    terms = with_marks(reading.terms, words)
    return find(reading, terms, keys_of(reading), within, shown=shown)


def loosely(
    reading: Reading, first: Hits, within: Clause | None, words: Vocabulary, *, verbatim: bool
) -> Answer:
    """Fill the first page with what answers a looser reading."""
    steps = [answer(reading, first, "all")] if first else []
    pieces, corrections = in_pieces(reading, words, mend=not verbatim)
    if pieces:
        found = find(reading, with_marks(pieces, words), keys_of(reading), within, named=False)
        fixed = replace(reading, corrections=reading.corrections + corrections)
        steps += [answer(fixed, found, "pieces", pieces)] if found else []
    near = Hits() if first or verbatim else nearly_named(reading.typed, within)
    known = bool(near) and is_known(reading, words)
    if near:
        steps.append(answer(reading, near, "resembling" if known else "nearly"))
    terms = pieces or reading.terms
    a_name = bool(near) and near.hits[0].score >= (TRUSTED if known else A_NAME)
    if not verbatim and not a_name and not (first and reading.places):
        steps += kindred(reading, within, words)
    if not any(trust(step) >= TRUSTED for step in steps):
        steps += relaxed(reading, terms, within)
    elif len(terms) > 1 and sum(len(step.hits) for step in steps) < FULL and not verbatim:
        found = find(
            reading, terms, keys_of(reading), within, named=False, loosely=True, most=FILLING
        )
        steps += [answer(reading, found, "relaxed", terms)] if found else []
    return merged(reading, steps)


def filled(step: Answer, within: Clause | None, words: Vocabulary) -> list[Answer]:
    """The step, and what is near to it where it does not fill a page."""
    if step.count >= FULL or step.reading.places:
        return [step]
    return [step, *kindred(step.reading, within, words)]


def kindred(reading: Reading, within: Clause | None, words: Vocabulary) -> list[Answer]:
    """What speaks of the glossary's terms that are nearest to all that was typed."""
    nearest, near = nearest_terms(reading, words)
    if not nearest:
        return []
    terms = with_marks(nearest, words)
    found = find(reading, terms, keys_of(reading), within, named=False, loosely=True, most=NEAR)
    step = replace(answer(reading, found, "kindred", terms), near=near, relaxed=["terms"])
    return [step] if found else []


def is_known(reading: Reading, words: Vocabulary) -> bool:
    """Whether every term is a word: then none is misspelt, and the query is no name either."""
    return bool(reading.terms) and all(
        term.typed in words.glossary
        or words.lexicon.cost(forms_of(term.typed)[0].skeleton) is not None
        for term in reading.terms
    )


def merged(reading: Reading, steps: list[Answer]) -> Answer:
    """One list of several, each thing once where it comes first."""
    if not steps:
        return Answer(reading)
    steps = sorted(steps, key=lambda step: -trust(step))
    best = steps[0]
    hits = {hit.id: hit for step in reversed(steps) for hit in reversed(step.hits)}
    ordered = list(dict.fromkeys(hit.id for step in steps for hit in step.hits))
    ordered = ordered[: max(FULL, len(best.hits))]
    count = max(len(ordered), best.count)
    return replace(best, hits=[hits[one] for one in ordered], count=count)


def trust(step: Answer) -> float:
    """How well a step answers: a name that is almost the same beats words that are scattered."""
    if step.how in {"nearly", "resembling"}:
        return step.hits[0].score * (0.6 if step.how == "resembling" else 1)
    if step.how == "kindred":
        return 50 + 25 * step.near
    return {"all": 100.0, "read again": 100.0, "pieces": 72.0, "relaxed": 58.0}.get(step.how, 0)


def relaxed(reading: Reading, terms: list[Term], within: Clause | None) -> list[Answer]:
    """Without the year; with any of the terms; without the place."""
    dropped: list[str] = []
    for name in ("years", "any", "places"):
        if name == "any" and len(terms) > 1:
            dropped.append("terms")
        elif name != "any" and getattr(reading, name):
            reading = reading.without(name)
            dropped.append(name.removesuffix("s"))
        else:
            continue
        if not (terms or reading.places or reading.years):
            break
        loose = "terms" in dropped
        found = find(reading, terms, keys_of(reading), within, named=False, loosely=loose)
        if found:
            return [replace(answer(reading, found, "relaxed", terms), relaxed=list(dropped))]
    return []


def answer(reading: Reading, found: Hits, how: str, terms: list[Term] | None = None) -> Answer:
    return Answer(
        reading,
        found.hits,
        found.count,
        found.capped,
        best=found.hits,
        terms=reading.terms if terms is None else terms,
        condition=found.condition,
        how=how,
    )


def with_marks(terms: list[Term], words: Vocabulary) -> list[Term]:
    """The terms, each with the marks of the themes and places that have it."""
    for term in terms:
        term.marks = words.labels.of_term(term)
    return terms


def keys_of(reading: Reading) -> list[str]:
    """Names, whole and without spaces, that the query may be."""
    keys = [reading.key]
    if not reading.terms:
        keys += [key(place.name_th) for place in reading.places[:5]]
    elif len(reading.terms) == 1 and not reading.places and not reading.years:
        keys += [key(form.body) for form in reading.terms[0].forms if form.weight >= SAME]
    return list(dict.fromkeys(keys))


def with_names(reading: Reading) -> list[Term]:
    """The terms, with the other names of what is called so: พอช. and its full name."""
    if not reading.terms:
        return []
    sought = {f"={key(term.typed)}": term for term in reading.terms}
    condition = whole_name([sign[1:] for sign in sought])
    called: dict[str, list[str]] = {}
    for signs, named in execute(NAMES_OF.format(condition=condition.sql), condition.params):
        for sign in set(signs) & set(sought):
            called.setdefault(sign, []).append(named)
    terms = []
    for sign, term in sought.items():
        # What is called so many times over is no abbreviation of one name.
        bodies = called.get(sign, []) if len(called.get(sign, [])) <= NAMESAKES else []
        names = dict.fromkeys(name.strip() for body in bodies for name in body.split("⁋"))
        forms = [form for name in list(names)[:6] if len(name) > 2 for form in forms_of(name, 0.9)]
        terms.append(replace(term, forms=without_repeats(forms + term.forms, 18)))
    return terms


def in_pieces(
    reading: Reading, words: Vocabulary, *, mend: bool
) -> tuple[list[Term], list[Correction]]:
    """The words of the terms that are several, and the corrections of those that are none."""
    terms: list[Term] = []
    corrections: list[Correction] = []
    for term in reading.terms:
        if not term.pieces and not term.unknown:
            terms.append(term)
            continue
        terms += term.pieces
        for unknown in term.unknown if mend else ():
            meant = words.lexicon.meant(norm(unknown))
            if meant:
                forms = [form for word in meant for form in forms_of(word, 0.8)]
                terms.append(Term(unknown, forms))
                corrections.append(Correction(unknown, meant[0]))
            else:
                terms.append(Term(unknown, forms_of(unknown)))
    changed = [t.typed for t in terms] != [t.typed for t in reading.terms]
    return (terms, corrections) if changed else ([], [])


__all__ = ["Answer", "search", "term_of"]
