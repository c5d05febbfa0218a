"""Meetings, workshops and assemblies of public projects: a page, and a feed for calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from rest_framework.request import Request

from actors.models import Meeting
from records.api.errors import Refused
from tisep.explore.filters import narrowed
from tisep.explore.models import IndexedRecord, RecordType
from tisep.pages.addresses import absolute
from tisep.pages.places import full_name

SHOWN = 30
KEPT = timedelta(days=365)
MINUTES = 60


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The meetings to come; `?past=yes` those that were. Takes the filters of the map."""
    today = timezone.localdate()
    past = request.GET.get("past") == "yes"
    meetings = found(request)
    if past:
        shown = meetings.filter(held_on__lt=today).order_by("-held_on", "-pk")
    else:
        shown = meetings.filter(held_on__gte=today).order_by("held_on", "begins_at", "pk")
    query = request.GET.copy()
    for name in ("past", "page"):
        query.pop(name, None)
    context = {
        "nav": "calendar",
        "page": Paginator(shown, SHOWN).get_page(request.GET.get("page")),
        "past": past,
        "query": query.urlencode(),
    }
    return render(request, "together/calendar.html", context)


@require_safe
@cache_control(public=True, max_age=5 * MINUTES)
def feed(request: HttpRequest) -> HttpResponse:
    """As iCalendar (RFC 5545): a year back and all to come."""
    calendar = Calendar()
    calendar.add("prodid", "-//TISEP//th")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "TISEP")
    for meeting in found(request).filter(held_on__gte=timezone.localdate() - KEPT):
        calendar.add_component(_event(request, meeting))
    return HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")


def found(request: HttpRequest) -> QuerySet[Meeting]:
    """Of the projects that the query's filters find. Raises Http404 where one cannot be read."""
    try:
        rows = narrowed(Request(request), IndexedRecord.objects.all())[0]
    except Refused as refused:
        raise Http404 from refused
    projects = rows.filter(record=RecordType.PROJECT).values("record_id")
    meetings = Meeting.objects.public().filter(project__in=projects)
    shown = meetings.select_related("project", "region").prefetch_related("documents")
    return shown.defer("region__boundary", "region__point")


def _event(request: HttpRequest, meeting: Meeting) -> Event:
    event = Event()
    event.add("uid", f"{meeting.uuid}@tisep")
    event.add("dtstamp", datetime.combine(meeting.held_on, datetime.min.time(), UTC))
    event.add("summary", f"{meeting.name} · {meeting.project.name}")
    event.add("dtstart", _at(meeting.held_on, meeting.begins_at))
    if meeting.ends_at:
        event.add("dtend", _at(meeting.held_on, meeting.ends_at))
    place = [meeting.venue, full_name(meeting.region) if meeting.region else ""]
    if any(place):
        event.add("location", ", ".join(filter(None, place)))
    event.add("url", absolute(request, meeting.get_absolute_url()))
    return event


def _at(day: date, hour: Any) -> Any:
    """The day alone where nobody said when it begins."""
    if hour is None:
        return day
    return datetime.combine(day, hour, ZoneInfo(settings.TIME_ZONE))
