"""Regions as they are told apart in a field: many tambons share a name."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from records.admin import AutocompleteFilter
from regions.models import Level, Region

ABOVE = ("parent", "parent__parent")
SHAPES = ("boundary", "point")


def with_names_above(regions: QuerySet[Region]) -> QuerySet[Region]:
    """With the two regions that hold each, and without any boundary."""
    shapes = [f"{way}__{shape}" for way in ABOVE for shape in SHAPES]
    return regions.select_related(*ABOVE).defer("boundary", *shapes)


def full_name(region: Region) -> str:
    """ท่าสาป, เมืองยะลา, ยะลา (950102): its own name, those that hold it up to the province."""
    names, here = [region.name], region.parent
    while here is not None and here.level in (Level.DISTRICT, Level.PROVINCE):
        names.append(here.name)
        here = here.parent if here.level == Level.DISTRICT else None
    return f"{', '.join(names)} ({region.code})"


class RegionField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return full_name(obj)


class RegionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return full_name(obj)


class RegionFilter(AutocompleteFilter):
    """In the chosen region or below it."""

    field_name = "region"
    without = gettext_lazy("Not placed")

    def form_field(self) -> RegionField:
        widget = AutocompleteSelect(self.field, self.model_admin.admin_site)
        return RegionField(with_names_above(Region.objects.all()), widget=widget)

    def narrowed(self, rows: QuerySet[Any], pk: int) -> QuerySet[Any]:
        codes = list(Region.objects.filter(pk=pk).values_list("code", flat=True))
        within = {f"{self.field_name}__path__contains": codes}
        return rows.filter(**within) if codes else rows.none()
