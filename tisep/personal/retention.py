"""What personal data is kept, why, for how long: the record of processing, and its nightly end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.models import User
from tisep.personal.models import Access
from tisep.tokens.models import Token

UNCONFIRMED = timedelta(days=30)
# As long its program is told that the token has expired, and not that there is none.
EXPIRED_TOKENS = timedelta(days=30)
ACCESSES = timedelta(days=365)


@dataclass(frozen=True)
class Processing:
    """One purpose: the data, the section of the law it rests on, how long, and who sees it."""

    what: str | Promise
    why: str | Promise
    basis: str | Promise
    kept: str | Promise
    seen_by: str | Promise


RECORD_OF_PROCESSING = (
    Processing(
        _("Account: e-mail address, password (hashed), second factors, sessions"),
        _("Signing in, and proving who speaks for an organisation"),
        _("Contract, section 24(3)"),
        _("While the account is there; 30 days where the address is never confirmed"),
        _("The person; administrators see the address"),
    ),
    Processing(
        _("API tokens (hashed): name, scopes, end, day of the last use"),
        _("That a person's own programs write in their name"),
        _("Contract, section 24(3)"),
        _("Until revoked; 30 days after their end"),
        _("The person"),
    ),
    Processing(
        _("Memberships of organisations, requests for them"),
        _("Who may write in an organisation's name"),
        _("Contract, section 24(3)"),
        _("While the account is there"),
        _("The organisation's people, curators"),
    ),
    Processing(
        _("Addresses typed to invite an organisation into a project: a fingerprint, never shown"),
        _("That nobody's mailbox is filled"),
        _("Legitimate interest, section 24(5)"),
        _("One day"),
        _("Nobody"),
    ),
    Processing(
        _("Contact points of organisations, with their owner's consent"),
        _("That others reach the organisation"),
        _("Consent, section 19; it can be revoked at any time"),
        _("Until it is revoked or the organisation is removed"),
        _("Whom the owner chose"),
    ),
    Processing(
        _("Who looked at a contact point, and when"),
        _("The owner's oversight of how it is used"),
        _("Legitimate interest, section 24(5)"),
        _("13 months"),
        _("The organisation's owners, without e-mail addresses"),
    ),
    Processing(
        _("Letters and what comes with them"),
        _("That people and organisations reach each other without showing addresses"),
        _("Contract, section 24(3)"),
        _("Two years after the last letter; a person's own text until they are erased"),
        _("Both sides; curators see what is reported"),
    ),
    Processing(
        _("What a person follows, their news, and how often they want a mail"),
        _("Telling them what changed"),
        _("Contract, section 24(3)"),
        _("News half a year; the rest while the account is there"),
        _("The person"),
    ),
    Processing(
        _("Who added or changed a record, and when"),
        _("That records can be trusted, and mistakes be undone"),
        _("Public task, section 24(4)"),
        _("Until the person is erased; the change stays without a name"),
        _("Curators"),
    ),
    Processing(
        _("Who of the staff looked at personal data"),
        _("Security of processing, section 37(1)"),
        _("Legal duty, section 24(6)"),
        _("One year"),
        _("Administrators"),
    ),
)


def end() -> dict[str, int]:
    """Delete what has been kept long enough and no other job ends; how many, by what."""
    now = timezone.now()
    old: dict[str, Any] = {
        "unconfirmed accounts": _unconfirmed(now - UNCONFIRMED),
        "accesses": Access.objects.filter(at__lt=now - ACCESSES),
        "API tokens": Token.objects.expired(EXPIRED_TOKENS),
        "sessions": Session.objects.filter(expire_date__lt=now),
    }
    return {name: rows.delete()[0] for name, rows in old.items()}


def _unconfirmed(before: Any) -> Any:
    """Accounts that nobody ever confirmed or used, and that nobody at the desk made."""
    confirmed = EmailAddress.objects.filter(verified=True).values("user")
    asked = EmailAddress.objects.values("user")
    return User.objects.filter(
        pk__in=asked, date_joined__lt=before, last_login=None, is_staff=False
    ).exclude(pk__in=confirmed)
