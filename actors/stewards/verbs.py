"""Looking after the data of a tambon: asked for, agreed to, done, ended."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, Stewardship, StewardshipState, Suggestion, SuggestionState
from actors.models.stewardship import LEVELS, OPEN
from actors.rights import curates, speaks_for, stewardship_over
from records.models import User
from regions.models import Region

# Of one organisation: a curator reads each.
ASKED_A_DAY = 10
SUGGESTED_A_DAY = 50
DAY = timedelta(days=1)


@transaction.atomic
def ask(*, by: User, actor: Actor, region: Region, words: str) -> Stewardship:
    """Offer to look after a region's data; a curator decides.

    Raises PermissionDenied; ValidationError where it is done already, the region is larger than a
    district, the organisation is not public, or it asked for many today.
    """
    if not speaks_for(by, actor):
        raise PermissionDenied
    Actor.objects.select_for_update(of=("self",), no_key=True).get(pk=actor.pk)
    if not actor.is_public:
        raise ValidationError(_("First your organisation is published here."))
    if region.level not in LEVELS or not region.is_current:
        raise ValidationError(_("This is for a tambon or a district."))
    mine = Stewardship.objects.filter(actor=actor)
    if mine.filter(region=region, state__in=OPEN).exists():
        raise ValidationError(_("Your organisation looks after it already, or has asked to."))
    if mine.filter(asked_at__gt=timezone.now() - DAY).count() >= ASKED_A_DAY:
        raise ValidationError(_("You have asked for very many today. Please go on tomorrow."))
    asked = Stewardship(actor=actor, region=region, words=words.strip(), asked_by=by)
    asked.full_clean()
    asked.save()
    return asked


def agree(stewardship: Stewardship, *, by: User) -> None:
    """Raises PermissionDenied for whoever does not curate the region, ValidationError where it
    was decided meanwhile. Nobody agrees to what their own organisation asks."""
    if speaks_for(by, stewardship.actor):
        raise PermissionDenied
    _decide(stewardship, by, StewardshipState.AGREED, since=timezone.localdate())


def refuse(stewardship: Stewardship, *, by: User, reason: str) -> None:
    """With a reason that the organisation reads. Raises as `agree`."""
    if not reason.strip():
        raise ValidationError(_("Please say why: the organisation reads it."))
    _decide(stewardship, by, StewardshipState.REFUSED, reason=reason.strip())


@transaction.atomic
def end(stewardship: Stewardship, *, by: User) -> None:
    """By the organisation's people or a curator. Raises PermissionDenied, ValidationError."""
    if not (speaks_for(by, stewardship.actor) or curates(by, stewardship.region)):
        raise PermissionDenied
    _move(stewardship, by, StewardshipState.ENDED, until=timezone.localdate())


@transaction.atomic
def confirm(record: Any, *, by: User) -> None:
    """Say that the record is true today. Raises PermissionDenied."""
    found = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    if not found.is_public or stewardship_over(by, found) is None:
        raise PermissionDenied
    found.confirmed_on, found.updated_by = timezone.localdate(), by
    found.mark_edited(["confirmed_on"])
    with pghistory.context(user=by.pk):
        found.save(update_fields=["confirmed_on", "updated_by", "updated_at", "edited_fields"])


@transaction.atomic
def suggest(record: Any, *, by: User, words: str) -> Suggestion:
    """Tell the curators what is wrong. Raises PermissionDenied; ValidationError where it names
    somebody, or where very many were written today."""
    over = stewardship_over(by, record)
    if not record.is_public or over is None:
        raise PermissionDenied
    Stewardship.objects.select_for_update(of=("self",), no_key=True).get(pk=over.pk)
    lately = over.suggestions.filter(written_at__gt=timezone.now() - DAY)
    if lately.count() >= SUGGESTED_A_DAY:
        raise ValidationError(_("You have written very many today. Please go on tomorrow."))
    kind = str(record._meta.model_name)
    made = Suggestion(
        stewardship=over, about=kind, about_uuid=record.uuid, words=words.strip(), written_by=by
    )
    made.full_clean()
    made.save()
    return made


@transaction.atomic
def settle(suggestion: Suggestion, state: SuggestionState, *, by: User) -> None:
    """By a curator of the region, once. Raises PermissionDenied, ValidationError."""
    if not curates(by, suggestion.stewardship.region):
        raise PermissionDenied
    found = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if found.state != SuggestionState.OPEN:
        raise ValidationError(_("This has been decided meanwhile."))
    found.state, found.settled_at, found.settled_by = state, timezone.now(), by
    found.save()


@transaction.atomic
def _decide(stewardship: Stewardship, by: User, state: StewardshipState, **values: Any) -> None:
    if not curates(by, stewardship.region):
        raise PermissionDenied
    _move(stewardship, by, state, **values)


def _move(stewardship: Stewardship, by: User, state: StewardshipState, **values: Any) -> None:
    found = Stewardship.objects.select_for_update().get(pk=stewardship.pk)
    waits = found.state == StewardshipState.ASKED
    if not (waits or (found.state == state.AGREED and state == state.ENDED)):
        raise ValidationError(_("This has been decided meanwhile."))
    for name, value in {"state": state, "decided_by": by, **values}.items():
        setattr(found, name, value)
    found.save()
