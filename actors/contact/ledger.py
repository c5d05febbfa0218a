"""Who saw or used which contact point, for its owner to read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from actors.models import ContactAct, ContactPoint, ContactUse

# An owner is asked once a year whether the contact is still right, and looks at it then.
KEPT = timedelta(days=396)


def note(points: Iterable[ContactPoint], *, person: Any, act: ContactAct) -> None:
    """Write down what this User or AnonymousUser did with each of them, now."""
    signed_in = bool(person.is_authenticated)
    ContactUse.objects.bulk_create(
        ContactUse(point=point, person=person if signed_in else None, signed_in=signed_in, act=act)
        for point in points
    )


def forget_uses() -> int:
    """Delete what is older than 13 months; returns how many."""
    return ContactUse.objects.filter(at__lt=timezone.now() - KEPT).delete()[0]
