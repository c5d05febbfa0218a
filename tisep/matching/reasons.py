"""Why a record fits another, in words in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actors.models import Issue, Project, TargetGroup
from records.bilingual import Bilingual
from regions.models import Region
from resources.models import ResourceKind
from tisep.explore.models import COUNTRY, IndexedRecord
from tisep.matching.finding import Match
from tisep.matching.weights import NAMED_ALIKE, Part
from tisep.pages.places import full_name

MOST_NAMES = 3


class Reasons:
    """Says why records fit `subject`; reads what they are named by once for all of them."""

    def __init__(self, subject: IndexedRecord, matches: Sequence[Match]) -> None:
        self.subject = subject
        rows = [one.row for one in matches]
        self.issues = named(Issue, {s for r in (subject, *rows) for s in r.issues_up})
        self.groups = named(TargetGroup, {s for r in (subject, *rows) for s in r.target_groups_up})
        codes = {code for row in (subject, *rows) for code in (*row.path, *row.serves)}
        regions = Region.objects.without_boundary().filter(code__in=codes)
        self.regions = {region.code: region for region in regions}
        together = [one.project for one in matches if one.project]
        self.projects = Project.objects.in_bulk(together)

    def of(self, found: Match) -> list[str]:
        """The weightiest first."""
        row, parts, subject = found.row, found.parts, self.subject
        issues = shared(subject.issues, subject.issues_up, row.issues_up)
        groups = shared(subject.target_groups, subject.target_groups_up, row.target_groups_up)
        told = [
            complement(subject, found),
            both(_("both work on %(what)s"), self.issues, issues),
            both(_("both are for %(what)s"), self.groups, groups),
            self.place(row),
            distance(found),
            self.history(found),
            _("confirmed within a year") if parts[Part.FRESHNESS] == 1 else "",
            _("named alike") if parts[Part.TEXT] >= NAMED_ALIKE else "",
        ]
        return [one for one in told if one]

    def place(self, row: IndexedRecord) -> str:
        """The narrowest place that brings them together."""
        subject = self.subject
        for sentence, codes in (
            (_("serves %(place)s"), meet(row.serves, subject.path)),
            (_("is in %(place)s, which you serve"), meet(subject.serves, row.path)),
            (_("both serve %(place)s"), meet(row.serves, subject.serves)),
            (_("both in %(place)s"), meet(subject.path[:-2], row.path[:-2])),
        ):
            if codes and codes[0] in self.regions:
                return sentence % {"place": full_name(self.regions[codes[0]])}
        return _("serves the whole country") if COUNTRY in row.serves else ""

    def history(self, found: Match) -> str:
        if found.projects > 1:
            return ngettext(
                "worked together in %(count)d project",
                "worked together in %(count)d projects",
                found.projects,
            ) % {"count": found.projects}
        if found.project in self.projects:
            return _("worked together in %(project)s") % {"project": self.projects[found.project]}
        return _("have worked with each other before") if found.parts[Part.HISTORY] else ""


def complement(subject: IndexedRecord, found: Match) -> str:
    worth = found.parts[Part.COMPLEMENT]
    if not worth:
        return ""
    if subject.record == "actor":
        whole, half = _("one has what the other asks for"), _("one supports, the other carries out")
        return whole if worth == 1 else half
    if worth == 1:
        asked = subject.record == "resource"
        sentence = _("asks for: %(what)s") if asked else _("offers: %(what)s")
        kind = found.row.kind if asked else subject.kind
        return sentence % {"what": ResourceKind(kind).label}
    if "fund" in (subject.kind, found.row.kind):
        return _("a fund could pay for it")
    return _("supports others with what they need")


def named(model: type[Any], slugs: Iterable[str]) -> dict[str, Bilingual]:
    return {one.slug: one for one in model.objects.filter(slug__in=list(slugs))}


def shared(own: Iterable[str], own_up: Iterable[str], theirs: Sequence[str]) -> list[str]:
    """The slugs that both have: as tagged, else the chain that they hang on."""
    near = [slug for slug in own if slug in theirs]
    return near or [slug for slug in own_up if slug in theirs]


def both(sentence: str, names: dict[str, Bilingual], slugs: Iterable[str]) -> str:
    what = ", ".join(names[slug].name for slug in [*slugs][:MOST_NAMES] if slug in names)
    return sentence % {"what": what} if what else ""


def meet(one: Iterable[str], other: Iterable[str]) -> list[str]:
    """The codes of both, the narrowest first; the country brings nobody together."""
    codes = set(one) & set(other) - {COUNTRY}
    return sorted(codes, key=lambda code: (-len(code) if code[0].isdigit() else 0, code))


def distance(found: Match) -> str:
    """Where one of them is drawn at its region, whole kilometres are as much as is known."""
    if found.metres is None:
        return ""
    km = round(found.metres / 1000)
    if km:
        return _("about %(km)d km away") % {"km": km}
    return "" if found.row.at_region else _("less than a kilometre away")
