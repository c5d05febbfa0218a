"""Letters on their way out, by e-mail: no address of the other side in any of it."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import DatabaseError, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from actors.letters.threads import name_of, organisation_of, other, people_of
from actors.models import Conversation, Delivery, Message, Side
from actors.models.letter import TRIES
from tisep.letters.addresses import DAYS, reply_address

logger = logging.getLogger(__name__)
# What an answer quotes begins here: incoming.py cuts it off.
MARK = "Reply above this line"
KEPT = timedelta(days=730)


def send_due() -> int:
    """Send what is due, each once; returns how many were sent.

    What the mail server did not take is tried again, later each time.
    """
    sent = 0
    while True:
        with transaction.atomic():
            due = Delivery.objects.due().select_for_update(skip_locked=True, of=("self",))
            delivery = due.order_by("pk").first()
            if delivery is None:
                return sent
            sent += _sent(delivery)
            delivery.save()


def _sent(delivery: Delivery) -> bool:
    delivery.tries += 1
    try:
        message = mail_of(delivery)
        if message is None:
            delivery.tries = TRIES
            return False
        message.send()
    except DatabaseError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one letter breaks on, the others leave.
        # Never the error's own text: it tells the address.
        logger.warning("A letter could not be sent: %s", type(error).__name__)
        delivery.not_before = timezone.now() + timedelta(minutes=2**delivery.tries)
        return False
    delivery.sent_at = timezone.now()
    return True


def mail_of(delivery: Delivery) -> EmailMessage | None:
    """The e-mail; None for who is not on the other side any more, or for what has been erased."""
    message = delivery.message
    conversation = message.conversation
    side = other(Side(message.side))
    to = _address(delivery, conversation, side)
    if not to or message.erased_at:
        return None
    answer_to = reply_address(conversation.pk, person=delivery.person_id, point=delivery.point_id)
    texts = []
    for language in ("th", "en"):
        with override(language):
            context = _told(message, conversation, side, delivery, answer_to)
            texts.append(render_to_string("letters/mail.txt", context))
    name = " ".join(name_of(conversation, Side(message.side)).split())
    domain = settings.MAIL_DOMAIN or "localhost"
    return EmailMessage(
        subject=f"TISEP: {name}: {conversation.subject}"[:200].rstrip(": "),
        body=f"--- ตอบเหนือบรรทัดนี้ · {MARK} ---\n\n{message.text}\n\n" + "\n".join(texts),
        to=[to],
        reply_to=[answer_to] if answer_to else None,
        headers={
            "Message-ID": f"<letter.{message.pk}.{delivery.pk}.{conversation.uuid.hex}@{domain}>",
            "References": f"<letters.{conversation.uuid.hex}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _address(delivery: Delivery, conversation: Conversation, side: Side) -> str:
    if delivery.point is not None:
        return "" if delivery.point.revoked_at else delivery.point.value
    reader = people_of(conversation, side).filter(pk__in=[delivery.person_id]).first()
    return reader.email if reader else ""


def _told(
    message: Message, conversation: Conversation, side: Side, delivery: Delivery, answer_to: str
) -> dict[str, object]:
    """What stands below the letter, in the language that is active."""
    site = settings.SITE_ADDRESS.rstrip("/") or "http://localhost:8000"
    organisation = organisation_of(conversation, side)
    return {
        "sender": name_of(conversation, Side(message.side)),
        "organisation": organisation,
        "files": message.attachments.count(),
        "to_point": delivery.point is not None,
        "answer_to": answer_to,
        "days": DAYS,
        "thread": site + reverse("letter", args=[conversation.uuid]),
        "page": site + organisation.get_absolute_url() if organisation else "",
    }


def forget_letters() -> int:
    """Delete conversations two years after their last letter; returns how many rows went."""
    return Conversation.objects.filter(last_at__lt=timezone.now() - KEPT).delete()[0]
