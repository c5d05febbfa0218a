"""Conditions and scores on search documents, as SQL with what its placeholders stand for.

Every condition can be answered from an index: trigrams of the skeleton, signs, or the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tisep.explore.search.forms import Form, Term
from tisep.explore.search.frequencies import telling_part
from tisep.explore.search.labels import SHORT, SOUNDS_ALIKE, by_weight
from tisep.explore.search.meaning import Reading
from tisep.explore.search.places import Place
from tisep.explore.search.spelling import is_thai, key, skeleton

# What a match weighs in a name, spelt so or sounding so, and in all else; themes and places
# weigh what labels.py says.
NAMED, SOUNDS, TOLD = 10, 10 * SOUNDS_ALIKE, 4
# What the whole text weighs in a theme, of what a term does.
WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class Clause:
    sql: str
    params: tuple[Any, ...] = ()


NEVER = Clause("false")


def together(word: str, clauses: Iterable[Clause]) -> Clause:
    """Clauses with AND or OR between them."""
    clauses = list(clauses)
    if len(clauses) == 1:
        return clauses[0]
    sql = f" {word} ".join(clause.sql for clause in clauses)
    return Clause(f"({sql})", tuple(p for clause in clauses for p in clause.params))


def every(clauses: Iterable[Clause]) -> Clause:
    return together("AND", clauses)


def either(clauses: Iterable[Clause]) -> Clause:
    clauses = list(clauses)
    return together("OR", clauses) if clauses else NEVER


def pattern(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def has_form(form: Form) -> Clause:
    """Documents that hold the form, spelt so or sounding so."""
    if form.letters == 1 and form.skeleton == form.skeleton.strip():
        return Clause("o.key LIKE %s", (pattern(form.body.strip())[1:],))
    if form.letters == 2 and is_thai(form.skeleton):
        return Clause(
            "(explore_grams(o.named) @> %s AND strpos(o.names, %s) > 0)",
            ([form.skeleton], form.body),
        )
    found = has_drawn(form.skeleton)
    if (form.spelt or form.letters <= SHORT) and is_thai(form.skeleton):
        return every([found, Clause("strpos(o.written, %s) > 0", (form.body,))])
    return found


def has_drawn(drawn: str) -> Clause:
    """Documents that tell of what is drawn so, by the part of it that tells most."""
    part = telling_part(drawn)
    found = Clause("o.told LIKE %s", (pattern(part),))
    if part == drawn:
        return found
    return every([found, Clause("strpos(o.told, %s) > 0", (drawn,))])


def has_term(term: Term) -> Clause:
    return either(ways_of(term))


def ways_of(term: Term) -> list[Clause]:
    """Documents that bear a mark of the term, and those that hold one of its forms."""
    first, *others = (has_form(form) for form in needed(term.forms))
    marked = [Clause("o.marks && %s", ([*term.marks],))] if term.marks else []
    return [first, *marked, *others]


def needed(forms: Sequence[Form]) -> list[Form]:
    """Forms without those that another finds too."""
    return [
        form
        for form in forms
        if not any(
            other is not form
            and other.skeleton in form.skeleton
            and (not other.spelt or (form.spelt and other.body in form.body))
            and (other.skeleton != form.skeleton or forms.index(other) < forms.index(form))
            for other in forms
            if other.letters > SHORT
        )
    ]


def is_in(places: Sequence[Place], *, by_name: bool) -> Clause:
    """Documents of the places or below, or that name one of them."""
    codes = Clause("o.marks && %s", ([f"@{place.code}" for place in places],))
    if not by_name:
        return codes
    names = {skeleton(key(name_in_text(place))) for place in places[:3]}
    return either([codes, *(has_drawn(name) for name in names)])


def name_in_text(place: Place) -> str:
    """How texts name it so that it is no other word: เลย is many things, จังหวัดเลย is one."""
    if len(skeleton(place.name_th)) > 3:
        return place.name_th
    word = {"province": "จังหวัด", "district": "อำเภอ", "tambon": "ตำบล"}.get(place.level, "")
    return word + place.name_th


def in_years(years: Sequence[int], *, beside: bool) -> Clause:
    # Not by the index: a year leaves too many documents to begin with, unless nothing else is said.
    how = "IS TRUE" if beside else ""
    return Clause(f"(o.marks && %s) {how}", ([f"#{year}" for year in years],))


def whole_name(keys: Sequence[str]) -> Clause:
    return Clause("o.marks && %s", ([f"={one}" for one in keys],))


def phrase(reading: Reading) -> Clause:
    return has_form(reading.whole)


def about(reading: Reading, terms: Sequence[Term]) -> list[Clause]:
    """Each term, place and year of the reading, as a condition."""
    clauses = [has_term(term) for term in terms]
    if reading.places:
        clauses.append(is_in(reading.places, by_name=bool(terms)))
    if reading.years:
        clauses.append(in_years(reading.years, beside=bool(clauses)))
    return clauses


def places_of(form: Form) -> list[tuple[float, Clause]]:
    """Where a form may stand and what it weighs there."""
    places: list[tuple[str, str, float]] = [("names", form.body, NAMED)]
    if is_thai(form.body) and (form.spelt or form.letters <= SHORT):
        places.append(("written", form.body, TOLD))
    elif is_thai(form.body):
        places += [("named", form.skeleton, SOUNDS), ("told", form.skeleton, TOLD)]
    else:
        places.append(("told", form.skeleton, TOLD))
    return [
        (form.weight * weight, Clause(f"strpos(o.{name}, %s) > 0", (text,)))
        for name, text, weight in places
    ]


def term_score(term: Term) -> Clause:
    """The most that any of its forms and marks weighs: nothing is looked for behind the first."""
    weighed = [place for form in term.forms for place in places_of(form)]
    weighed += [
        (weight, Clause("o.marks && %s", (marks,)))
        for weight, marks in by_weight(term.marks).items()
    ]
    weighed.sort(key=lambda one: -one[0])
    cases = " ".join(f"WHEN {found.sql} THEN %s" for _weight, found in weighed)
    params = [p for weight, found in weighed for p in (*found.params, weight)]
    return Clause(f"CASE {cases} ELSE 0 END", tuple(params))


def place_score(reading: Reading, alone: bool) -> list[Clause]:
    if not reading.places:
        return []
    codes = reading.codes
    here = Clause("6 * (o.marks && %s)::int", ([f"@{code}" for code in codes],))
    itself = Clause(
        "%s * (o.kind = 'region' AND o.public_id = ANY (%s))::int", (130 if alone else 0, codes)
    )
    # Who asks for a tambon looks for who is there: the place itself is said to be understood.
    narrow = Clause("-300 * (o.kind = 'region' AND length(o.public_id) = 6)::int")
    return [here, itself, narrow] if alone else [here]


def score(reading: Reading, terms: Sequence[Term], keys: Sequence[str]) -> Clause:
    """How well a document answers: its name typed whole first, then names, then all else."""
    alone = not terms
    parts = [
        Clause(
            "CASE WHEN hit.so_named THEN 100 * (o.marks @> %s)::int"
            " + 30 * (o.marks && %s)::int ELSE 0 END",
            ([f"={keys[0]}"], [f"={one}" for one in keys]),
        ),
        Clause("12 * starts_with(o.key, %s)::int", (keys[0],)),
        Clause(
            "CASE WHEN strpos(o.names, %s) > 0 THEN 12 WHEN strpos(o.named, %s) > 0 THEN 9"
            " WHEN strpos(o.told, %s) > 0 THEN 3 ELSE 0 END",
            (reading.whole.body, reading.whole.skeleton, reading.whole.skeleton),
        ),
        *(
            Clause("%s * (o.marks && %s)::int", (weight * WHOLE, marks))
            for weight, marks in by_weight(reading.marks).items()
        ),
        *(term_score(term) for term in terms),
        *place_score(reading, alone),
        Clause("-least(length(o.key), 150) / 100.0"),
        Clause("- 3 * (o.kind = 'indicator')::int"),
        Clause("- %s * (o.kind = 'region')::int", (0 if alone else 6,)),
    ]
    sql = " + ".join(part.sql for part in parts)
    return Clause(sql, tuple(p for part in parts for p in part.params))
