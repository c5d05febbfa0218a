"""The pages' forms, filled in with what was sent."""

from __future__ import annotations

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.forms import BaseForm

# What the forms call otherwise than the API.
FIELDS = {"place": "region", "receiver": "to_actor"}

Form = TypeVar("Form", bound=BaseForm)


def valid(form: Form) -> Form:
    """Raises ValidationError by field, as the API calls them."""
    if not form.is_valid():
        faults = form.errors.as_data()
        raise ValidationError({FIELDS.get(name, name): said for name, said in faults.items()})
    return form
