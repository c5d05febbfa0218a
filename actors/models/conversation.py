"""Letters: what people write to organisations about a record, and the answers.

What is written may be personal data: no history, index, tile or export holds it, and what a
person wrote goes with the person.
"""

from __future__ import annotations

import uuid
from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models.actor import Actor
from actors.models.membership import Membership
from records.models import User

LONGEST_TEXT = 5000
# The text goes when its author does: their side's name and the day stay, so that the other side
# still understands its own part.
ERASE = "NEW.text = ''; NEW.erased_at = now(); NEW.message_id = 'erased:' || OLD.id; RETURN NEW;"
# Whoever closes or blocks at the same moment waits for this letter, or this letter for them.
REFUSE_WHERE_CLOSED = """
    PERFORM 1 FROM actors_conversation
    WHERE id = NEW.conversation_id AND closed_at IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'conversation_closed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""


class About(models.TextChoices):
    """The kind of record that a conversation began at."""

    ACTOR = "actor", _("Organisation")
    PROJECT = "project", _("Project")
    RESOURCE = "resource", _("Resource")
    NEED = "need", _("Need")


class Side(models.TextChoices):
    WRITER = "writer", pgettext_lazy("side of a conversation", "who began")
    RECIPIENT = "recipient", pgettext_lazy("side of a conversation", "who was written to")


class ConversationQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(closed_at=None)

    def waiting(self) -> Self:
        """Letters to organisations that nobody speaks for, and that nobody has answered."""
        people = Membership.objects.filter(actor=OuterRef("recipient"), person__is_active=True)
        answers = Message.objects.filter(conversation=OuterRef("pk"), side=Side.RECIPIENT)
        return self.open().filter(~Exists(people), ~Exists(answers))


class Conversation(models.Model):
    """Between who wrote (a person, or an organisation in whose name they did) and an organisation.

    What it is about is said by kind and UUID: records of all kinds live on higher floors.
    """

    uuid = models.UUIDField(_("permanent id"), unique=True, default=uuid.uuid4, editable=False)
    about = models.CharField(_("about"), max_length=8, choices=About)
    about_uuid = models.UUIDField(_("about which record"))
    subject = models.CharField(_("subject"), max_length=150, blank=True)
    writer = models.ForeignKey(
        User, models.SET_NULL, null=True, related_name="+", verbose_name=_("writer")
    )
    writer_actor = models.ForeignKey(
        Actor,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("in the name of"),
    )
    recipient = models.ForeignKey(
        Actor, models.CASCADE, related_name="+", verbose_name=_("written to")
    )
    began_at = models.DateTimeField(_("began at"), db_default=Now())
    last_at = models.DateTimeField(_("last letter at"), db_default=Now())
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-last_at", "-pk"]
        indexes = [
            models.Index(fields=["last_at"], name="conversation_last_at"),
            models.Index(fields=["writer", "began_at"], name="conversation_writer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(about__in=About.values), name="conversation_about_kind"
            )
        ]
        triggers = [
            pgtrigger.Trigger(
                name="erase_subject_with_its_writer",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("writer_id"),
                condition=pgtrigger.Condition(
                    "OLD.writer_id IS NOT NULL AND NEW.writer_id IS NULL"
                ),
                func="NEW.subject = ''; RETURN NEW;",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_about_display()} {self.began_at:%Y-%m-%d}"


class Message(models.Model):
    """One letter. `message_id` is the e-mail's own or the form's: what comes twice is kept once."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    author = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=9, choices=Side)
    text = models.TextField(_("text"), max_length=LONGEST_TEXT, blank=True)
    sent_at = models.DateTimeField(_("sent at"), db_default=Now())
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)
    message_id = models.CharField(max_length=255, default=uuid.uuid4)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["sent_at", "pk"]
        indexes = [models.Index(fields=["author", "sent_at"], name="message_author")]
        constraints = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="message_side"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(erased_at__isnull=False), name="message_says_something"
            ),
            models.UniqueConstraint(fields=["conversation", "message_id"], name="message_once"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="erase_with_its_author",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("author_id"),
                condition=pgtrigger.Condition(
                    "OLD.author_id IS NOT NULL AND NEW.author_id IS NULL"
                ),
                func=ERASE,
            ),
            pgtrigger.Trigger(
                name="refuse_where_closed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=REFUSE_WHERE_CLOSED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()} {self.sent_at:%Y-%m-%d}"


class Seen(models.Model):
    """Until when a person has read a conversation."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="seen")
    person = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="conversation_seen")
        ]
        verbose_name = _("conversation read")
        verbose_name_plural = _("conversations read")

    def __str__(self) -> str:
        return f"{self.person_id} {self.conversation_id}"
