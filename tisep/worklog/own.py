"""An organisation's log of work, kept by its own people."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from records.models import State
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.organisation import own
from tisep.pages.sections import Section
from tisep.worklog.forms import WorkEntryForm
from tisep.worklog.keeping import has_room, held, taken_off

SIZE = 30


@kept_by_nobody
@require_safe
@login_required
def log(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All of it, drafts too."""
    actor = own(request, uuid)
    section = Section(request, "page", actor.work_entries.in_full(), SIZE)
    context = {"actor": actor, "section": section}
    return render(request, "worklog/own.html", context)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@transaction.atomic
def write(request: HttpRequest, uuid: UUID, entry: UUID | None = None) -> HttpResponse:
    """A new one, or `entry` of the organisation's; the button says whether all see it."""
    actor = own(request, uuid)
    there = get_object_or_404(held(actor.work_entries, request), uuid=entry) if entry else None
    if there and there.is_taken_off:
        return taken_off(request, there)
    form = WorkEntryForm(request.POST or None, instance=there, actor=actor)
    if request.method == "POST" and form.is_valid() and has_room(form, request.user):
        publish = "publish" in request.POST
        form.instance.state = State.PUBLISHED if publish else State.DRAFT
        kept = form.save()
        if kept.is_public:
            messages.success(request, _("Everybody sees it now."))
            return redirect(kept)
        messages.success(request, kept_words(kept))
        return redirect("own-work-log", uuid)
    context: dict[str, Any] = {"actor": actor, "form": form, "entry": there}
    return render(request, "worklog/write.html", context, status=422 if form.errors else 200)


@kept_by_nobody
@require_POST
@login_required
@transaction.atomic
def remove(request: HttpRequest, uuid: UUID, entry: UUID) -> HttpResponse:
    there = get_object_or_404(held(own(request, uuid).work_entries, request), uuid=entry)
    if there.is_taken_off:
        return taken_off(request, there)
    there.delete()
    messages.success(request, _("The entry is removed."))
    return redirect("own-work-log", uuid)


def kept_words(entry: Any) -> str:
    if entry.is_published:
        return _("It is kept. Everybody sees it once your organisation is published.")
    return _("It is kept as a draft: only your organisation sees it.")
