"""The glossary's terms that are nearest to all that was typed, as terms of the query."""

from __future__ import annotations

from tisep.explore.search.forms import Term, lessened, term_of
from tisep.explore.search.kindred import words_in
from tisep.explore.search.meaning import Reading
from tisep.explore.search.vocabulary import Vocabulary

# What is less near than the first is seldom meant beside it: by this power it weighs less.
FIRST = 4


def nearest_terms(reading: Reading, words: Vocabulary) -> tuple[list[Term], float]:
    """The terms, each weighing as it is near, and how near the first is, of 1."""
    asked = {word for term in reading.terms for word in words_in(term.typed)}
    near = words.kindred.near(asked)
    nearest = near[0][1] if near else 0.0
    glossary = words.glossary
    terms = [
        lessened(term_of(glossary.entries[n][0][0], glossary), share * (share / nearest) ** FIRST)
        for n, share in near
    ]
    return terms, nearest
