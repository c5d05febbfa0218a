"""Terms of the glossary that are kindred to a phrase: they share the words that tell most.

What people type is seldom in the glossary as it stands, but its words are, in other company:
ลุกจากที่นอนไม่ได้ is near to ลุกไม่ได้ and ติดที่นอน, both of them words for who is bedridden.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tisep.explore.search.glossary import AS_SPELT
from tisep.explore.search.lexicon import STOPWORDS as SMALL
from tisep.explore.search.lexicon import Lexicon, Piece, thai_words
from tisep.explore.search.spelling import is_thai, norm, skeleton, spaced
from tisep.explore.search.stems import STOPWORDS, key_of

# Words are cut finely, so that phrases meet in their parts.
LONGEST_WORD = 7
# How much the likest phrase of a term counts, beside all that its phrases have of the words.
LIKEST = 0.6
# How much less a word tells of a term that has it in few phrases, beside one that has it in many.
MANY = 0.25
MOST = 4
# A term that is less kindred than this, or than such a part of the first, is none.
LEAST, OF_THE_FIRST = 0.15, 0.55


# Words that many phrases have in any field.
OFTEN = (
    "ตัวเอง", "เอง", "ต้อง", "เพราะ", "กัน", "แบบ", "มาก", "เยอะ", "หลาย", "ทุก", "อีก",
    "ยัง", "เลย", "ด้วย", "ไว้", "คือ", "แต่", "ถ้า", "ตอน", "เมื่อ", "ซึ่ง", "อยากได้",
    "อยากมี", "อยากให้", "หน่อย", "ครับ", "ค่ะ", "นะ", "จ้า", "แถว", "แถวบ้าน", "แถวนี้",
    "ใกล้", "ใกล้ๆ", "ใกล้บ้าน", "บ้านเรา", "เรา", "ฉัน", "ผม", "ไหม", "มั้ย", "ยังไง",
    "ติดต่อ", "สมัคร", "ขอที่", "หาที่", "โดน", "ถูก", "ไม่ได้", "ไม่มี", "ไม่ไหว", "สัก",
    "คอย", "กำลัง", "เคย", "ควร", "อยู่", "ช่วง", "บางคน", "คนที่", "ที่มี", "ระหว่าง", "มัน",
    "เขา", "ใครช่วย", "หาคน", "รับ", "เอา", "กี่", "เท่าไหร่", "เท่าไร", "ทำไม",
    "เมื่อไหร่", "ไม่มีใคร", "ไปหา", "อยากทำ", "อยากไป", "อยากหา", "จัง", "แจ้ง",
)  # fmt: skip
ANYWHERE = SMALL | frozenset(map(skeleton, OFTEN))


@cache
def short_words() -> Lexicon:
    words = {word: spelt for word, spelt in thai_words().items() if len(word) <= LONGEST_WORD}
    # Those come before others: the words of ไม่มีเงิน are no lone ไ and มีเงิน.
    return Lexicon(words, {skeleton(word): word for word in OFTEN})


def said(piece: Piece) -> str:
    """How a word sounds; a short one as it is spelt, for too many sound like it."""
    return piece.typed if len(piece.skeleton) <= AS_SPELT else piece.skeleton


def tells(word: str) -> bool:
    return len(word) > 1 and word not in ANYWHERE


@lru_cache(maxsize=100_000)
def words_in(text: str) -> frozenset[str]:
    """The words of a phrase that tell something: Thai as it sounds, stems of others."""
    found: set[str] = set()
    for part in spaced(norm(text)).split():
        if is_thai(part):
            pieces = short_words().pieces(part, whole=False)
            found.update(said(piece) for piece in pieces if tells(piece.skeleton))
        elif part not in STOPWORDS:
            found.add(key_of(part))
    return frozenset(found)


@dataclass
class Kindred:
    """Phrases of terms by the words in them, and what each word tells."""

    #: The number of the term that a phrase belongs to, and the length of the phrase.
    phrases: list[tuple[int, float]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    worth: dict[str, float] = field(default_factory=dict)
    #: How much each word is a term's own, of 1 for the term that has most phrases with it.
    own: dict[str, dict[int, float]] = field(default_factory=dict)
    unknown: float = 0.0

    @classmethod
    def of(cls, entries: Sequence[Iterable[tuple[str, float]]]) -> Kindred:
        """Of terms as the glossary has them: words with weights."""
        found = cls()
        texts = [(n, words_in(word)) for n, words in enumerate(entries) for word, _ in words]
        terms_with: dict[str, Counter[int]] = defaultdict(Counter)
        for number, words in texts:
            for word in words:
                terms_with[word][number] += 1
        found.own = {
            word: {number: (count / max(of.values())) ** MANY for number, count in of.items()}
            for word, of in terms_with.items()
        }
        most = len(entries) + 1
        found.unknown = math.log(2 * most)
        found.worth = {w: math.log(most / (len(of) + 0.5)) for w, of in terms_with.items()}
        for number, words in texts:
            for word in words:
                found.by_word[word].append(len(found.phrases))
            found.phrases.append((number, sum(found.worth[word] for word in words)))
        return found

    def near(self, words: Collection[str]) -> list[tuple[int, float]]:
        """The numbers of the terms nearest to these words, and how near, of 1; nearest first."""
        whole = sum(self.worth.get(word, self.unknown) for word in words)
        shared: dict[int, float] = defaultdict(float)
        has: dict[int, set[str]] = defaultdict(set)
        for word in words:
            for phrase in self.by_word.get(word, ()):
                shared[phrase] += self.worth[word]
                has[self.phrases[phrase][0]].add(word)
        likest: dict[int, float] = defaultdict(float)
        for phrase, worth in shared.items():
            number, length = self.phrases[phrase]
            likest[number] = max(likest[number], worth / math.sqrt(length * whole))
        scores = {
            number: LIKEST * like
            + (1 - LIKEST) * sum(self.worth[w] * self.own[w][number] for w in has[number]) / whole
            for number, like in likest.items()
        }
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        return [
            (number, score)
            for number, score in best
            if score >= max(LEAST, OF_THE_FIRST * best[0][1])
        ]
