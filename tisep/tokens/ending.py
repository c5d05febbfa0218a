"""A new password ends a person's tokens: whoever takes an account back is alone in it again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from records.letters import write
from records.models import User
from tisep.tokens.models import Token


def end_with_password(instance: User, **_: Any) -> None:
    """Whenever somebody is stored: wherever a new password was set, by them or at the desk.

    What is hashed anew on signing in is the same password: Django then keeps none beside the hash.
    """
    if instance._password is None:  # type: ignore[attr-defined]  # noqa: SLF001 - told nowhere else
        return
    mine = Token.objects.filter(person=instance.pk)
    names = [token.name for token in mine if not token.has_expired]
    mine.delete()
    if names and instance.email:
        to = [instance.email]
        transaction.on_commit(lambda: write("tokens/mail/ended.txt", to, names=names))
