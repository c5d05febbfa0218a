"""What waits for a person: what asks for their word, and what they have not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from actors.letters.threads import conversations_of, with_unread
from actors.models import Claim, Invitation, InvitationState
from actors.rights import actors_of
from records.models import User
from tisep.notices.models import Notice
from tisep.referrals.mine import open_by_turn


@dataclass(frozen=True)
class Waiting:
    label: str
    count: int
    address: str


def waiting_for(person: User) -> list[Waiting]:
    """Each kind of which there is any, what others wait for first."""
    actors = actors_of(person)
    letters: Any = with_unread(conversations_of(person), person)
    asked = Invitation.objects.filter(actor__in=actors, state=InvitationState.ASKED)
    counts = {
        (_("Referrals that wait for you"), "my-referrals"): len(open_by_turn(actors)[0]),
        (_("Letters that you have not read"), "letters"): letters.filter(unread=True).count(),
        (_("Invitations into projects"), "invitations"): asked.count(),
        (_("People who say that they work with you"), "me"): (
            Claim.objects.to_decide(person).count()
        ),
        (_("News of what you follow"), "notices"): (
            Notice.objects.filter(person=person, read_at=None).count()
        ),
    }
    return [
        Waiting(label, count, reverse(name) + ("#decide" if name == "me" else ""))
        for (label, name), count in counts.items()
        if count
    ]
