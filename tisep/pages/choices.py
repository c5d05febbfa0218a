"""Choices between rows, as forms offer them."""

from __future__ import annotations

from typing import Any

from django import forms

from regions.models import Region
from tisep.pages.places import full_name


class Named(forms.ModelChoiceField):
    """A choice of rows, named in the reader's language; regions with the word for their level."""

    def label_from_instance(self, obj: Any) -> str:
        return full_name(obj) if isinstance(obj, Region) else str(obj.in_language("name"))
