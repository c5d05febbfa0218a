"""Choices between rows, as forms offer them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from actors.models import Issue, TargetGroup
from regions.models import Level, Region
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


class Somewhere(forms.Form):
    """A region to narrow by; what is given and cannot be used is left out.

    Provinces are offered, and whatever smaller place an address brought along.
    """

    KEYS: ClassVar[dict[str, str]] = {"region": "code", "issue": "slug", "target_group": "slug"}

    region = Named(
        Region.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Where"),
        empty_label=_("the whole country"),
    )

    def __init__(self, given: QueryDict) -> None:
        super().__init__(given)
        today = Region.objects.current().without_boundary()
        asked = today.filter(code=given.get("region", "").replace("\0", ""))
        region: Any = self.fields["region"]
        region.queryset = (today.at_level(Level.PROVINCE) | asked).order_by(*in_reading_order())

    @property
    def said(self) -> dict[str, Any]:
        """What is asked, by field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def chosen(self) -> dict[str, Any]:
        """What is asked, by parameter of the API."""
        said = self.said
        return {name: getattr(one, self.KEYS.get(name, ""), one) for name, one in said.items()}
