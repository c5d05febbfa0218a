"""Stored values as a person reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.gis.geos import MultiPolygon, Point
from django.db import models
from django.utils.translation import gettext as _

from records.history import kept_fields
from records.templatetags.thai import be_date


@dataclass(frozen=True)
class Difference:
    """One field's words before and after, as a person reads them."""

    label: str
    old: str
    new: str


def names(model: Any) -> models.QuerySet[Any]:
    """No more than the names: a region's boundary is megabytes."""
    return model.objects.only("name_th", "name_en")


class Words:
    """Stored values as a person reads them; what foreign keys mean is asked once for all."""

    def __init__(self, model: type[models.Model], events: list[Any]) -> None:
        self.related: dict[str, dict[Any, Any]] = {}
        for one in kept_fields(model):
            if isinstance(one, models.ForeignKey):
                ids = {getattr(event, one.attname) for event in events} - {None}
                self.related[one.name] = names(one.related_model).in_bulk(ids)

    def __call__(self, one: models.Field, value: Any) -> str:
        if value in (None, ""):
            return ""
        if one.name in self.related:
            return str(self.related[one.name].get(value, value))
        if isinstance(value, list):
            labels = dict(getattr(one, "base_field", one).flatchoices)
            return ", ".join(str(labels.get(each, each)) for each in value)
        return str(dict(one.flatchoices).get(value) or _said(value))


def _said(value: Any) -> str:
    match value:
        case bool():
            return _("yes") if value else _("no")
        case Point():
            return f"{value.y:.6f}, {value.x:.6f}"
        case MultiPolygon():
            return _("an outline of %(count)s points") % {"count": value.num_points}
        case date():
            return be_date(value)
    return str(value)
