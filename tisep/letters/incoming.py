"""Answers by e-mail: which are taken in, and what is said to those that are not."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from actors.letters.files import CheckedFile, checked
from actors.letters.threads import side_of
from actors.letters.writing import NotSent, answer
from actors.models import ContactPoint, Conversation, Side
from actors.models.conversation import LONGEST_TEXT
from records.models import User
from tisep.letters.addresses import Ticket, ticket_of
from tisep.letters.authentication import proven
from tisep.letters.plain import Unreadable, words_of
from tisep.letters.tasks import send_soon

logger = logging.getLogger(__name__)
# Bytes of a whole e-mail: files grow by a third on their way.
LARGEST_MAIL = 8_000_000
TAKEN = "250 2.0.0 Taken in"
MAY_NOT = "550 5.7.1 This address is not yours to answer with, or you have left the conversation"
NOT_PROVEN = "550 5.7.1 Your mail provider does not prove that you sent this (DKIM, SPF or DMARC)"
UNREADABLE = "550 5.6.0 The text of this e-mail cannot be read"


class Refused(Exception):
    """The SMTP reply that says why."""


@dataclass(frozen=True)
class Writer:
    """Who may answer with an address: a person, or whoever reads an organisation's address."""

    conversation: Conversation
    side: Side
    person: User | None
    addresses: frozenset[str]


def writer_at(address: str) -> Writer:
    """Who the reply address was made for. Raises Refused where it takes in nothing (any more)."""
    ticket = ticket_of(address)
    if ticket is None:
        raise Refused("550 5.1.1 No such address")
    if ticket.expired:
        raise Refused("550 5.7.1 This address has expired: please answer on the site")
    found = Conversation.objects.select_related("recipient", "writer_actor", "writer")
    conversation = found.filter(pk=ticket.conversation).first()
    if conversation is None:
        raise Refused("550 5.1.1 This conversation is not there any more")
    if conversation.closed_at is not None:
        raise Refused("550 5.2.1 This conversation is closed: you can begin a new one on the site")
    return _point(ticket, conversation) if ticket.is_point else _person(ticket, conversation)


def _person(ticket: Ticket, conversation: Conversation) -> Writer:
    person = User.objects.filter(pk=ticket.reader, is_active=True).first()
    side = side_of(person, conversation) if person else None
    if person is None or side is None:
        raise Refused(MAY_NOT)
    confirmed = EmailAddress.objects.filter(user=person, verified=True)
    addresses = {person.email, *confirmed.values_list("email", flat=True)}
    return Writer(conversation, side, person, frozenset(one.lower() for one in addresses if one))


def _point(ticket: Ticket, conversation: Conversation) -> Writer:
    point = ContactPoint.objects.live().filter(pk=ticket.reader).first()
    if point is None or point.actor_id != conversation.recipient_id:
        raise Refused(MAY_NOT)
    return Writer(conversation, Side.RECIPIENT, None, frozenset([point.value.lower()]))


def take_in(content: bytes, address: str, envelope_from: str) -> str:
    """Make the e-mail a letter, once. Returns or raises (Refused) the SMTP reply."""
    writer = writer_at(address)
    try:
        message: Any = message_from_bytes(content, policy=policy.default)
        if not envelope_from or message.get("Auto-Submitted", "no").lower() != "no":
            # From a program: an answer to it could go on for ever.
            return TAKEN
        _need_sender(message, writer)
        text = words_of(message, set(writer.addresses))
        files = files_of(message)
    except (Unreadable, RecursionError) as error:
        raise Refused(UNREADABLE) from error
    if not text:
        raise Refused("550 5.6.0 There are no words of yours above the quoted letter")
    if len(text) > LONGEST_TEXT:
        raise Refused(f"552 5.3.4 Letters can have {LONGEST_TEXT} characters")
    _keep(writer, text, files, key_of(message, content))
    send_soon()
    return TAKEN


def _need_sender(message: EmailMessage, writer: Writer) -> None:
    """The one address in From is the reader's own, and is proven to be where it comes from."""
    headers = message.get_all("From", [])
    senders = [one for header in headers for one in getattr(header, "addresses", ())]
    if len(headers) != 1 or len(senders) != 1:
        raise Refused("550 5.7.1 Say who this is from, once")
    if not proven(message, senders[0].domain.lower()):
        raise Refused(NOT_PROVEN)
    if senders[0].addr_spec.lower() not in writer.addresses:
        raise Refused(MAY_NOT)


def files_of(message: EmailMessage) -> list[CheckedFile]:
    """What is attached; pictures within the text, such as a signature's, are left out."""
    found = []
    for part in message.iter_attachments():
        if part.get_content_disposition() != "attachment" and part["Content-ID"]:
            continue
        content = part.get_payload(decode=True)
        found.append((part.get_filename() or "", content if isinstance(content, bytes) else b""))
    try:
        return checked(found)
    except ValidationError as error:
        code = "552 5.3.4" if getattr(error, "code", "") in ("too_many", "too_big") else "550 5.6.1"
        raise Refused(
            f"{code} Up to three pictures (JPEG, PNG, WebP) or PDF files, 5 MB together"
        ) from error


def key_of(message: EmailMessage, content: bytes) -> str:
    """The e-mail's Message-ID, however long: the same e-mail is one letter."""
    named = str(message.get("Message-ID", "")).strip()
    return hashlib.sha256(named.encode("utf-8", "surrogatepass") or content).hexdigest()


def _keep(writer: Writer, text: str, files: list[CheckedFile], key: str) -> None:
    try:
        answer(
            conversation=writer.conversation,
            by=writer.person,
            side=writer.side,
            text=text,
            files=files,
            key=key,
        )
    except NotSent as error:
        if error.code == "too_many":
            raise Refused("450 4.7.1 Very many letters: this one is taken in an hour") from error
        raise Refused("550 5.2.1 This conversation is closed") from error
