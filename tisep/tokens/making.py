"""Making a token, knowing one again, and noting that it was used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records.keys import fingerprint
from records.models import User
from tisep.tokens.models import Token
from tisep.tokens.secrets import SHOWN, is_one, new_secret

# More than anybody's programs need: a sign that something makes them by itself.
MOST = 20


@transaction.atomic
def make(*, by: User, name: str, scopes: Iterable[str], days: int) -> tuple[Token, str]:
    """The token and its secret, which nobody is told again.

    Raises ValidationError where the person has very many.
    """
    by.wait_turn()
    if by.api_tokens.count() >= MOST:
        raise ValidationError(_("You have very many tokens. Revoke one that you do not need."))
    secret = new_secret()
    now = timezone.now()
    token = Token.objects.create(
        person=by,
        name=name,
        beginning=secret[:SHOWN],
        hash=fingerprint(secret),
        scopes=sorted(set(scopes)),
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    return token, secret


def known(secret: str) -> Token | None:
    """The token of this secret with its person, also one that has ended; None of no token."""
    if not is_one(secret):
        return None
    return Token.objects.select_related("person").filter(hash=fingerprint(secret)).first()


def used(token: Token) -> None:
    """Note the day; when in it, or for what, is nobody's business."""
    today = timezone.localdate()
    if token.last_used_on != today:
        Token.objects.filter(pk=token.pk).update(last_used_on=today)
