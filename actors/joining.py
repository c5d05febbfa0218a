"""Coming into a project and leaving it: asked by a partner, answered by the organisation itself."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, Invitation, InvitationState, Participation, Project
from actors.rights import Person, actors_of, speaks_for
from records.models import State, User

# By one person; and of one organisation into one project.
ASKED_A_DAY = 30
AGAIN_AFTER = timedelta(days=7)


def partners_of(person: Person, project: Project) -> list[Actor]:
    """The project's partners that the person speaks for, whose own state lets them speak."""
    mine = actors_of(person).filter(state=State.PUBLISHED, participations__project=project)
    return list(mine.distinct().order_by("name_th", "pk"))


def works_on(person: Person, project: Project) -> bool:
    """Whoever speaks for a partner may invite, and keep its meetings."""
    return bool(partners_of(person, project))


@transaction.atomic
def invite(*, by: User, project: Project, actor: Actor, role: str) -> Invitation:
    """Raises PermissionDenied for whoever speaks for no partner, ValidationError where the
    organisation takes part already, was asked within a week, or very many were asked today."""
    asking = partners_of(by, project)
    if not asking:
        raise PermissionDenied
    by.wait_turn()
    if Participation.objects.filter(project=project, actor=actor).exists():
        raise ValidationError(_("This organisation takes part already."))
    _not_too_often(by, project, actor)
    invitation, new = Invitation.objects.get_or_create(
        project=project,
        actor=actor,
        state=InvitationState.ASKED,
        defaults={"role": role, "asking": asking[0], "asked_by": by},
    )
    if not new:
        raise ValidationError(_("This organisation was asked already, and has not answered yet."))
    return invitation


@transaction.atomic
def answer(*, by: User, invitation: Invitation, accept: bool) -> None:
    """By somebody of the organisation that was asked; of two at once the second is told.

    One that is not public (any more) takes part in nothing; it may still say no.

    Raises PermissionDenied, ValidationError.
    """
    if not speaks_for(by, invitation.actor):
        raise PermissionDenied
    now = _waiting(invitation)
    if accept and not now.actor.is_public:
        raise ValidationError(_("This organisation is not listed any more."))
    if accept:
        Participation.objects.get_or_create(project=now.project, actor=now.actor, role=now.role)
    now.state = InvitationState.ACCEPTED if accept else InvitationState.DECLINED
    now.save(update_fields=["state"])


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> None:
    """By somebody of any partner. Raises PermissionDenied, ValidationError."""
    if not works_on(by, invitation.project):
        raise PermissionDenied
    now = _waiting(invitation)
    now.state = InvitationState.WITHDRAWN
    now.save(update_fields=["state"])


@transaction.atomic
def leave(*, by: User, project: Project, actor: Actor) -> None:
    """The organisation takes part no more; what it did stays in the history.

    Raises PermissionDenied.
    """
    if not speaks_for(by, actor):
        raise PermissionDenied
    for one in Participation.objects.select_for_update().filter(project=project, actor=actor):
        one.delete()


def _not_too_often(by: User, project: Project, actor: Actor) -> None:
    """What still waits is told of by itself."""
    lately = Invitation.objects.exclude(state=InvitationState.ASKED).filter(
        project=project, actor=actor, asked_at__gt=timezone.now() - AGAIN_AFTER
    )
    if lately.exists():
        raise ValidationError(_("This organisation was asked within the last seven days."))
    today = Invitation.objects.filter(asked_by=by, asked_at__gt=timezone.now() - timedelta(days=1))
    if today.count() >= ASKED_A_DAY:
        raise ValidationError(_("You have invited very many today. Please go on tomorrow."))


def _waiting(invitation: Invitation) -> Invitation:
    now = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if now.state != InvitationState.ASKED:
        raise ValidationError(_("This invitation has been answered or withdrawn meanwhile."))
    return now
