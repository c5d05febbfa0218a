"""Offering and asking, in an organisation's name: the verbs behind pages and API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from actors.models import Actor, Issue, TargetGroup
from actors.rights import curates, speaks_for
from records.models import State, User
from regions.models import PlacedBy
from resources.models import Exchange, Need, NeedStatus, OfferState, Resource

Listed = Need | Resource
Values = Mapping[str, Any]
# The field that says until when, by kind of listing.
ENDS: dict[type[Listed], str] = {Need: "needed_by", Resource: "available_until"}
# By one person, needs and offers together; a larger stock is imported at the desk.
POSTED_A_DAY = 100


class Meanwhile(ValidationError):
    """Somebody else was quicker: it does not stand any more as the person saw it."""


def may_change(person: Any, listing: Listed) -> bool:
    """The organisation's people and curators."""
    whose = asking(listing)
    return curates(person, listing) or bool(whose and speaks_for(person, whose))


def asking(listing: Listed) -> Actor | None:
    """The organisation in whose name it is listed."""
    return listing.actor if isinstance(listing, Need) else listing.owner


def fields_of(said: Values) -> dict[str, Any]:
    """The record's fields of what a person wrote.

    The place is their word, either language names it, and one coordinates only where that is said.
    """
    fields = dict(said)
    if not fields.get("name_th", True):
        fields["name_th"] = fields.get("name_en", "")
    if fields.get("exchange", Exchange.COORDINATOR) != Exchange.COORDINATOR:
        fields["coordinator"] = None
    if "region" in fields:
        fields |= {"placed_by": PlacedBy.PERSON, "location": None}
    return fields


@transaction.atomic
def post_need(
    *,
    by: User,
    actor: Actor,
    values: Values,
    issues: Iterable[Issue] = (),
    target_groups: Iterable[TargetGroup] = (),
) -> Need:
    """Ask for something. Public at once where the organisation is; else a curator looks first.

    Raises PermissionDenied where `by` does not speak for it, ValidationError by field, or where
    they posted very many within a day.
    """
    return _post(Need(actor=actor, **values), by, actor, issues, target_groups)


@transaction.atomic
def post_offer(
    *,
    by: User,
    actor: Actor,
    values: Values,
    issues: Iterable[Issue] = (),
    target_groups: Iterable[TargetGroup] = (),
) -> Resource:
    """Offer something; as `post_need`."""
    offered = Resource(owner=actor, offer=OfferState.OPEN, **values)
    return _post(offered, by, actor, issues, target_groups)


@transaction.atomic
def change(
    *,
    by: User,
    listing: Listed,
    values: Values,
    issues: Iterable[Issue] | None = None,
    target_groups: Iterable[TargetGroup] | None = None,
) -> Listed:
    """Write it anew where `values` say so; imports leave those fields alone from then on.

    Raises PermissionDenied, or ValidationError by field.
    """
    found = _locked(by, listing)
    changed = [name for name, value in values.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, values[name])
    found.mark_edited(changed)
    if not may_change(by, found):
        # It would leave the provinces of the curator who writes it.
        raise PermissionDenied
    _store(found, by)
    for tags, chosen in ((found.issues, issues), (found.target_groups, target_groups)):
        if chosen is not None:
            tags.set(chosen)
    return found


@transaction.atomic
def move(*, by: User, listing: Listed, to: str, seen: str) -> Listed:
    """Say how it stands now. `seen` is how it stood when the person decided.

    Raises PermissionDenied; Meanwhile where it stands otherwise by now; ValidationError where
    `to` may not follow.
    """
    found = _locked(by, listing)
    if found.status_now == to:
        return found
    if found.status_now != seen:
        now = getattr(found, f"get_{found.moves}_display")()
        raise Meanwhile(
            _("Meanwhile it has become “%(state)s”: please look again.") % {"state": now}
        )
    setattr(found, found.moves, to)
    if to == "open":
        _still_to_come(found)
    _store(found, by)
    return found


@transaction.atomic
def renew(*, by: User, listing: Listed, until: date | None) -> Listed:
    """Open it again, until another day or without one."""
    found = _locked(by, listing)
    setattr(found, ENDS[type(found)], until)
    setattr(found, found.moves, "open")
    _still_to_come(found)
    _store(found, by)
    return found


def expire(today: date | None = None) -> int:
    """Close what is open past its day; returns how many. Run twice, it changes nothing."""
    today = today or timezone.localdate()
    with pghistory.context(expired=str(today)):
        needs = Need.objects.past_their_date(today).update(
            status=NeedStatus.EXPIRED, updated_at=timezone.now()
        )
        offers = Resource.objects.past_their_date(today).update(
            offer=OfferState.EXPIRED, updated_at=timezone.now()
        )
    return needs + offers


def _post(
    listing: Any,
    by: User,
    actor: Actor,
    issues: Iterable[Issue],
    target_groups: Iterable[TargetGroup],
) -> Any:
    listing.created_by = by
    theirs = curates(by, actor) and curates(by, listing)
    if not (speaks_for(by, actor) or theirs):
        raise PermissionDenied
    _need_room(by)
    listing.state = State.PUBLISHED if actor.is_public or theirs else State.PENDING
    listing.confirmed_on = timezone.localdate()
    _still_to_come(listing)
    _store(listing, by)
    listing.issues.set(issues)
    listing.target_groups.set(target_groups)
    return listing


def _need_room(by: User) -> None:
    by.wait_turn()
    lately = {"created_by": by, "created_at__gt": timezone.now() - timedelta(days=1)}
    posted = sum(kind._default_manager.filter(**lately).count() for kind in ENDS)
    if posted >= POSTED_A_DAY:
        raise ValidationError(_("You have posted very many today. Please go on tomorrow."))


def _locked(by: User, listing: Listed) -> Any:
    found = type(listing)._default_manager.select_for_update(of=("self",)).get(pk=listing.pk)
    # What was taken off waits for a curator, at the desk.
    if found.state == State.ARCHIVED or not may_change(by, found):
        raise PermissionDenied
    return found


def _store(listing: Any, by: User) -> None:
    listing.updated_by = by
    listing.full_clean()
    with pghistory.context(user=by.pk):
        listing.save()


def _still_to_come(listing: Listed) -> None:
    name = ENDS[type(listing)]
    until = getattr(listing, name)
    if until and until < timezone.localdate():
        raise ValidationError({name: _("This day has passed: choose a later one, or none.")})
