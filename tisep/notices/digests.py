"""The mail with a person's news: as often as they want it, and never twice."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from records.models import User
from tisep.explore.models import IndexedRecord
from tisep.notices.following import named
from tisep.notices.models import Frequency, Notice, NoticeSettings
from tisep.notices.reasons import why

SHOWN = 30
STOPPING = Signer(salt="tisep.notices.stop")

log = logging.getLogger(__name__)


def send(frequency: Frequency) -> int:
    """A mail to everybody who wants them this often and has unread news; returns how many.

    0 where the site does not know its own address: their links would lead nowhere.
    """
    if not settings.SITE_ADDRESS:
        log.warning("SITE_ADDRESS is not set: no mail with news is sent")
        return 0
    wanting = Q(notice_settings__digest=frequency)
    if frequency == Frequency.WEEKLY:
        wanting |= Q(notice_settings__isnull=True)
    waiting = Notice.objects.filter(mailed_at=None, read_at=None).values("person")
    people = User.objects.filter(wanting, is_active=True, restriction=None, pk__in=waiting).exclude(
        email=""
    )
    return sum(_to(person) for person in people.order_by("pk"))


def stopping_address(person: User) -> str:
    """Where one click ends the mails, without signing in; it holds as long as the person is."""
    path = reverse("notices-stop", args=[STOPPING.sign(str(person.pk))])
    return settings.SITE_ADDRESS.rstrip("/") + path


def person_of(token: str) -> User | None:
    """Whose mails the token of the address ends."""
    try:
        return User.objects.filter(pk=STOPPING.unsign(token)).first()
    except BadSignature:
        return None


def stop(person: User) -> None:
    """No more mails with news; what is followed stays, and is told on the site."""
    NoticeSettings.objects.update_or_create(person=person, defaults={"digest": Frequency.NEVER})


def _to(person: User) -> bool:
    """Whether a mail was sent. It is marked first: what fails is tried again, never doubled."""
    with transaction.atomic():
        notices = Notice.objects.select_for_update(skip_locked=True).filter(
            person=person, mailed_at=None, read_at=None
        )
        news = list(notices)
        Notice.objects.filter(pk__in=[one.pk for one in news]).update(mailed_at=timezone.now())
    records = _records(news)
    if not records:
        return False
    try:
        _message(person, news, records).send()
    except OSError as error:
        log.warning("a digest was not sent, and will be tried again: %s", type(error).__name__)
        Notice.objects.filter(pk__in=[one.pk for one in news]).update(mailed_at=None)
        return False
    return True


def _records(news: Iterable[Notice]) -> list[IndexedRecord]:
    """What is still public of it, each once, the last changed first."""
    rows = IndexedRecord.objects.filter(uuid__in={one.record for one in news}).defer("mark")
    return list(rows.order_by("-updated_at", "pk"))


def _message(person: User, news: list[Notice], records: list[IndexedRecord]) -> EmailMessage:
    """In Thai and below it in English: nobody knows which the reader prefers."""
    subjects, bodies = [], []
    for language in ("th", "en"):
        with override(language):
            site = settings.SITE_ADDRESS.rstrip("/")
            fitting = why(news)
            reasons = {one.record: fitting[one.pk] for one in news if one.pk in fitting}
            rows = [
                (named(one), site + one.get_absolute_url(), reasons.get(one.uuid))
                for one in records[:SHOWN]
            ]
            context = {
                "rows": rows,
                "more": len(records) - len(rows),
                "notices": site + reverse("notices"),
                "stop": stopping_address(person),
            }
            subjects.append(_("News of what you follow"))
            bodies.append(render_to_string("notices/digest.txt", context).strip())
    stopping = stopping_address(person)
    headers = {
        "List-Unsubscribe": f"<{stopping}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    subject = "TISEP: " + " / ".join(subjects)
    return EmailMessage(subject, "\n\n-----\n\n".join(bodies), to=[person.email], headers=headers)
