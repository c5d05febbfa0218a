"""Choices between rows, as forms offer them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import Issue, TargetGroup
from regions.models import Region
from tisep.pages.places import full_name, in_reading_order


class Named(forms.ModelChoiceField):
    """A choice of rows, named in the reader's language; regions with the word for their level."""

    def label_from_instance(self, obj: Any) -> str:
        return full_name(obj) if isinstance(obj, Region) else str(obj.in_language("name"))


class Themed(forms.Form):
    """One issue and one target group to narrow by, each of them all where none is chosen."""

    issue = Named(
        Issue.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Issue"),
        empty_label=_("all issues"),
    )
    target_group = Named(
        TargetGroup.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Target group"),
        empty_label=_("all target groups"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["issue"].queryset = Issue.objects.order_by(*in_reading_order())
        fields["target_group"].queryset = TargetGroup.objects.order_by(*in_reading_order())
