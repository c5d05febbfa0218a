"""What the pages of offers and needs need in templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms, template
from django.utils import timezone

from resources.models import Need, Resource
from resources.posting import ENDS, may_change
from tisep.listings.states import moves_of

register = template.Library()
Listed = Need | Resource


@register.filter
def standing(listing: Listed) -> str:
    """How it stands, in the reader's language."""
    labels = dict(listing._meta.get_field(listing.moves).flatchoices)  # type: ignore[union-attr]
    return str(labels[listing.status_now])


@register.filter
def moves(listing: Listed) -> list[tuple[str, str]]:
    return moves_of(listing)


@register.filter
def may_be_changed_by(record: Any, person: Any) -> bool:
    """Without a session nobody is asked for: the page stays the same for all."""
    return isinstance(record, Need | Resource) and bool(person) and may_change(person, record)


@register.filter
def has_passed(listing: Listed) -> bool:
    until = getattr(listing, ENDS[type(listing)])
    return bool(until and until < timezone.localdate())


@register.filter
def state_address(listing: Listed) -> str:
    return f"{listing._meta.model_name}-state"


@register.filter
def edit_address(listing: Listed) -> str:
    return f"{listing._meta.model_name}-edit"


@register.filter
def of_key(values: Mapping[str, Any], key: str) -> Any:
    return values.get(key, "")


@register.filter
def any_errors(fields: Iterable[forms.BoundField]) -> bool:
    return any(field.errors for field in fields)


@register.filter
def as_sent(form: forms.Form) -> list[tuple[str, str]]:
    """Names and values of a form as it was sent, to be sent once more."""
    sent: Any = form.data
    return [(name, value) for name in form.fields for value in sent.getlist(name)]
