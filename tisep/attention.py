"""What needs a curator's attention, each with the list where it is dealt with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from actors.claims.deciding import without_owner
from actors.models import (
    Actor,
    Claim,
    Conversation,
    Project,
    Report,
    Stewardship,
    Suggestion,
)
from records.doubles import Resemblance
from records.freshness import not_confirmed_for_a_year
from records.models import ImportRun, SiteComment, State
from records.templatetags.thai import be_date
from regions.curating import provinces_of, within
from regions.models import Region, StatisticsRun
from resources.models import Need, Resource
from tisep.explore.missed import waiting
from tisep.explore.models import MissedSearch

KINDS = (Actor, Project, Resource, Need)
ALIVE = ~Q(state=State.ARCHIVED)
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Concern:
    """One line: what it is about, and a count with a link for each kind of record."""

    name: str | Promise
    links: list[tuple[Any, int, str]]


def concerns() -> dict[str, tuple[Any, Q, str]]:
    """By name: its words, what belongs to it, and the list's query that shows the same."""
    shown = f"state__in={State.DRAFT},{State.PENDING},{State.PUBLISHED}"
    return {
        "pending": (_("Waiting for approval"), Q(state=State.PENDING), "state__exact=pending"),
        "stale": (
            _("Not confirmed for a year"),
            Q(not_confirmed_for_a_year(), ALIVE),
            f"fresh=stale&{shown}",
        ),
        "unplaced": (_("Not placed"), Q(ALIVE, region=None), f"region=none&{shown}"),
        "english": (
            _("Without an English name"),
            Q(ALIVE, name_en=""),
            f"english=missing&{shown}",
        ),
        "unverified": (
            _("English name is an unverified translation"),
            Q(ALIVE, name_en_unverified=True) & ~Q(name_en=""),
            f"english=unverified&{shown}",
        ),
    }


def attention(request: HttpRequest) -> dict[str, Any]:
    """For the start page: ten queries, whatever there is; only what the person may see."""
    seen = [kind for kind in KINDS if _sees(request, kind)]
    wanted = concerns()
    counted = {
        kind: _desk(kind)
        .get_queryset(request)
        .aggregate(
            **{name: Count("pk", filter=which) for name, (_words, which, _query) in wanted.items()}
        )
        for kind in seen
    }
    lines = [
        Concern(
            words,
            [
                (kind._meta.verbose_name_plural, counted[kind][name], f"{_list(kind)}?{query}")
                for kind in seen
            ],
        )
        for name, (words, _which, query) in wanted.items()
    ]
    lines.append(_possible_duplicates(request, seen))
    named = Region.objects.filter(code__in=provinces_of(request.user) or ())
    provinces = named.without_boundary() if provinces_of(request.user) else ()
    return {"records": lines, "others": _others(request), "provinces": provinces}


def _possible_duplicates(request: HttpRequest, seen: list[Any]) -> Concern:
    """For those who may merge: pairs that nobody has denied, by kind."""
    desks = [(kind, _desk(kind)) for kind in seen]
    merged = [(kind, desk) for kind, desk in desks if desk.has_publish_permission(request)]
    found = Resemblance.objects.open(*(kind for kind, _desk in merged)).among(
        *(desk.get_queryset(request) for _kind, desk in merged)
    )
    counts = dict(found.values_list("kind").annotate(count=Count("pk")))
    return Concern(
        _("Possible duplicates"),
        [
            (
                kind._meta.verbose_name_plural,
                counts.get(kind._meta.label_lower, 0),
                desk.address("duplicates"),
            )
            for kind, desk in merged
        ],
    )


def _others(request: HttpRequest) -> list[tuple[Any, Any, str]]:
    """What else the person may see: words, how many it is or when it was, and its list."""
    others: list[tuple[Any, Any, str]] = [
        (words, rows.count(), f"{_list(model)}?{query}".rstrip("?"))
        for words, rows, model, query in _waiting(request)
    ]
    if _sees(request, StatisticsRun):
        run = StatisticsRun.objects.first()
        told = told_of(run) if run else _("never")
        others.append((_("Last refresh of the statistics"), told, _list(StatisticsRun)))
    return others


def _waiting(request: HttpRequest) -> Iterator[tuple[Any, Any, Any, str]]:
    """Words, the rows, their model, and the query of its list that shows the same."""
    if _sees(request, ImportRun):
        bad = [ImportRun.Status.FAILED, ImportRun.Status.REFUSED]
        since = localtime().replace(hour=0, minute=0, second=0, microsecond=0) - RECENT
        runs = _seen(request, ImportRun).filter(status__in=bad, started_at__gte=since)
        query = urlencode({"status__in": ",".join(bad), "started_at__gte": str(since)})
        yield _("Imports that failed or were refused within 30 days"), runs, ImportRun, query
    if _sees(request, SiteComment):
        unanswered = SiteComment.objects.filter(answered=False)
        yield _("Comments without an answer"), unanswered, SiteComment, "answered__exact=0"
    if _sees(request, Report):
        reports = _seen(request, Report).filter(settled_at=None)
        yield _("Reported letters"), reports, Report, "settled_at__isempty=1"
    if _sees(request, Conversation):
        unread = _seen(request, Conversation).waiting()
        yield _("Letters that wait for somebody to read them"), unread, Conversation, ""
    if _sees(request, Claim):
        yield _("Claims to decide"), _seen(request, Claim).open(), Claim, "state__exact=asked"
        left = within(without_owner(), request.user)
        yield _("Organisations whose owners have left"), left, Actor, "owner=left"
    if _sees(request, Stewardship):
        words = _("Organisations that offer to look after a place's data")
        asked = _seen(request, Stewardship).filter(state="asked")
        yield words, asked, Stewardship, "state__exact=asked"
        suggested = _seen(request, Suggestion).filter(state="open")
        yield _("Suggested corrections"), suggested, Suggestion, "state__exact=open"
    if _sees(request, MissedSearch):
        yield _("Searches that found nothing"), waiting(), MissedSearch, ""


def told_of(run: StatisticsRun) -> str:
    """When it was, how long it took, and whether something was wrong."""
    said = _("%(when)s, %(seconds)s s") % {
        "when": date_format(localtime(run.started_at), "H:i") + " " + be_date(run.started_at),
        "seconds": number_format(run.seconds, 1),
    }
    return said if run.mended is None else f"{said} – {_('what was wrong is mended')}"


def _sees(request: HttpRequest, model: Any) -> bool:
    return bool(_desk(model).has_view_permission(request))


def _seen(request: HttpRequest, model: Any) -> Any:
    """The rows that its desk lists for the person."""
    return _desk(model).get_queryset(request)


def _desk(model: Any) -> Any:
    return admin.site.get_model_admin(model)


def _list(model: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
