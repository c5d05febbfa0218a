"""Mail to the people for whom a referral waits: when it has come to them, and when it is overdue.

What is told is the name of the need and where to look, nothing that anybody wrote.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from records.models import User
from resources.models import Referral
from resources.referrals.rules import whose_turn

AGAIN_AFTER = timedelta(days=7)

log = logging.getLogger(__name__)


def remind() -> int:
    """Write to whom anything has come since they were told, or is overdue for a week more.

    Returns how many mails left. None where the site does not know its own address.
    """
    if not settings.SITE_ADDRESS:
        log.warning("SITE_ADDRESS is not set: nobody is told of referrals")
        return 0
    today = timezone.localdate()
    due = Q(reminded_on=None) | Q(due_on__lt=today, reminded_on__lte=today - AGAIN_AFTER)
    waiting = Referral.objects.open().filter(due).order_by("pk")
    return sum(_tell(pk) for pk in list(waiting.values_list("pk", flat=True)))


def _tell(pk: int) -> int:
    """Marked first, in one transaction: two workers tell nobody twice."""
    today = timezone.localdate()
    with transaction.atomic():
        rows = Referral.objects.select_for_update(of=("self",), skip_locked=True)
        related = rows.select_related("need__actor", "from_actor", "to_actor")
        found = related.filter(pk=pk).exclude(reminded_on=today).first()
        if found is None:
            return 0
        come, found.reminded_on = found.reminded_on is None, today
        found.save(update_fields=["reminded_on"])
    people = User.objects.filter(is_active=True, memberships__actor__in=whose_turn(found))
    last = found.steps.last()
    if come and last and last.by_id:
        people = people.exclude(pk=last.by_id)
    addresses = people.exclude(email="").distinct().values_list("email", flat=True)
    return sum(_sent(_message(found, address, come=come)) for address in addresses)


def _sent(message: EmailMessage) -> int:
    try:
        return message.send()
    except OSError as error:
        log.warning("a reminder was not sent: %s", type(error).__name__)
        return 0


def _message(referral: Referral, address: str, *, come: bool) -> EmailMessage:
    """In Thai and below it in English: nobody knows which the reader prefers."""
    subjects, bodies = [], []
    for language in ("th", "en"):
        with override(language):
            site = settings.SITE_ADDRESS.rstrip("/")
            context = {
                "referral": referral,
                "come": come,
                "address": site + referral.get_absolute_url(),
            }
            subjects.append(_("A need waits for you") if come else _("A need is still waiting"))
            bodies.append(render_to_string("referrals/reminder.txt", context).strip())
    return EmailMessage(
        "TISEP: " + " / ".join(subjects),
        "\n\n-----\n\n".join(bodies),
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )
