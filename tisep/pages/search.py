"""What words find, as a plain page: the map's search where there is no JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tisep.explore.models import FoundKind
from tisep.explore.search.engine import search as find
from tisep.explore.search.meaning import Reading
from tisep.explore.search.places import Place
from tisep.explore.search.results import Result, results
from tisep.pages.sections import Section

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What was found as the reader sees it; `lang` where its name is in the other language."""

    name: str
    lang: str
    address: str
    kind: str = ""
    place: str = ""

    @classmethod
    def of(cls, thing: Result | Place) -> Said:
        first, second = ("en", "th") if get_language() == "en" else ("th", "en")
        own = getattr(thing, f"name_{first}")
        name, lang = (own, "") if own else (getattr(thing, f"name_{second}"), second)
        if isinstance(thing, Place):
            return cls(name, lang, reverse("region", args=[thing.code]))
        kind = str(FoundKind(thing.kind).label)
        place = getattr(thing, f"place_{first}") or getattr(thing, f"place_{second}")
        return cls(name, lang, thing.get_absolute_url(), kind, place)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """`?q=` finds records, places and themes, the best first; `?verbatim=true` as it is typed."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    verbatim = request.GET.get("verbatim") == "true"
    context: dict[str, Any] = {
        "nav": "map",
        "words": words,
        "asked": urlencode({"q": words}),
    }
    if words:
        answer = find(words, verbatim=verbatim)
        section = Section(request, "found", answer.hits)
        shown = results(list(section.shown), answer)
        context |= {
            "places": [Said.of(place) for place in answer.reading.places],
            "read_as": read_as(words, answer.reading),
            "relaxed": answer.relaxed,
            "section": section,
            "results": [Said.of(result) for result in shown],
        }
    return render(request, "search.html", context | {"verbatim": verbatim})


def read_as(words: str, reading: Reading) -> str:
    """The words as they were read instead of as they were typed; empty where they were not."""
    if reading.keyboard:
        return reading.keyboard
    read = words
    for one in reading.corrections:
        read = read.replace(one.typed, one.read_as)
    return "" if read == words else read
