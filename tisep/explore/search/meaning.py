"""What a query was understood to mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from tisep.explore.search.forms import Form, Term
from tisep.explore.search.places import Place
from tisep.explore.search.spelling import key


@dataclass
class Mention:
    """A place as it was typed, and what it may be. `sure`: it cannot well be anything else."""

    typed: str
    places: list[Place]
    sure: bool = True


@dataclass
class Correction:
    typed: str
    read_as: str


@dataclass
class Reading:
    """A query as it was understood; places narrowed to what they mean together."""

    typed: str
    whole: Form
    terms: list[Term] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    keyboard: str | None = None
    #: Marks of the themes that have all of it, and what they weigh (labels.py).
    marks: dict[str, float] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return key(self.typed)

    @property
    def codes(self) -> list[str]:
        return [place.code for place in self.places]

    def __bool__(self) -> bool:
        return bool(self.whole.body.strip())

    def without(self, *what: str) -> Reading:
        """The same with its places, years or terms dropped."""
        dropped: dict[str, Any] = {name: [] for name in what}
        return replace(self, **dropped)
