"""Stems of English words, as PostgreSQL's English dictionary makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from django.db import connection

from tisep.explore.search.families import american
from tisep.explore.search.spelling import is_thai, key, norm, skeleton

LATIN = re.compile("[a-z0-9]+")
IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "people": "person",
    "persons": "person",
    "kids": "kid",
    "wives": "wife",
    "lives": "life",
    "feet": "foot",
    "mice": "mouse",
    "thieves": "thief",
    "elderly": "elder",
    "ageing": "aging",
}
STOPWORDS = frozenset((
        "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "cannot",
        "do", "does", "find", "for", "from", "get", "give", "gives", "group", "groups", "has",
        "have", "help", "helping", "helps", "how", "i", "in", "into", "is", "it", "its",
        "looking", "me", "my", "need", "needs", "of", "on", "or", "org", "organisation",
        "organisations", "organization", "organizations", "our", "please", "provide",
        "provides", "search", "show", "support", "supporting", "supports", "that", "the",
        "their", "them", "there", "they", "thing", "things", "this", "those", "to", "us",
        "want", "we", "what", "when", "where", "which", "who", "whom", "whose", "why",
        "with", "work", "working", "works", "you", "your", "project", "projects",
        "after", "against", "also", "around", "because", "before", "being", "but", "during",
        "every", "getting", "giving", "going", "got", "he", "her", "his", "if", "just", "keep",
        "keeping", "make", "making", "near", "nearby", "off", "offer", "offering", "offers", "only",
        "other", "over", "own", "she", "so", "some", "take", "taking", "than", "then", "these",
        "through", "too", "up", "very", "was", "were", "while", "am", "been", "could", "did",
        "don", "doesn", "had", "here", "isn", "ll", "may", "might", "re", "s", "should", "t", "ve",
        "would", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "something",
        "anything",
))  # fmt: skip
# Of whom a query speaks, which says nothing where it has another word; as stems.
WHOEVER = frozenset(
    ("person", "group", "famili", "household", "member", "folk", "dweller", "resid")
)
MOST_KEPT = 50_000
SHORTEST = 5
_known: dict[str, str] = {}


def stems(words: Iterable[str]) -> dict[str, str]:
    """The stem of each word."""
    words = list(words)
    new = [word for word in dict.fromkeys(words) if word not in _known]
    if new:
        if len(_known) > MOST_KEPT:
            _known.clear()
        plain = [IRREGULAR.get(word, word) for word in new]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT (ts_lexize('english_stem', word))[1] FROM unnest(%s) "
                "WITH ORDINALITY AS w (word, nth) ORDER BY nth",
                [plain],
            )
            rows = cursor.fetchall()
        for word, bare, (stem,) in zip(new, plain, rows, strict=True):
            _known[word] = stem or bare
    return {word: _known.get(word, word) for word in words}


def beginnings(word: str) -> list[str]:
    """What the word and its other forms begin with: worker for workers, povert for poverty."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, stems([word])[word], strict=False))
    start = "".join(letter for letter, _ in alike)
    # Of few letters it begins other words too: hous, in households.
    found = {start if len(start) >= SHORTEST else word, IRREGULAR.get(word, word)}
    if word in IRREGULAR:
        found.add(word)
    return sorted(one for one in found if len(one) > 2) or [word]


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """What words are compared by: how Thai sounds, the stems of other words."""
    if is_thai(word):
        return skeleton(key(word))
    tokens = [american(token) for token in LATIN.findall(norm(word))]
    known = stems(tokens)
    return " ".join(known[token] for token in tokens)
