"""The words that themes (issues and target groups) are known by, and words that tell little."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from actors.models import Issue, TargetGroup
from tisep.explore.search.spelling import is_thai

BRACKETED = re.compile(r"\s*\([^)]*\)")
SPOKEN_OF, SHORTEST_CORE = 0.4, 4
# A word as short as this, in the names of so many places, tells little of a record that has it:
# most are called after a place. So much is left of its weight.
SHORT, IN_NAMES, LITTLE = 4, 10, 0.3


def names_of(theme: Issue | TargetGroup) -> list[str]:
    """What a theme is called; its name in Thai may be several with slashes between."""
    parts = [part.strip() for part in BRACKETED.sub("", theme.name_th).split("/")]
    names = [theme.name_th, *parts, BRACKETED.sub("", theme.name_en).strip(), *theme.aliases]
    return list(dict.fromkeys(filter(None, names)))


def cores(names: list[str], words: Iterable[str]) -> dict[str, float]:
    """Words that are a part of a name, by the share that they have in it: debt in "debt and
    financial behaviour"."""
    inside = {}
    for word in words:
        held = [len(name) for name in names if word in name]
        if held and is_thai(word) and len(word) >= SHORTEST_CORE:
            inside[word] = SPOKEN_OF * (0.6 + 0.4 * len(word) / min(held))
    return dict(sorted(inside.items(), key=lambda pair: -pair[1]))


def known_by(names: list[str], others: list[str], words: Iterable[str]) -> list[tuple[str, float]]:
    """The names of a theme, what else those are called, and which of `words` are in a name."""
    whole = dict.fromkeys([*filter(is_thai, names), *others, *names], SPOKEN_OF)
    return list((cores(names, words) | whole).items())


def in_many(names: Iterable[str], wide: Iterable[str]) -> frozenset[str]:
    """The runs of few letters that many names of places hold, or one of a wide place."""
    often = Counter(run for name in names for run in runs_of(name))
    many = {run for run, count in often.items() if count >= IN_NAMES}
    return frozenset(many.union(*map(runs_of, wide)))


def runs_of(name: str) -> set[str]:
    return {
        name[start : start + length]
        for length in range(2, SHORT + 1)
        for start in range(len(name) - length + 1)
    }
