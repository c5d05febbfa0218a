"""What is filled in for an entry of a work log, and by what the list of them is narrowed."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Barrier, Issue, TargetGroup, WorkEntry
from actors.models.told import LONGEST
from records.small_numbers import FEWEST
from records.spans import Span, read_span, typed_span
from tisep.listings.fields import ManyNamed, PlaceField
from tisep.pages.choices import Somewhere, Themed
from tisep.pages.places import in_reading_order

TEXT = {"class": "input"}


class SpanField(forms.CharField):
    """A day or a month, as its first and last day."""

    widget = forms.TextInput(attrs={**TEXT, "autocomplete": "off"})

    def clean(self, value: Any) -> Span | None:
        text = super().clean(value)
        try:
            return read_span(text) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


def long_text(label: Any, rows: int = 3, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={**TEXT, "rows": rows})
    return forms.CharField(
        label=label, max_length=LONGEST, required=False, widget=widget, **options
    )


class WorkEntryForm(forms.ModelForm):
    IN_ENGLISH = ("name_en", "description_en", "gap_en", "helpful_en")

    name_th = forms.CharField(
        label=_("What you did, in a few words"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=TEXT),
    )
    description_th = long_text(_("More about it"), 4)
    begins = SpanField(
        label=_("When, or from when"),
        help_text=_("A day or a month: 20/1/2569, 1/2569 or Jan 2026."),
    )
    ends = SpanField(
        label=_("Until when"),
        required=False,
        help_text=_("Leave it empty where it was that day or month alone."),
    )
    region = PlaceField(
        label=_("Where"),
        widget=forms.TextInput(
            attrs={**TEXT, "list": "places", "autocomplete": "off", "data-tisep-places": ""}
        ),
        help_text=_("Type a tambon, a district or a province: ท่าสาป ยะลา"),
        error_messages={"required": _("Say where: a tambon, a district or a province.")},
    )
    target_groups = ManyNamed(TargetGroup.objects.none(), label=_("For whom"), required=False)
    issues = ManyNamed(Issue.objects.none(), label=_("Which issues"), required=False)
    reached = forms.IntegerField(
        label=_("How many people you reached"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        widget=forms.NumberInput(attrs={**TEXT, "inputmode": "numeric"}),
    )
    gap_th = long_text(
        _("Which gap it fills"), help_text=_("What the state's services do not reach, and whom.")
    )
    barriers = forms.TypedMultipleChoiceField(
        label=_("Which barriers you met"),
        choices=Barrier.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    helpful_th = long_text(_("What would have helped"))
    name_en = forms.CharField(
        label=_("What you did, in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=TEXT),
    )
    description_en = long_text(_("More about it, in English"))
    gap_en = long_text(_("Which gap it fills, in English"))
    helpful_en = long_text(_("What would have helped, in English"))

    class Meta:
        model = WorkEntry
        fields: ClassVar[tuple[str, ...]] = (
            *("name_th", "description_th", "region", "target_groups", "issues", "reached"),
            *("gap_th", "barriers", "helpful_th"),
            *("name_en", "description_en", "gap_en", "helpful_en"),
        )

    field_order = ("name_th", "description_th", "begins", "ends", "region")

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.actor = actor
        fields: dict[str, Any] = self.fields
        fields["issues"].queryset = Issue.objects.order_by(*in_reading_order())
        fields["target_groups"].queryset = TargetGroup.objects.order_by(*in_reading_order())
        fields["reached"].help_text = gettext(
            "A number, never names. Where it is below %(fewest)s, only you see it."
        ) % {"fewest": FEWEST}
        if self.instance.pk:
            typed = typed_span(self.instance.begins_on, self.instance.ends_on)
            self.initial["begins"], self.initial["ends"] = typed
            self.initial["region"] = PlaceField.name(self.instance.region)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("name_th") or said.get("name_en")):
            self.add_error("name_th", gettext("Say what it is, in a few words."))
        said["name_th"] = said.get("name_th") or said.get("name_en", "")
        begins, ends = said.get("begins"), said.get("ends")
        if begins:
            self.instance.begins_on, self.instance.ends_on = begins[0], (ends or begins)[1]
            if begins[0] > timezone.localdate():
                self.add_error(
                    "begins", gettext("That is still to come: write what has been done.")
                )
            elif ends and ends[1] < begins[0]:
                self.add_error("ends", gettext("It ends before it begins."))
        return said

    @property
    def in_thai(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.IN_ENGLISH]

    @property
    def in_english(self) -> list[forms.BoundField]:
        return [self[name] for name in self.IN_ENGLISH]


class WorkFilters(Somewhere, Themed):
    """The filters of the list, each of one value; what cannot be used is left out."""

    field_order = ("region", "issue", "target_group", "barrier")

    barrier = forms.ChoiceField(
        label=_("Barrier met"), required=False, choices=[("", _("all barriers")), *Barrier.choices]
    )
