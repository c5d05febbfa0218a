"""Themes and places by their words: what documents say of them by a mark, and not again in full.

A term of a query is looked for in the names of issues, target groups and regions here, once, and
in documents by the marks of those that have it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from actors.models import Issue, TargetGroup
from tisep.explore.search.forms import Form, Term, forms_of
from tisep.explore.search.places import Gazetteer
from tisep.explore.search.spelling import is_thai, norm, skeleton, spaced

# What a match weighs in a theme, in what the theme hangs on, and in a place.
THEME, ABOVE, PLACE = 7.0, 4.0, 4.5
SOUNDS_ALIKE = 0.7
# A skeleton as short as this sounds like too much: it has to be spelt as it was typed.
SHORT = 3
# A word that more places have is none of theirs: บ้าน.
MOST_PLACES = 60
BETWEEN = " ⁋ "
KINDS = {
    "actor": ["องค์กร หน่วยงาน", "organisation organization"],
    "project": ["โครงการ", "project"],
    "resource": ["ทรัพยากร", "resource"],
    "need": ["ความต้องการ", "need"],
}
Marks = dict[str, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Names of a theme as documents would spell and draw them.

    `marks` are borne by documents that have the theme, or what hangs on it, with their weight.
    """

    marks: tuple[tuple[str, float], ...]
    body: str
    skeleton: str


@dataclass
class Labels:
    themes: list[Label]
    gazetteer: Gazetteer
    _kept: dict[Form, Marks] = field(default_factory=dict)

    @classmethod
    def read(cls, gazetteer: Gazetteer) -> Labels:
        themes = [
            label([(f"@{kind}:{slug}", THEME), (f"@above-{kind}:{slug}", ABOVE)], names)
            for kind, model in (("issue", Issue), ("group", TargetGroup))
            for slug, *named, aliases in model.objects.values_list(
                "slug", "name_th", "name_en", "aliases"
            )
            for names in ([*named, *aliases],)
        ]
        kinds = [label([(f"@kind:{kind}", ABOVE)], names) for kind, names in KINDS.items()]
        return cls(themes + kinds, gazetteer)

    def of_term(self, term: Term) -> Marks:
        """The marks of what a term is found in, and how much each weighs."""
        found: Marks = {}
        for form in term.forms:
            for mark, weight in self.of_form(form).items():
                found[mark] = max(weight, found.get(mark, 0.0))
        for code in self.places_with(forms_of(term.typed)[0]):
            found[f"@{code}"] = PLACE
        return found

    def of_form(self, form: Form) -> Marks:
        """The marks of themes that have the form, and of what hangs on them."""
        if form not in self._kept:
            if len(self._kept) > 20_000:
                self._kept.clear()
            self._kept[form] = {
                mark: weight * form.weight * share
                for theme in self.themes
                if (share := part(form, theme))
                for mark, weight in theme.marks
            }
        return self._kept[form]

    def places_with(self, form: Form) -> list[str]:
        """Codes of the regions that have the form in one of their names."""
        if form.letters <= SHORT:
            return []
        starts, codes, text = self._places
        found: dict[str, None] = {}
        at = text.find(form.skeleton)
        while at >= 0:
            found[codes[bisect_right(starts, at) - 1]] = None
            if len(found) > MOST_PLACES:
                return []
            at = text.find(form.skeleton, at + 1)
        return list(found)

    @cached_property
    def _places(self) -> tuple[list[int], list[str], str]:
        """Where the names of each region begin in one long text, its code, and the text."""
        starts, codes, parts, length = [], [], [], 0
        for code, names in self.gazetteer.names.items():
            drawn = f" {BETWEEN.join(spaced(skeleton(name)) for name in names)} ⁑"
            starts.append(length)
            codes.append(code)
            parts.append(drawn)
            length += len(drawn)
        return starts, codes, "".join(parts)


def label(marks: Iterable[tuple[str, float]], names: Iterable[str]) -> Label:
    whole = BETWEEN.join(filter(None, names))
    return Label(tuple(marks), f" {spaced(norm(whole))} ", f" {spaced(skeleton(whole))} ")


def part(form: Form, theme: Label) -> float:
    """How well a theme's names have the form: 1 where they spell it, less where they sound so."""
    if form.letters < 2:
        return 0.0
    if form.body in theme.body:
        return 1.0
    sounds = is_thai(form.body) and not form.spelt and form.letters > SHORT
    return SOUNDS_ALIKE if sounds and form.skeleton in theme.skeleton else 0.0


def by_weight(marks: Marks) -> dict[float, list[str]]:
    found: dict[float, list[str]] = defaultdict(list)
    for mark, weight in marks.items():
        found[round(weight, 1)].append(mark)
    return found
