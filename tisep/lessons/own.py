"""Lessons and documents, kept by the partners of a project and by an organisation's people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from actors.joining import works_on
from actors.models import Document, Lesson, Project
from actors.rights import speaks_for
from records.models import State
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.organisation import own
from tisep.lessons.forms import DocumentForm, LessonForm
from tisep.worklog.keeping import has_room, held, taken_off


def page(view: Any) -> Any:
    """A form for whoever is signed in, kept by nobody; stored as a whole or not at all."""
    guarded = login_required(transaction.atomic(view))
    return kept_by_nobody(require_http_methods(["GET", "HEAD", "POST"])(guarded))


@page
def of_project(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A new lesson of a project, by any of its partners."""
    return _write(request, Lesson(project=_project(request, uuid)))


@page
def of_organisation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _write(request, Lesson(actor=own(request, uuid)))


@page
def edit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    lesson = _lesson(request, uuid)
    return taken_off(request, lesson) if lesson.is_taken_off else _write(request, lesson)


@kept_by_nobody
@require_POST
@login_required
@transaction.atomic
def remove(request: HttpRequest, uuid: UUID) -> HttpResponse:
    lesson = _lesson(request, uuid)
    if lesson.is_taken_off:
        return taken_off(request, lesson)
    lesson.delete()
    messages.success(request, _("The lesson is removed."))
    return redirect(_home(lesson))


@page
def project_document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Of the project itself, one of its meetings or one of its stages."""
    project = _project(request, uuid)
    owners: dict[str, Any] = {"project": project}
    owners |= {f"meeting-{one.pk}": one for one in project.meetings.order_by("-held_on", "-pk")}
    owners |= {f"stage-{one.pk}": one for one in project.stages.all()}
    return _document(request, owners, back=project)


@page
def lesson_document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    lesson = _lesson(request, uuid)
    if lesson.is_taken_off:
        return taken_off(request, lesson)
    return _document(request, {"lesson": lesson}, back=lesson)


@kept_by_nobody
@require_POST
@login_required
def remove_document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Also of a lesson that was taken off: nobody sees it there."""
    document = get_object_or_404(Document, uuid=uuid)
    owner = document.of
    if isinstance(owner, Lesson):
        allowed = may_write(request.user, owner)
    else:
        owner = owner if isinstance(owner, Project) else owner.project
        allowed = works_on(request.user, owner)
    if not allowed:
        raise PermissionDenied
    document.delete()
    messages.success(request, _("The document is taken off the list."))
    return redirect("lesson-edit" if isinstance(owner, Lesson) else "together", owner.uuid)


def may_write(person: Any, lesson: Lesson) -> bool:
    """The organisation's people; of a lesson that is a project's alone, its partners."""
    if lesson.actor:
        return speaks_for(person, lesson.actor)
    return bool(lesson.project and lesson.project.is_public and works_on(person, lesson.project))


def _write(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    form = LessonForm(request.POST or None, instance=lesson)
    if request.method == "POST" and form.is_valid() and has_room(form, request.user):
        form.instance.state = State.PUBLISHED if "publish" in request.POST else State.DRAFT
        kept = form.keep()
        if kept.is_public:
            messages.success(request, _("Everybody sees it now."))
            return redirect(kept)
        messages.success(request, _("It is kept, and not for everybody yet."))
        return redirect("lesson-edit", kept.uuid)
    context = {"form": form, "lesson": lesson, "home": _home(lesson)}
    return render(request, "lessons/write.html", context, status=422 if form.errors else 200)


def _document(request: HttpRequest, owners: dict[str, Any], *, back: Any) -> HttpResponse:
    form = DocumentForm(request.POST or None, owners=owners)
    if request.method == "POST" and form.is_valid() and has_room(form, request.user):
        form.save()
        messages.success(request, _("The document is on the list."))
        return redirect("lesson-edit" if isinstance(back, Lesson) else "together", back.uuid)
    context = {"form": form, "of": back}
    return render(request, "lessons/document.html", context, status=422 if form.errors else 200)


def _project(request: HttpRequest, uuid: UUID) -> Project:
    """Raises PermissionDenied for whoever speaks for no partner of it."""
    found: Project = get_object_or_404(Project.objects.public(), uuid=uuid)
    if not works_on(request.user, found):
        raise PermissionDenied
    return found


def _lesson(request: HttpRequest, uuid: UUID) -> Lesson:
    """Raises PermissionDenied for whoever may not write it."""
    rows = held(Lesson.objects.select_related("actor", "project"), request)
    found: Lesson = get_object_or_404(rows, uuid=uuid)
    if not may_write(request.user, found):
        raise PermissionDenied
    return found


def _home(lesson: Lesson) -> str:
    """Where its writers look after their lessons: their own page, or the project's."""
    if lesson.actor:
        return f"{reverse('own-organisation', args=[lesson.actor.uuid])}#lessons"
    project: Any = lesson.project
    return f"{reverse('together', args=[project.uuid])}#lessons"
