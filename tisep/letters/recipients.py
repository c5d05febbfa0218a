"""To whom a letter about a record goes."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, IntegerField, Value, When

from actors.models import About, Actor, Conversation, Participation, Project
from actors.models.project import ParticipationRole
from resources.models import Need, Resource

KINDS = {
    About.ACTOR: Actor,
    About.PROJECT: Project,
    About.RESOURCE: Resource,
    About.NEED: Need,
}
# Who answers for a project: its coordinator, else who leads it, else whoever takes part.
RANK = Case(
    When(role=ParticipationRole.COORDINATOR, then=Value(0)),
    When(role=ParticipationRole.LEAD, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def recipient_of(record: Actor | Project | Resource | Need) -> Actor | None:
    """The public organisation that answers for the record; None where nobody is known to."""
    match record:
        case Actor():
            found: Actor | None = record
        case Project():
            parts = Participation.objects.filter(project=record, actor__state="published")
            first = parts.select_related("actor").order_by(RANK, "pk").first()
            found = first.actor if first else None
        case Resource():
            found = record.owner
        case Need():
            found = record.actor
    return found if found is not None and found.is_public else None


def record_of(conversation: Conversation) -> Actor | Project | Resource | Need | None:
    """The record that it is about, while that is public."""
    kind: Any = KINDS[About(conversation.about)]
    return kind.objects.public().filter(uuid=conversation.about_uuid).first()
