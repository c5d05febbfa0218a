"""Posting calls of a fund, changing them and taking them back: by the people of its owner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from records.models import User
from regions.models import Region
from resources.models import Call, Resource, ResourceKind
from resources.posting import may_change

# Of one fund.
POSTED_A_DAY = 20


@transaction.atomic
def post(*, by: User, fund: Resource, values: Mapping[str, Any], serves: Iterable[Region]) -> Call:
    """Raises PermissionDenied; ValidationError, by field, and where it is over already."""
    locked = Resource.objects.select_for_update(of=("self",), no_key=True).get(pk=fund.pk)
    if not may_change(by, locked):
        raise PermissionDenied
    if locked.kind != ResourceKind.FUND:
        raise ValidationError(_("Only a fund has calls."))
    lately = locked.calls.filter(created_at__gt=timezone.now() - timedelta(days=1))
    if lately.count() >= POSTED_A_DAY:
        raise ValidationError(_("You have posted very many today. Please go on tomorrow."))
    call = Call(fund=locked, **values)
    if call.closes_on and call.closes_on < timezone.localdate():
        raise ValidationError({"closes_on": _("This day has passed: choose a later one, or none.")})
    return _store(call, by, serves)


@transaction.atomic
def change(*, by: User, call: Call, values: Mapping[str, Any], serves: Iterable[Region]) -> Call:
    """Raises PermissionDenied; ValidationError, by field."""
    found = _locked(by, call)
    changed = [name for name, value in values.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, values[name])
    found.mark_edited(changed)
    return _store(found, by, serves)


@transaction.atomic
def withdraw(*, by: User, call: Call) -> None:
    """For good; twice is once. Raises PermissionDenied."""
    found = _locked(by, call)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        with pghistory.context(user=by.pk):
            found.save(update_fields=["withdrawn_at", "updated_at"])


def _locked(by: User, call: Call) -> Call:
    found = Call.objects.select_for_update(of=("self",)).select_related("fund").get(pk=call.pk)
    if not may_change(by, found.fund):
        raise PermissionDenied
    return found


def _store(call: Call, by: User, serves: Iterable[Region]) -> Call:
    call.full_clean()
    with pghistory.context(user=by.pk):
        call.save()
        call.serves.set(serves)
    return call
