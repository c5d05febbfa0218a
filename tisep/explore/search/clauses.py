"""Conditions and scores on search documents, as SQL with what its placeholders stand for.

Every condition can be answered from an index: trigrams of the skeleton, marks, or the key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tisep.explore.search.forms import Form, Term
from tisep.explore.search.frequencies import telling_parts
from tisep.explore.search.labels import SHORT, SOUNDS_ALIKE, by_weight
from tisep.explore.search.meaning import Reading
from tisep.explore.search.spelling import is_thai

# What a match weighs in a name, spelt so or sounding so, and in all else; themes and places
# weigh what labels.py says. A synonym in all else weighs more than a theme's word in a name.
NAMED, SOUNDS, TOLD = 10, 10 * SOUNDS_ALIKE, 5
# What the whole text weighs in a theme, of what a term does.
WHOLE = 0.6


@dataclass(frozen=True, slots=True)
class Clause:
    sql: str
    params: tuple[Any, ...] = ()
    #: Where it is two: what an index leads to, and what of that is meant.
    parts: tuple[Clause, Clause] | None = None


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


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def pattern(text: str) -> str:
    return f"%{escaped(text)}%"


def has_form(form: Form) -> Clause:
    """Documents that hold the form, spelt so or sounding so, by an index."""
    if is_letter(form):
        return Clause("o.key LIKE %s", (pattern(form.body.strip())[1:],))
    if form.letters == 2 and is_thai(form.skeleton):
        return within(Clause("explore_grams(o.named) @> %s", ([form.skeleton],)), holds(form))
    return has_drawn(form.skeleton, holds(form) if by_spelling(form) else None)


def holds(form: Form) -> Clause:
    """The same of documents that something else has found."""
    if is_letter(form):
        return Clause("starts_with(o.key, %s)", (form.body.strip(),))
    if form.letters <= 2 and is_thai(form.skeleton):
        return Clause("strpos(o.names, %s) > 0", (form.body,))
    if by_spelling(form):
        return Clause("strpos(o.written, %s) > 0", (form.body,))
    return Clause("strpos(o.told, %s) > 0", (form.skeleton,))


def is_letter(form: Form) -> bool:
    """Whether it is one letter of Thai, which only a name that begins so answers."""
    return form.letters == 1 and form.skeleton == form.skeleton.strip()


def by_spelling(form: Form) -> bool:
    return (form.spelt or form.letters <= SHORT) and is_thai(form.skeleton)


def has_drawn(drawn: str, meant: Clause | None = None) -> Clause:
    """Documents that tell of what is drawn so (of them those meant), by what of it tells most."""
    parts = telling_parts(drawn)
    found = Clause("o.told LIKE %s", ("%".join(["", *map(escaped, parts), ""]),))
    said = Clause("strpos(o.told, %s) > 0", (drawn,))
    if parts == [drawn] and not meant:
        return every([said, found])
    return within(found, meant or said)


def within(found: Clause, meant: Clause) -> Clause:
    # LIKE leads to an index, and takes ten times as long where another condition has led here.
    return replace(every([meant, found]), parts=(found, meant))


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


def whole_name(keys: Sequence[str]) -> Clause:
    return Clause("o.marks && %s", ([f"={one}" for one in keys],))


def phrase(reading: Reading) -> Clause:
    return has_form(reading.whole)


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
    namesake = Clause(
        "-60 * (o.kind = 'region' AND NOT o.marks && %s)::int", ([f"@{code}" for code in codes],)
    )
    return [here, itself, narrow, namesake] if alone else [here]


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
