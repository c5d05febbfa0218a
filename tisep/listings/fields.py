"""Fields of the forms for offers and needs: a day, a place, an organisation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from actors.models import Actor
from records.exchange.columns import Wrong, read_day
from regions.models import Region
from tisep.listings.places import called, label, labels
from tisep.pages.places import in_reading_order, readable


class ManyNamed(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.in_language("name"))


class Day(forms.CharField):
    """A day of either era; the browser's own picker writes C.E."""

    widget = forms.DateInput(attrs={"class": "input", "type": "date"}, format="%Y-%m-%d")

    def clean(self, value: Any) -> Any:
        text = super().clean(value if isinstance(value, str) else str(value or ""))
        try:
            return read_day(text)
        except Wrong as error:
            raise forms.ValidationError(str(error)) from error


class Typed(forms.CharField):
    """Something that has a name and is found by it; several of the name are offered to choose.

    `meant` holds what to offer after a text that may mean several.
    """

    find: Callable[[str], Sequence[Any]]
    name: Callable[[Any], str]
    unknown: Any = ""

    def clean(self, value: Any) -> Any:
        self.meant: list[str] = []
        text = super().clean(value)
        if not text:
            return None
        found = type(self).find(text)
        exact = [one for one in found if type(self).name(one) == text]
        if len(exact or found) == 1:
            return (exact or found)[0]
        self.meant = self.names(found)
        raise forms.ValidationError(
            _("Several are called so: choose one.") if found else self.unknown
        )

    def names(self, found: Sequence[Any]) -> list[str]:
        return [type(self).name(one) for one in found]


class PlaceField(Typed):
    find = staticmethod(called)
    name = staticmethod(label)
    unknown = _("We know no place of this name. Try the tambon and its province: ท่าสาป ยะลา")

    def names(self, found: Sequence[Region]) -> list[str]:
        return labels(list(found))


def organisations(text: str) -> list[Actor]:
    """Public organisations of the name; else those whose name holds it."""
    words = readable(text)
    public = Actor.objects.public().order_by(*in_reading_order(), "pk")
    whole = public.filter(name_th=words) | public.filter(name_en__iexact=words)
    part = public.filter(name_th__icontains=words) | public.filter(name_en__icontains=words)
    return list(whole[:8]) or list(part[:8])


class OrganisationField(Typed):
    find = staticmethod(organisations)
    name = staticmethod(lambda actor: str(actor.in_language("name")))
    unknown = _("We know no organisation of this name. Look for it on the map first.")
