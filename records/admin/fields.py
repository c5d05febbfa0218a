"""Form fields that every desk shares."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.db import models

FIELDS: Any = {
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "cols": 60})},
}
# The same, as narrow as a table of related rows has room for.
FIELDS_IN_ROWS: Any = {
    **FIELDS,
    models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 24})},
}


class Lines(SimpleArrayField):
    """A list of short texts, one a line: names may have commas in them."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 60})

    def __init__(self, **options: Any) -> None:
        super().__init__(forms.CharField(max_length=300), delimiter="\n", **options)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "\n".join(line for line in value.splitlines() if line.strip())
        return super().to_python(value)
