"""The words of Thai, by their skeletons: where one ends and the next begins, and what was meant.

The words are those of the package newmm-tokenizer, of which only the list is read, and those of
the field: glossary, issues, target groups, provinces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import files

from tisep.explore.search.edits import distance
from tisep.explore.search.spelling import (
    ALIKE,
    DOUBLED,
    DOUBLING,
    MARKED,
    SILENT,
    is_thai,
    key,
    letters_of,
    skeleton,
)

Buckets = dict[tuple[str | int, str | int], list[tuple[str, int]]]
LONGEST = 30
OF_THE_FIELD, OF_THE_LANGUAGE, LETTER = 1.0, 1.4, 2.6
STOPWORDS = frozenset(
    skeleton(word)
    for word in [
        "ที่",
        "ใน",
        "ของ",
        "และ",
        "กับ",
        "มี",
        "การ",
        "ช่วย",
        "ใคร",
        "ให้",
        "ได้",
        "เป็น",
        "จะ",
        "ไป",
        "มา",
        "ทำ",
        "อยู่",
        "จาก",
        "โดย",
        "เพื่อ",
        "สำหรับ",
        "หรือ",
        "ความ",
        "ผู้",
        "คน",
        "ด้าน",
        "เรื่อง",
        "เกี่ยวกับ",
        "อะไร",
        "ไหน",
        "บ้าง",
        "ไม่",
        "แก่",
        "ต่อ",
        "ตาม",
        "แล้ว",
        "ก็",
        "ว่า",
        "นี้",
        "นั้น",
        "ทั้ง",
        "ถึง",
        "ต้องการ",
        "อยาก",
        "หา",
        "ขอ",
        "ช่วยเหลือ",
        "แห่ง",
        "พวก",
        "ที่ไหน",
        "อย่างไร",
        "ทำงาน",
        "ดูแล",
        "ปัญหา",
    ]
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run of Thai: as typed, its skeleton, and whether it is a word."""

    typed: str
    skeleton: str
    known: bool


@dataclass
class Lexicon:
    words: dict[str, str] = field(default_factory=dict)
    of_field: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> Lexicon:
        """The language's words and these of the field."""
        own = {skeleton(key(word)): word for word in words if is_thai(word)}
        return cls(thai_words(), {word: name for word, name in own.items() if len(word) > 1})

    def cost(self, word: str) -> float | None:
        if word in self.of_field:
            return OF_THE_FIELD
        if word in self.words:
            return OF_THE_LANGUAGE + (len(word) == 2) * 0.4
        return None

    def pieces(self, run: str, *, whole: bool = True) -> list[Piece]:
        """The words of a run of Thai (normalised, no spaces), and what stands between them.

        Without `whole` the run is not one word: what it is made of is sought.
        """
        drawn, starts = aligned(run, doubled=True)
        # One word may end with the letter that the next begins with: คนแก่กระบี่.
        heard = without_doubles if DOUBLED.search(drawn) else str
        best: list[tuple[float, int, bool]] = [(0.0, 0, True)]
        for end in range(1, len(drawn) + 1):
            options = [(best[end - 1][0] + LETTER, end - 1, False)]
            for start in range(max(0, end - LONGEST), end - 1):
                cost = self.cost(heard(drawn[start:end]))
                if cost is not None and (whole or end - start < len(drawn)):
                    options.append((best[start][0] + cost, start, True))
            best.append(min(options))
        cuts: list[tuple[int, int, bool]] = []
        end = len(drawn)
        while end:
            _cost, start, known = best[end]
            if not known and cuts and not cuts[-1][2]:
                cuts[-1] = (start, cuts[-1][1], False)
            else:
                cuts.append((start, end, known))
            end = start
        edges = [*starts, len(run)]
        return [
            Piece(run[edges[a] if a else 0 : edges[b]], heard(drawn[a:b]), known)
            for a, b, known in reversed(cuts)
        ]

    def spelt(self, word: str) -> str:
        """A word as it is written, of its skeleton."""
        return self.of_field.get(word) or self.words.get(word, word)

    def meant(self, piece: str, most: int = 4, edits_at_most: int = 2) -> list[str]:
        """Words (skeletons) that the skeleton of a misspelt one may stand for, nearest first."""
        limit = min(1 if len(piece) < 6 else 2, edits_at_most)
        for words in (self.own_buckets, buckets()):
            found: dict[int, set[str]] = defaultdict(set)
            for near in alike(words, piece, limit):
                edits = distance(near, piece, limit)
                if 0 < edits <= limit:
                    found[edits].add(near)
            if found:
                return [word for edits in sorted(found) for word in sorted(found[edits])][:most]
        return []

    @cached_property
    def own_buckets(self) -> Buckets:
        return bucketed(self.of_field)


def aligned(run: str, *, doubled: bool = False) -> tuple[str, list[int]]:
    """The skeleton of a normalised run, and where in the run each of its letters stands.

    `doubled`: with letters that stand twice.
    """
    silent = {i for hit in SILENT.finditer(run) for i in range(*hit.span())}
    drawn: list[str] = []
    starts: list[int] = []
    before = ""
    for i, heard in enumerate(run.translate(ALIKE)):
        again = heard == before and heard in DOUBLING and not doubled
        if heard in MARKED or i in silent or again:
            continue
        drawn.append(heard)
        starts.append(i)
        before = heard
    return "".join(drawn), starts


def without_doubles(drawn: str) -> str:
    return DOUBLED.sub(r"\1", drawn)


def bucketed(words: Iterable[str]) -> Buckets:
    """Words with their letters, by the first and the length, and by the length and the last."""
    found: Buckets = defaultdict(list)
    for word in words:
        letters = letters_of(word)
        found[word[0], len(word)].append((word, letters))
        found[len(word), word[-1]].append((word, letters))
    return found


def alike(words: Buckets, piece: str, limit: int) -> Iterable[str]:
    """Words that may be so few edits away: each changes two letters of a word's at most."""
    letters = letters_of(piece)
    for length in range(max(3, len(piece) - limit), len(piece) + limit + 1):
        for bucket in ((piece[0], length), (length, piece[-1])):
            for word, others in words.get(bucket, ()):
                if (letters ^ others).bit_count() <= 2 * limit:
                    yield word


@cache
def buckets() -> Buckets:
    return bucketed(thai_words())


@cache
def thai_words() -> dict[str, str]:
    """Skeletons of the words of Thai, and one spelling of each."""
    (listed,) = [path for path in files("newmm-tokenizer") or () if path.name == "words_th.txt"]
    words = listed.read_text(encoding="utf-8").split()
    # One text, so that each step is taken once and not sixty thousand times.
    drawn = skeleton("\u241e".join(words)).split("\u241e")
    pairs = zip(drawn, words, strict=True)
    return {word: spelt for word, spelt in pairs if 1 < len(word) <= LONGEST and " " not in word}
