"""Words that stand for each other: those of the glossary, and names of issues and target groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from actors.models import Issue, TargetGroup
from tisep.explore.models import GlossaryTerm
from tisep.explore.search.edits import distance
from tisep.explore.search.spelling import is_thai, key, norm, skeleton
from tisep.explore.search.stems import stems

Words = list[tuple[str, float]]
LATIN = re.compile("[a-z0-9]+")
# Words that say of whom or what a term speaks, and mean nothing without the others; as stems.
HEADS = frozenset((
        "a", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        "their", "without", "person", "peopl", "group", "worker", "work", "famili",
        "member", "communiti", "care", "servic", "support", "center", "centr", "develop",
        "program", "project", "problem", "issu", "local", "social", "public", "thai",
        "thailand",
))  # fmt: skip
SAME = 0.9
SHORTEST_PART = 4
PART, SPOKEN_OF, MOST_ENTRIES = 0.8, 0.45, 4
BRACKETED = re.compile(r"\s*\([^)]*\)")


@dataclass
class Glossary:
    """Entries of words with weights, by the skeleton of a Thai word or the stems of others."""

    entries: list[Words] = field(default_factory=list)
    #: Words of the issues and target groups that an entry speaks of: they stand for its words,
    #: and its words do not stand for them.
    spoken_of: dict[int, list[str]] = field(default_factory=dict)
    #: Terms of the glossary: the keys of their words, one in Thai, one in another language.
    terms: list[tuple[list[str], str, str]] = field(default_factory=list)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    #: Entries by each word of meaning that their Latin words hold, and how many words that has.
    by_token: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    #: The most words that an entry in Latin letters has.
    longest: int = 1
    #: Single words in Latin letters.
    latin: frozenset[str] = frozenset()

    @classmethod
    def read(cls) -> Glossary:
        found = cls()
        terms = GlossaryTerm.objects.filter(active=True).order_by("slug")
        for term in terms.prefetch_related("issues", "target_groups"):
            themes: list[Issue | TargetGroup] = [*term.issues.all(), *term.target_groups.all()]
            found.spoken_of[len(found.entries)] = [
                word for theme in themes for word in parts_of(theme)
            ]
            found.add(
                [(word, 0.95) for word in (term.term_th, term.term_en) if word]
                + [(word, 0.9) for word in [*term.abbreviations, *term.synonyms_th]]
                + [(word, 0.9) for word in term.synonyms_en]
                + [(word, 0.8) for word in term.lay_words]
            )
        found.terms = [in_both(words) for words in found.entries]
        for model in (Issue, TargetGroup):
            for theme in model.objects.order_by("order", "slug"):
                found.add([(name, 0.9) for name in names_of(theme)])
        found._index()
        return found

    def add(self, words: Words) -> None:
        self.entries.append(words)

    def _index(self) -> None:
        latin = {
            token
            for words in self.entries
            for word, _weight in words
            if not is_thai(word)
            for token in LATIN.findall(norm(word))
        }
        stems(latin)
        self.latin = frozenset(token for token in latin if token.isalpha())
        for number, words in enumerate(self.entries):
            for word, _weight in words:
                name = key_of(word)
                if name and number not in self.by_key[name]:
                    self.by_key[name].append(number)
                    self.longest = max(self.longest, name.count(" ") + 1)
                if not is_thai(word):
                    self._tokens(number, name.split())

    def _tokens(self, number: int, tokens: list[str]) -> None:
        meant = [token for token in tokens if token not in HEADS]
        for token in meant:
            least = self.by_token[token].get(number, len(meant))
            self.by_token[token][number] = min(least, len(meant))

    def others(self, word: str) -> Words:
        """What stands for the word, itself left out; of a Latin word that is only a part of
        terms, what those of the fewest words mean."""
        name = key_of(word)
        numbers = self.by_key.get(name, [])
        part = 1.0
        if not numbers and not is_thai(word):
            numbers, part = self.with_token(name), PART
        best: dict[str, float] = {}
        for number in numbers:
            for other, weight in self.entries[number]:
                if key_of(other) != name:
                    best[other] = max(weight * part, best.get(other, 0))
            for other in self._of_themes(number):
                best.setdefault(other, SPOKEN_OF * part)
        return list(best.items())

    def _of_themes(self, number: int) -> list[str]:
        """Names of what an entry speaks of, then what else those are called in Thai."""
        names = self.spoken_of.get(number, [])
        others = [
            word
            for name in names
            for entry in self.by_key.get(key_of(name), ())
            if entry != number
            for word, weight in self.entries[entry]
            if weight >= SAME and is_thai(word)
        ]
        return list(dict.fromkeys([*filter(is_thai, names), *others, *names]))

    def with_token(self, token: str) -> list[int]:
        """Entries of which a Latin word means this, or this and little else."""
        numbers = self.by_token.get(token, {})
        fewest = min(numbers.values(), default=0)
        found = [number for number, count in numbers.items() if count == fewest]
        return found[:MOST_ENTRIES]

    def __contains__(self, word: str) -> bool:
        return key_of(word) in self.by_key

    def beginning(self, text: str) -> list[tuple[str, str]]:
        """Terms of which a word begins so: in Thai and in English, either of which may be empty."""
        start = key(text)
        if len(start) < 2:
            return []
        return [
            (thai, other)
            for keys, thai, other in self.terms
            if any(name.startswith(start) for name in keys)
        ]

    def nearly(self, word: str) -> str | None:
        """The Latin word of a term that is one edit away, or two of a long one."""
        most = 2 if len(word) >= 8 else 1
        if len(word) < 5 or word in self.latin:
            return None
        near = {other: distance(other, word, most) for other in self.latin if len(other) > 3}
        best = min(near, key=lambda other: (near[other], other), default=None)
        return best if best and near[best] <= most else None

    def thai_words(self) -> Iterable[str]:
        return (word for words in self.entries for word, _weight in words if is_thai(word))


def names_of(theme: Issue | TargetGroup) -> list[str]:
    """What a theme is called; its name in Thai may be several with slashes between."""
    parts = [part.strip() for part in BRACKETED.sub("", theme.name_th).split("/")]
    names = [theme.name_th, *parts, BRACKETED.sub("", theme.name_en).strip(), *theme.aliases]
    return list(dict.fromkeys(filter(None, names)))


def parts_of(theme: Issue | TargetGroup) -> list[str]:
    """Its names, then what they name together: debt, of debt and financial behaviour."""
    names = names_of(theme)
    parts = [part for name in names if is_thai(name) for part in name.split("และ")]
    return list(dict.fromkeys([*names, *(part for part in parts if len(part) >= SHORTEST_PART)]))


def in_both(words: Words) -> tuple[list[str], str, str]:
    thai = [word for word, _weight in words if is_thai(word)]
    others = [word for word, _weight in words if not is_thai(word)]
    return [key(word) for word in thai + others], (thai or [""])[0], (others or [""])[0]


def is_telling(token: str) -> bool:
    """Whether a Latin word means something without the others of its term."""
    return stems([token])[token] not in HEADS


def key_of(word: str) -> str:
    if is_thai(word):
        return skeleton(key(word))
    tokens = LATIN.findall(norm(word))
    known = stems(tokens)
    return " ".join(known[token] for token in tokens)
