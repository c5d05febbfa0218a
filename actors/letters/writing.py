"""The acts of letters: begin, answer, close, block, report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from actors.contact.ledger import note
from actors.letters.files import CheckedFile
from actors.letters.threads import blocked, other, people_of
from actors.models import (
    Actor,
    Attachment,
    Audience,
    Block,
    ContactAct,
    ContactKind,
    ContactPoint,
    Conversation,
    Delivery,
    Message,
    Report,
    Side,
)
from actors.models.letter import Reason
from records.models import User

NEW_A_DAY = 10
LETTERS_AN_HOUR = 30


class NotSent(ValidationError):
    """Why a letter is not sent, for its writer; `code`: closed, blocked, too_many, used."""


@transaction.atomic
def begin(
    *,
    by: User,
    about: str,
    about_uuid: UUID,
    recipient: Actor,
    subject: str,
    text: str,
    in_name_of: Actor | None = None,
    files: Sequence[CheckedFile] = (),
    key: UUID,
) -> Conversation:
    """Write to an organisation; `key` is the form's own: sent twice, it is one conversation.

    Raises NotSent.
    """
    by.wait_turn()
    if known := Conversation.objects.filter(uuid=key, writer=by).first():
        return known
    if Conversation.objects.filter(uuid=key).exists():
        raise NotSent(_("This form has been used. Please open it anew."), "used")
    if blocked(actor=recipient, person=by):
        raise NotSent(_("You and this organisation do not write to each other."), "blocked")
    since = timezone.now() - timedelta(days=1)
    if Conversation.objects.filter(writer=by, began_at__gt=since).count() >= NEW_A_DAY:
        raise NotSent(
            _("You have begun ten conversations within a day. Please go on tomorrow."), "too_many"
        )
    conversation = Conversation.objects.create(
        uuid=key,
        about=about,
        about_uuid=about_uuid,
        subject=" ".join(subject.split()),
        writer=by,
        writer_actor=in_name_of,
        recipient=recipient,
    )
    answer(conversation=conversation, by=by, side=Side.WRITER, text=text, files=files, key=str(key))
    return conversation


@transaction.atomic
def answer(
    *,
    conversation: Conversation,
    by: User | None,
    side: Side,
    text: str,
    files: Sequence[CheckedFile] = (),
    key: str,
) -> Message:
    """Add a letter; `key` is the form's or the e-mail's own: come twice, it is one letter.

    `by` is None for who answers from an organisation's public address. Raises NotSent.
    """
    if by is not None:
        by.wait_turn()
    locked = Conversation.objects.select_for_update(of=("self",), no_key=True)
    conversation = locked.select_related("recipient", "writer_actor", "writer").get(
        pk=conversation.pk
    )
    if known := conversation.messages.filter(message_id=key).first():
        return known
    if conversation.closed_at is not None:
        raise NotSent(_("This conversation is closed. You can begin a new one."), "closed")
    _need_room(conversation, by, side)
    message = conversation.messages.create(author=by, side=side, text=text, message_id=key)
    for file in files:
        Attachment.objects.create(
            message=message,
            by=by,
            name=file.name,
            media_type=file.media_type,
            content=file.content,
            size=len(file.content),
        )
    conversation.last_at = timezone.now()
    conversation.save(update_fields=["last_at"])
    _send_out(message, conversation)
    return message


def _need_room(conversation: Conversation, by: User | None, side: Side) -> None:
    sent = Message.objects.filter(sent_at__gt=timezone.now() - timedelta(hours=1))
    sent = sent.filter(author=by) if by else sent.filter(conversation=conversation, side=side)
    if sent.count() >= LETTERS_AN_HOUR:
        raise NotSent(_("These are very many letters. Please go on in an hour."), "too_many")


def _send_out(message: Message, conversation: Conversation) -> None:
    """Ask for an e-mail to everybody of the other side, or to its public address."""
    people = people_of(conversation, other(Side(message.side))).exclude(email="")
    people = people.exclude(pk=message.author_id) if message.author_id else people
    for person in people.distinct():
        Delivery.objects.create(message=message, person=person)
    point = public_address(conversation.recipient) if message.side == Side.WRITER else None
    if point is not None and _goes_there(conversation):
        Delivery.objects.create(message=message, point=point)
        if message.author is not None:
            note([point], person=message.author, act=ContactAct.WRITTEN)


def public_address(actor: Actor) -> ContactPoint | None:
    """The e-mail that everybody may see of an organisation that nobody speaks for yet."""
    if actor.has_people:
        return None
    return (
        actor.contact_points.live().filter(kind=ContactKind.EMAIL, audience=Audience.PUBLIC).first()
    )


def _goes_there(conversation: Conversation) -> bool:
    """One letter goes to a public address, and more when somebody has answered from it."""
    written = Delivery.objects.filter(message__conversation=conversation, point__isnull=False)
    answered = conversation.messages.filter(side=Side.RECIPIENT)
    return answered.exists() or not written.exists()


def close(*, conversation: Conversation) -> None:
    """Nobody writes in it any more; it can still be read."""
    Conversation.objects.filter(pk=conversation.pk, closed_at=None).update(closed_at=timezone.now())


@transaction.atomic
def block(*, conversation: Conversation, side: Side) -> None:
    """No letters between this side and the other any more; what is open between them closes.

    Of a writer who is gone only this conversation is closed.
    """
    if conversation.writer is None:
        close(conversation=conversation)
        return
    # In the order of whoever writes: the person, then their conversations.
    conversation.writer.wait_turn()
    Block.objects.get_or_create(
        actor=conversation.recipient,
        person=conversation.writer,
        by_actor=side == Side.RECIPIENT,
    )
    between = Conversation.objects.open().filter(
        recipient=conversation.recipient, writer=conversation.writer
    )
    between.update(closed_at=timezone.now())


def report(*, message: Message, by: User, reason: Reason) -> Report:
    """Tell the curators, once a person and letter."""
    return Report.objects.get_or_create(message=message, by=by, defaults={"reason": reason})[0]
