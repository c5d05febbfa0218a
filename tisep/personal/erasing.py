"""Erasing a person: at once, from everywhere, and again after a backup was restored."""

from __future__ import annotations

from typing import Any

import pghistory
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.models import Exists, OuterRef

from actors.models import MemberInvitation
from records.models import User
from tisep.personal.models import Erasure

# What history says of who did something, and from where.
CONTEXT_KEYS = ("user", "url")


def leave_nothing(instance: User, **_: Any) -> None:
    """Before an account is deleted, whoever does it: nothing of the person stays behind.

    What is theirs alone goes with them by the rules of the tables; records of organisations stay,
    without their name. The number is remembered, so that no backup brings the person back.
    """
    _invite_no_more(instance)
    _sign_out(instance.pk)
    _leave_history(instance.pk)
    Erasure.objects.get_or_create(number=instance.pk)


def erase_again() -> int:
    """Delete whoever was erased and is there again, as after a restore; returns how many.

    A restored database may give an erased person's number to a new one, who joined later.
    """
    erased = Erasure.objects.filter(number=OuterRef("pk"), erased_at__gt=OuterRef("date_joined"))
    back = User.objects.filter(Exists(erased))
    return sum(one.delete()[0] > 0 for one in back)


def _invite_no_more(person: User) -> None:
    """Invitations stand under an address, whoever's it is."""
    known = EmailAddress.objects.filter(user=person).values_list("email", flat=True)
    for address in {person.email, *known} - {""}:
        MemberInvitation.objects.filter(email__iexact=address).delete()


def _sign_out(number: int) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(number):
            session.delete()


def _leave_history(number: int) -> None:
    """No event and no context of the history names the person any more."""
    for model in apps.get_models():
        if issubclass(model, pghistory.models.Event):
            for field in _people(model):
                events: Any = model._base_manager  # noqa: SLF001 - whatever their own leaves out
                events.filter(**{field.name: number}).update(**{field.name: None})
    table = connection.ops.quote_name(pghistory.models.Context._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET metadata = metadata - %s WHERE metadata ->> 'user' = %s",  # noqa: S608
            [list(CONTEXT_KEYS), str(number)],
        )


def _people(model: Any) -> list[models.ForeignKey[Any, Any]]:
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and issubclass(field.related_model, User)
    ]
