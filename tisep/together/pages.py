"""What partners of a project do together: invite, answer, leave, and keep its meetings."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from actors import joining
from actors.inviting import may_mail
from actors.models import Actor, Document, Invitation, InvitationState, Meeting, Project
from actors.rights import actors_of
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.together.forms import InvitationForm, MailForm, MeetingForm
from tisep.worklog.keeping import has_room


@kept_by_nobody
@require_safe
@login_required
def project(request: SignedIn, uuid: UUID) -> HttpResponse:
    """For whoever speaks for a partner: the others see where they could write."""
    found = get_object_or_404(Project.objects.public(), uuid=uuid)
    mine = joining.partners_of(request.user, found)
    context = {
        "project": found,
        "mine": mine,
        "form": InvitationForm(),
        "waiting": waiting_of(request, found),
        "mail_form": MailForm(),
        "meetings": found.meetings.order_by("-held_on", "-pk"),
        "lessons": found.lessons.filter(actor=None),
        "documents": Document.objects.of_projects([found]).filter(lesson=None),
    }
    return render(request, "together/project.html", context, status=200 if mine else 403)


@kept_by_nobody
@require_POST
@login_required
def invite(request: SignedIn, uuid: UUID) -> HttpResponse:
    found = _mine(request, uuid)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            joining.invite(by=request.user, project=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("actor", error)
        else:
            if form.cleaned_data["actor"].has_people:
                messages.success(request, _("Invited. Its people find it on their page."))
            else:
                messages.success(request, _("Invited. Nobody of it is here yet: mail it below."))
            return redirect("together", uuid)
    context = {"project": found, "form": form, "mine": joining.partners_of(request.user, found)}
    return render(request, "together/project.html", context, status=422)


@kept_by_nobody
@require_safe
@login_required
def invitations(request: SignedIn) -> HttpResponse:
    """What the person's organisations are asked to take part in."""
    asked = Invitation.objects.filter(actor__in=actors_of(request.user)).select_related(
        "actor", "asking", "project"
    )
    return render(request, "together/invitations.html", {"invitations": asked[:50]})


@kept_by_nobody
@require_POST
@login_required
def answer(request: SignedIn, pk: int, said: str) -> HttpResponse:
    """`said`: accept, decline or withdraw."""
    invitation = get_object_or_404(Invitation, pk=pk)
    try:
        if said == "withdraw":
            joining.withdraw(by=request.user, invitation=invitation)
        else:
            accept = said == "accept"
            joining.answer(by=request.user, invitation=invitation, accept=accept)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Done."))
    if said == "withdraw":
        return redirect("together", invitation.project.uuid)
    return redirect("invitations")


@kept_by_nobody
@require_POST
@login_required
def leave(request: SignedIn, uuid: UUID, actor: UUID) -> HttpResponse:
    found = get_object_or_404(Project.objects.public(), uuid=uuid)
    leaving = get_object_or_404(Actor, uuid=actor)
    joining.leave(by=request.user, project=found, actor=leaving)
    messages.success(request, _("Your organisation takes part no more."))
    return redirect("project", uuid)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def meeting(request: SignedIn, uuid: UUID, pk: int | None = None) -> HttpResponse:
    """A new one, or `pk` of the project's."""
    found = _mine(request, uuid)
    there = get_object_or_404(Meeting, pk=pk, project=found) if pk else None
    form = MeetingForm(request.POST or None, instance=there, project=found)
    if request.method == "POST" and form.is_valid() and has_room(form, request.user):
        form.save()
        messages.success(request, _("Saved."))
        return redirect("together", uuid)
    context: dict[str, Any] = {"project": found, "form": form, "meeting": there}
    return render(request, "together/meeting.html", context, status=422 if form.errors else 200)


@kept_by_nobody
@require_POST
@login_required
def remove_meeting(request: SignedIn, uuid: UUID, pk: int) -> HttpResponse:
    found = _mine(request, uuid)
    get_object_or_404(Meeting, pk=pk, project=found).delete()
    messages.success(request, _("The meeting is removed."))
    return redirect("together", uuid)


def waiting_of(request: SignedIn, project: Project) -> list[tuple[Invitation, bool]]:
    """Those without an answer; and whether the reader may mail it to who is not here yet."""
    asked = project.invitations.filter(state=InvitationState.ASKED).select_related("actor")
    return [(one, not one.actor.has_people and may_mail(request.user, one)) for one in asked]


def _mine(request: SignedIn, uuid: UUID) -> Project:
    """Raises PermissionDenied for whoever speaks for no partner of it."""
    found: Project = get_object_or_404(Project.objects.public(), uuid=uuid)
    if not joining.works_on(request.user, found):
        raise PermissionDenied
    return found
