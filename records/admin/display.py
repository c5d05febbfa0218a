"""How the desk tells what is only shown: days in the reader's years, lists in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.admin import helpers, utils
from django.contrib.admin.templatetags import admin_list
from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from records.templatetags.thai import be_date


def told(value: Any, field: Any, empty: str, avoid_link: bool = False) -> str:
    """What Django's function of the same place says, but for days and lists."""
    if isinstance(value, datetime):
        return f"{be_date(value)} {timezone.localtime(value):%H:%M}"
    if isinstance(value, date):
        return be_date(value)
    if isinstance(value, list) and value:
        return ", ".join(_word(field, one) for one in value)
    return str(utils.display_for_field(value, field, empty, avoid_link))


def _word(field: Any, value: Any) -> str:
    """A choice by its label, a field by what it is called."""
    if field.name == "edited_fields":
        try:
            return str(field.model._meta.get_field(value).verbose_name)
        except FieldDoesNotExist:
            return str(value)
    labels = dict(getattr(field, "base_field", field).flatchoices)
    return str(labels.get(value, value))


def tell_in_words() -> None:
    """Django's admin formats days by the locale, which knows no year of the Buddhist era."""
    for module in (helpers, admin_list):
        vars(module)["display_for_field"] = told
