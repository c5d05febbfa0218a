"""What a reading asks of documents, and which of it indexes are asked for.

An index is read for what leaves few documents; the rest is looked for in those. What many have is
slow to gather by an index, and what is compared in many documents is slow too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tisep.explore.search.clauses import Clause, either, has_drawn, has_form, holds, needed
from tisep.explore.search.forms import WEAK, Form, Term
from tisep.explore.search.frequencies import how_many, share_of, share_of_marks
from tisep.explore.search.meaning import Reading
from tisep.explore.search.places import Place
from tisep.explore.search.spelling import key, skeleton

# So few documents are compared one by one; of more, another index tells.
FEW = 1000
# What a larger part of the documents bears is soon met by reading one document after the other.
COMMON = 0.15
# An index gathers so many documents while one is compared.
AS_MANY = 60
# A theme that weighs so much is named by the term itself, and not only spoken of.
TELLING = 5.0


@dataclass(frozen=True, slots=True)
class Condition:
    """Ways that lead to documents one after the other, all of them together, by indexes.

    `plainly` is the same for documents that are found already, `share` about how large a part of
    all documents it leaves.
    """

    ways: Sequence[Clause]
    by_index: Clause
    plainly: Clause
    share: float


def every_condition(conditions: Sequence[Condition]) -> list[Clause]:
    """All of them, those by an index that are worth its reading: the one that leaves least."""
    left = 1.0
    clauses: list[Clause] = []
    for one in sorted(conditions, key=lambda one: one.share):
        helps = left * how_many() > FEW and left * AS_MANY > one.share
        clauses.append(one.by_index if helps or not clauses else one.plainly)
        left *= min(one.share, 1.0) if helps else 1.0
    return clauses


def of_term(term: Term) -> Condition:
    """Documents that hold one of the term's forms or bear one of its marks."""
    forms = needed(term.forms)
    first, *others = (has_form(form) for form in forms)
    share = sum(map(share_of_form, forms))
    plainly = [holds(form) for form in forms]
    if not term.marks:
        return Condition([first, *others], either([first, *others]), either(plainly), share)
    marked = Clause("o.marks && %s", ([*term.marks],))
    # What weighs most comes first: where there is much, the last is not read.
    telling = [way for way, form in zip(others, forms[1:], strict=True) if form.weight > WEAK]
    ways = [
        first,
        *met([mark for mark, weight in term.marks.items() if weight >= TELLING]),
        *telling,
        *met([mark for mark, weight in term.marks.items() if weight < TELLING]),
        *(way for way in others if way not in telling),
    ]
    # Marks first: they are compared sooner than texts.
    return Condition(
        ways,
        either([marked, first, *others]),
        either([marked_plainly(term.marks), *plainly]),
        share + share_of_marks(term.marks),
    )


def met(marks: Sequence[str]) -> list[Clause]:
    """Documents that bear one of these marks, if there are any, one after the other."""
    if not marks:
        return []
    plain = marked_plainly(marks)
    if share_of_marks(marks) > COMMON:
        return [Clause(f"o.id > 0 AND {plain.sql}", plain.params)]
    return [Clause("o.marks && %s", ([*marks],))]


def marked_plainly(marks: Iterable[str]) -> Clause:
    """Documents that bear a mark, of which no index is to be asked."""
    return Clause("(o.marks && %s) IS TRUE", ([*marks],))


def share_of_form(form: Form) -> float:
    # One letter begins too much for an index to be asked for it beside another word.
    return share_of(form.skeleton) if form.letters > 1 else 2 * AS_MANY


def of_places(places: Sequence[Place], *, by_name: bool) -> Condition:
    """Documents of the places or below, or that name one of them."""
    codes = [f"@{place.code}" for place in places]
    names = {skeleton(key(name_in_text(place))) for place in places[:3]} if by_name else set()
    told = [Clause("strpos(o.told, %s) > 0", (name,)) for name in names]
    ways = [Clause("o.marks && %s", (codes,)), *map(has_drawn, names)]
    return Condition(
        ways,
        either(ways),
        either([marked_plainly(codes), *told]),
        share_of_marks(codes) + sum(map(share_of, names)),
    )


def name_in_text(place: Place) -> str:
    """How texts name it so that it is no other word: เลย is many things, จังหวัดเลย is one."""
    if len(skeleton(place.name_th)) > 3:
        return place.name_th
    word = {"province": "จังหวัด", "district": "อำเภอ", "tambon": "ตำบล"}.get(place.level, "")
    return word + place.name_th


def of_years(years: Sequence[int]) -> Condition:
    marks = [f"#{year}" for year in years]
    bearing = Clause("o.marks && %s", (marks,))
    return Condition([bearing], bearing, marked_plainly(marks), share_of_marks(marks))


def about(reading: Reading, terms: Sequence[Term]) -> list[Condition]:
    """Each term, place and year of the reading."""
    conditions = [of_term(term) for term in terms]
    if reading.places:
        conditions.append(of_places(reading.places, by_name=bool(terms)))
    if reading.years:
        conditions.append(of_years(reading.years))
    return conditions
