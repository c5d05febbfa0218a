"""Which conversations a person belongs to, on which side, and who else does."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from actors.models import Actor, Block, Conversation, Message, Seen, Side
from actors.rights import Person, actors_of
from records.models import User


def conversations_of(person: Person) -> QuerySet[Conversation]:
    """Those of the person's organisations on either side, and those begun in their own name.

    Who leaves an organisation leaves its conversations; who comes to it finds them.
    """
    if not person.is_authenticated or not person.is_active:
        return Conversation.objects.none()
    mine = actors_of(person).values("pk")
    return Conversation.objects.filter(
        Q(recipient__in=mine)
        | Q(writer_actor__in=mine)
        | Q(writer=person.pk, writer_actor__isnull=True)
    )


def with_unread(conversations: QuerySet[Conversation], person: User) -> QuerySet[Conversation]:
    """`unread`: somebody else has written since the person last looked."""
    seen = Seen.objects.filter(
        conversation=OuterRef("conversation"), person=person, at__gte=OuterRef("sent_at")
    )
    news = Message.objects.filter(~Q(author=person) | Q(author=None), ~Exists(seen))
    return conversations.annotate(unread=Exists(news.filter(conversation=OuterRef("pk"))))


def side_of(person: Person, conversation: Conversation) -> Side | None:
    """The side that the person stands on; for somebody of both, the one that began."""
    for side in Side:
        if people_of(conversation, side).filter(pk__in=[person.pk]).exists():
            return side
    return None


def people_of(conversation: Conversation, side: Side) -> QuerySet[User]:
    """Who may read and write on that side now."""
    active = User.objects.filter(is_active=True)
    actor = organisation_of(conversation, side)
    if actor is None:
        return active.filter(pk__in=[conversation.writer_id])
    return active.filter(memberships__actor=actor)


def organisation_of(conversation: Conversation, side: Side) -> Actor | None:
    """The organisation of that side; None for a person who wrote in their own name."""
    return conversation.recipient if side == Side.RECIPIENT else conversation.writer_actor


def name_of(conversation: Conversation, side: Side) -> str:
    """What the other side sees: the organisation's name, or the person's own, never an address."""
    if actor := organisation_of(conversation, side):
        return actor.name
    if conversation.writer is None:
        return _("A person who left")
    return conversation.writer.get_full_name() or _("A person signed in to TISEP")


def other(side: Side) -> Side:
    return Side.WRITER if side == Side.RECIPIENT else Side.RECIPIENT


def blocked(*, actor: Actor, person: Person) -> bool:
    """Whether the organisation or the person wants no letters between them."""
    return Block.objects.filter(actor=actor, person=person.pk).exists()


def blocks_of(person: Person) -> QuerySet[Block]:
    """Those that the person can lift: their own, and their organisations'."""
    mine = actors_of(person).values("pk")
    return Block.objects.filter(
        Q(by_actor=False, person=person.pk) | Q(by_actor=True, actor__in=mine)
    ).order_by(F("at").desc())
