"""Finding lessons as people type Thai: by their words, other words for the same, and places.

The query is read as the search over everything reads it; what it then looks through is small.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.models import Q

from actors.models import Lesson
from records.api.parameters import Parameter
from records.thai import BUDDHIST_ERA
from regions.models import Region
from tisep.explore.search.forms import Term
from tisep.explore.search.reading import read
from tisep.explore.search.vocabulary import vocabulary

Spelt = dict[str, str]


def found_by(lessons: Any, text: str) -> Any:
    """Those that hold every term, place and year of the text, in one of its forms."""
    reading = read(text.replace("\0", ""), vocabulary())
    years = [[str(year), str(year + BUDDHIST_ERA)] for year in reading.years]
    names = [place.name_th for place in reading.places]
    spelt = spellings([*bodies(reading.terms), *names, *(one for year in years for one in year)])
    asked = [holds(term, spelt) for term in reading.terms]
    asked += [either(year, spelt) for year in years]
    if reading.places:
        codes = [place.code for place in reading.places]
        there = Region.objects.filter(path__overlap=codes)
        asked.append(either(names, spelt) | Q(pk__in=Lesson.objects.tagged("regions", there)))
    if not asked:
        return lessons.none() if text.strip() else lessons
    return lessons.with_words().filter(*asked)


def holds(term: Term, spelt: Spelt) -> Q:
    """One of the term's forms, or all the words that it is made of."""
    found = either([form.body for form in term.forms], spelt)
    if term.pieces:
        pieces = Q()
        for piece in term.pieces:
            pieces &= holds(piece, spelt)
        found |= pieces
    return found


def either(words: list[str], spelt: Spelt) -> Q:
    found = Q(pk__in=[])
    for word in words:
        if spelt.get(word):
            found |= Q(words__contains=spelt[word])
    return found


def bodies(terms: list[Term]) -> list[str]:
    return [
        body
        for term in terms
        for body in (*(form.body for form in term.forms), *bodies(term.pieces))
    ]


def spellings(words: list[str]) -> Spelt:
    """Each word as the database's column of skeletons spells it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT w, record_words(ARRAY[w]) FROM unnest(%s::text[]) AS w", [list(set(words))]
        )
        return dict(cursor.fetchall())


SAID = Parameter(
    "q",
    "Words of the lesson in Thai or English, other words for the same, and places.",
    found_by,
)
