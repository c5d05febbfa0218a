"""Words that stand for each other: those of the glossary, and names of issues and target groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, zip_longest

from actors.models import Issue, TargetGroup
from tisep.explore.models import GlossaryTerm
from tisep.explore.search.edits import distance
from tisep.explore.search.families import ALIKE, american, are_family, bare
from tisep.explore.search.spelling import is_thai, key, norm
from tisep.explore.search.stems import LATIN, STOPWORDS, key_of, stems
from tisep.explore.search.themes import LITTLE, SHORT, in_many, known_by, names_of

Words = list[tuple[str, float]]
# Words that say of whom or what a term speaks, and mean nothing without the others; as stems.
HEADS = frozenset((
        "a", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
        "their", "without", "person", "peopl", "group", "worker", "work", "famili",
        "member", "communiti", "care", "servic", "support", "center", "centr", "develop",
        "program", "project", "problem", "issu", "local", "social", "public", "thai",
        "thailand", "dweller", "folk", "resid",
))  # fmt: skip
SAME, LAY, FURTHER, WIDER = 0.9, 0.8, 0.95, 0.5
PART, MOST_ENTRIES, MOST_JOINED = 0.8, 4, 4
# Of words that sound alike, one as short as this is meant only where it is spelt so.
AS_SPELT = 3


@dataclass
class Glossary:
    """Entries of words with weights, by the skeleton of a Thai word or the stems of others."""

    entries: list[Words] = field(default_factory=list)
    #: Wider words of an entry, and those of the issues and target groups that it speaks of: they
    #: stand for its words, and its words do not stand for them.
    spoken_of: dict[int, Words] = field(default_factory=dict)
    #: Short words (skeletons) that stand in the names of many places.
    in_names: frozenset[str] = frozenset()
    #: Terms of the glossary: the keys of their words, one in Thai, one in another language.
    terms: list[tuple[list[str], str, str]] = field(default_factory=list)
    by_key: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_spelling: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    #: Entries by each word of meaning that their Latin words hold, and how many words that has.
    by_token: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    #: Entries by all words of meaning of a phrase in Latin letters, whatever their order.
    by_meaning: dict[frozenset[str], list[int]] = field(default_factory=lambda: defaultdict(list))
    #: Entries by their Latin words written together: daycare.
    by_joined: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    #: The most words that an entry in Latin letters has.
    longest: int = 1
    #: Single words in Latin letters.
    latin: frozenset[str] = frozenset()

    @classmethod
    def read(cls, places: Iterable[str] = (), provinces: Iterable[str] = ()) -> Glossary:
        """All words that are in use; the names of places and provinces as skeletons."""
        found = cls(in_names=in_many(places, provinces))
        terms = GlossaryTerm.objects.filter(active=True).order_by("slug")
        spoken_of: dict[int, list[Issue | TargetGroup]] = {}
        for term in terms.prefetch_related("issues", "target_groups"):
            spoken_of[len(found.entries)] = [*term.issues.all(), *term.target_groups.all()]
            found.spoken_of[len(found.entries)] = [(word, WIDER) for word in term.wider_words]
            found.entries.append(
                [(word, 0.95) for word in (term.term_th, term.term_en) if word]
                + [(word, 0.9) for word in [*term.abbreviations, *term.synonyms_th]]
                + [(word, 0.9) for word in term.synonyms_en]
                + [(word, LAY) for word in term.lay_words]
            )
        found.terms = [in_both(words) for words in found.entries]
        for model in (Issue, TargetGroup):
            for theme in model.objects.order_by("order", "slug"):
                found.entries.append([(name, 0.9) for name in names_of(theme)])
        found._index()
        found._speak(spoken_of)
        return found

    def _speak(self, spoken_of: dict[int, list[Issue | TargetGroup]]) -> None:
        """Note by what words the themes are known that entries speak of."""
        words_of: dict[Issue | TargetGroup, list[str]] = defaultdict(list)
        for number, themes in spoken_of.items():
            for theme in themes:
                words_of[theme] += [word for word, _weight in self.entries[number]]
        of_theme = {theme: self._known_by(theme, words) for theme, words in words_of.items()}
        for number, themes in spoken_of.items():
            # What is spoken of first weighs a little more.
            lists = [
                [(word, weight * FURTHER**place) for word, weight in of_theme[theme]]
                for place, theme in enumerate(themes)
            ]
            rows = chain(*zip_longest(*lists))
            self.spoken_of[number] += [row for row in rows if row]

    def _known_by(self, theme: Issue | TargetGroup, words: list[str]) -> Words:
        """Its names and what else those are called in Thai; then what of `words` is in a name."""
        names = names_of(theme)
        others = [
            other
            for name in names
            for entry in self.entries_of(name)
            for other, weight in self.entries[entry]
            if weight >= SAME and is_thai(other)
        ]
        return known_by(names, others, words)

    def _index(self) -> None:
        latin = {
            token
            for words in self.entries
            for word, _weight in words
            if not is_thai(word)
            for token in LATIN.findall(norm(word))
        }
        stems(american(token) for token in latin)
        self.latin = frozenset(token for token in latin if token.isalpha())
        for number, words in enumerate(self.entries):
            for word, _weight in words:
                name = key_of(word)
                if name and number not in self.by_key[name]:
                    self.by_key[name].append(number)
                    self.longest = max(self.longest, name.count(" ") + 1)
                if not is_thai(word):
                    self._tokens(number, name.split())
                    self._joined(number, word)
                elif number not in self.by_spelling[spelling := key(word)]:
                    self.by_spelling[spelling].append(number)

    def _tokens(self, number: int, tokens: list[str]) -> None:
        meant = [token for token in tokens if token not in HEADS]
        for token in meant:
            least = self.by_token[token].get(number, len(meant))
            self.by_token[token][number] = min(least, len(meant))
        telling = frozenset(meant) - STOPWORDS
        if len(telling) > 1:
            self.by_meaning[telling].append(number)

    def _joined(self, number: int, word: str) -> None:
        tokens = LATIN.findall(norm(word))
        if 1 < len(tokens) < MOST_JOINED:
            self.by_joined[key_of("".join(tokens))].append(number)

    def others(self, word: str) -> Words:
        """What stands for the word, itself left out; of a Latin word that is only a part of
        terms, what those of the fewest words mean."""
        name = key_of(word)
        numbers = self.entries_of(word)
        part = 1.0
        if not numbers:
            part = PART
            numbers = self._nouns(word) if is_thai(word) else self.with_token(name)
        best: dict[str, float] = {}
        for number in numbers:
            for other, weight in self.entries[number]:
                if key_of(other) != name and not (weight <= LAY and is_short(other)):
                    best[other] = max(weight * part, best.get(other, 0))
            for other, weight in self.spoken_of.get(number, ()):
                best.setdefault(other, weight * part)
        return [(other, weight * self.telling(other)) for other, weight in best.items()]

    def entries_of(self, word: str) -> list[int]:
        """Entries of a word; of words that sound alike, those that are spelt so."""
        if is_thai(word) and (spelt := self.by_spelling.get(key(word))):
            return spelt
        name = key_of(word)
        if is_thai(word):
            return [] if len(name) <= AS_SPELT else self.by_key.get(name, [])
        return self.by_key.get(name) or self._of_phrase(word, name.split())

    def _of_phrase(self, word: str, tokens: list[str]) -> list[int]:
        """Entries of Latin words that are written apart or together, or in another order."""
        together = key_of("".join(LATIN.findall(norm(word))))
        if found := self.by_joined.get(together) or self.by_key.get(together):
            return found
        meant = frozenset(tokens) - HEADS - STOPWORDS
        return list(dict.fromkeys(self.by_meaning.get(meant, ())))[:MOST_ENTRIES]

    def _nouns(self, word: str) -> list[int]:
        """Entries of a word in Thai as another noun: คนขอทาน, ขอทาน."""
        return next(filter(None, map(self.entries_of, bare(key(word)))), [])

    def telling(self, word: str) -> float:
        """How much of its weight a word keeps that many places are called by."""
        return LITTLE if is_thai(word) and key_of(word) in self.in_names else 1.0

    def with_token(self, token: str) -> list[int]:
        """Entries of which a Latin word means this, or this and little else."""
        numbers = self.by_token.get(token) or self._of_family(token)
        fewest = min(numbers.values(), default=0)
        found = [number for number, count in numbers.items() if count == fewest]
        return found[:MOST_ENTRIES]

    def _of_family(self, token: str) -> dict[int, int]:
        """Entries of stems that differ from it in their endings alone."""
        return {
            number: count
            for known, numbers in self.by_token.items()
            if known[:ALIKE] == token[:ALIKE] and are_family(known, token)
            for number, count in numbers.items()
        }

    def has_word(self, token: str) -> bool:
        """Whether a Latin word means something in a term, alone or with others."""
        return key_of(token) in self.by_token

    def __contains__(self, word: str) -> bool:
        return bool(self.entries_of(word))

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


def in_both(words: Words) -> tuple[list[str], str, str]:
    thai = [word for word, _weight in words if is_thai(word)]
    others = [word for word, _weight in words if not is_thai(word)]
    return [key(word) for word in thai + others], (thai or [""])[0], (others or [""])[0]


def is_short(word: str) -> bool:
    """Whether it stands in too many words to be looked for instead of another."""
    return len(key_of(word)) <= SHORT


def is_telling(token: str) -> bool:
    """Whether a Latin word means something without the others of its term."""
    return stems([token])[token] not in HEADS
