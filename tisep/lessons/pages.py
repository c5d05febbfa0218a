"""Lessons for everybody: a list that is searched, and each alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from actors.lessons.filters import LESSON_PARAMETERS
from actors.models import Lesson
from tisep.lessons.forms import LessonFilters
from tisep.lessons.search import SAID
from tisep.pages.sections import Section

SIZE = 20


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    form = LessonFilters(request.GET)
    chosen = form.chosen
    found: Any = Lesson.objects.public()
    for parameter in (SAID, *LESSON_PARAMETERS):
        if parameter.narrow and parameter.name in chosen:
            value = parameter.read(str(chosen[parameter.name]))
            found = parameter.narrow(found, [value] if parameter.many else value)
    context = {
        "nav": "lessons",
        "form": form,
        "filtered": bool(chosen),
        "section": Section(request, "page", found.in_full(), SIZE),
        "query": urlencode(chosen),
    }
    return render(request, "lessons/lessons.html", context)


@require_safe
def lesson(request: HttpRequest, uuid: UUID) -> HttpResponse:
    found = get_object_or_404(Lesson.objects.public().in_full(), uuid=uuid)
    context = {"lesson": found, "documents": found.documents.all()}
    return render(request, "lessons/lesson.html", context)
