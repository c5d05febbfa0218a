"""What is filled in to ask for something, or to offer it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Issue, TargetGroup
from resources.models import Exchange, Need, Resource, ResourceKind
from resources.posting import fields_of
from resources.wording import Findings, personal_in, told
from tisep.listings.fields import Day, ManyNamed, OrganisationField, PlaceField
from tisep.listings.places import label
from tisep.pages.choices import Named
from tisep.pages.places import in_reading_order

TEXT = {"class": "input"}
LONG = {"class": "input", "rows": 4}


def line(name: Any, most: int = 200, **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs=TEXT)
    return forms.CharField(label=name, max_length=most, required=False, widget=widget, **options)


def text(name: Any, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs=LONG)
    return forms.CharField(label=name, max_length=4000, required=False, widget=widget, **options)


class ListingForm(forms.Form):
    """Both kinds of listing. `values`, `issues` and `target_groups` are what the verbs take."""

    IN_ENGLISH = ("name_en", "description_en", "terms_en")
    NOT_VALUES = ("actor", "place", "issues", "target_groups")

    actor = Named(Actor.objects.none(), label=_("In the name of"), empty_label=None)
    # Nothing is chosen beforehand: what is overlooked would be a fund.
    kind = forms.ChoiceField(
        label=_("What kind"), choices=[("", _("Choose one")), *ResourceKind.choices]
    )
    name_th = line(_("What, in a few words"))
    description_th = text(_("More about it"))
    name_en = line(_("What, in English"))
    description_en = text(_("More about it, in English"))
    amount = forms.IntegerField(
        label=_("How many"),
        required=False,
        min_value=1,
        max_value=2_000_000_000,
        widget=forms.NumberInput(attrs={"class": "input", "inputmode": "numeric"}),
    )
    unit = line(_("Unit"), 60, help_text=_("For example: vehicles, sets, hours, baht."))
    target_groups = ManyNamed(TargetGroup.objects.none(), label=_("For whom"), required=False)
    issues = ManyNamed(Issue.objects.none(), label=_("Which issues"), required=False)
    place = PlaceField(
        label=_("Where"),
        widget=forms.TextInput(
            attrs={**TEXT, "list": "places", "autocomplete": "off", "data-tisep-places": ""}
        ),
        help_text=_("Type a tambon, a district or a province: ท่าสาป ยะลา"),
        error_messages={"required": _("Say where: a tambon, a district or a province.")},
    )
    exchange = forms.ChoiceField(
        label=_("How it changes hands"),
        choices=Exchange.choices,
        initial=Exchange.RELAYED,
        widget=forms.RadioSelect,
    )
    coordinator = OrganisationField(
        label=_("Coordinator"),
        required=False,
        widget=forms.TextInput(attrs=TEXT),
        help_text=_("Only where it goes through one: the organisation's name."),
    )

    def __init__(self, *args: Any, actors: QuerySet[Actor], **options: Any) -> None:
        """`actors`: those in whose name the person may write."""
        super().__init__(*args, **options)
        self.marked: dict[str, SafeString] = {}
        fields: dict[str, Any] = self.fields
        reading = in_reading_order()
        fields["actor"].queryset = actors.order_by(*reading)
        fields["issues"].queryset = Issue.objects.order_by(*reading)
        fields["target_groups"].queryset = TargetGroup.objects.order_by(*reading)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("name_th") or said.get("name_en")):
            self.add_error("name_th", gettext("Say what it is, in a few words."))
        through = said.get("exchange") == Exchange.COORDINATOR
        if through and not said.get("coordinator") and "coordinator" not in self.errors:
            self.add_error("coordinator", gettext("Say which organisation coordinates."))
        written = dict(said)
        for name, findings in personal_in(written).items():
            self.add_error(name, ValidationError(told(findings)))
            self.marked[name] = marked(written[name], findings)
        return said

    @property
    def values(self) -> dict[str, Any]:
        """Of a valid form: the fields of the record."""
        said = {k: v for k, v in self.cleaned_data.items() if k not in self.NOT_VALUES}
        return fields_of({**said, "region": self.cleaned_data["place"]})

    @property
    def themes(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("issues", "target_groups")}

    @property
    def in_english(self) -> list[forms.BoundField]:
        return [self[name] for name in self.IN_ENGLISH if name in self.fields]


class NeedForm(ListingForm):
    needed_by = Day(label=_("Needed by"), required=False)
    on_behalf_of = OrganisationField(
        label=_("On behalf of"),
        required=False,
        widget=forms.TextInput(attrs=TEXT),
        help_text=_("Where you ask for another organisation: its name. Never a person's."),
    )
    field_order = (
        *("actor", "kind", "name_th", "description_th", "name_en", "description_en"),
        *("amount", "unit", "target_groups", "issues", "place", "needed_by"),
        *("exchange", "coordinator", "on_behalf_of"),
    )


class OfferForm(ListingForm):
    terms_th = text(_("Terms"), help_text=_("Who may have it, and on what terms."))
    terms_en = text(_("Terms, in English"))
    available_from = Day(label=_("Available from"), required=False)
    available_until = Day(label=_("Available until"), required=False)
    field_order = (
        *("actor", "kind", "name_th", "description_th", "name_en", "description_en"),
        *("amount", "unit", "target_groups", "issues", "place", "terms_th", "terms_en"),
        *("available_from", "available_until", "exchange", "coordinator"),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        starts, ends = said.get("available_from"), said.get("available_until")
        if starts and ends and ends < starts:
            self.add_error("available_until", gettext("It ends before it starts."))
        return said


FORMS: dict[type[Need | Resource], type[ListingForm]] = {Need: NeedForm, Resource: OfferForm}


def marked(written: str, findings: Findings) -> SafeString:
    """The text as it was written, with what was found in <mark>."""
    parts, at = [], 0
    for one in findings:
        parts += [("", written[at : one.start], ""), ("mark", one.words, "mark")]
        at = one.end
    parts.append(("", written[at:], ""))
    return format_html_join(
        "", "{}{}{}", ((_tag(before), words, _tag(after, "/")) for before, words, after in parts)
    )


def _tag(name: str, slash: str = "") -> SafeString:
    return SafeString(f"<{slash}{name}>") if name else SafeString("")


def initial_of(listing: Need | Resource) -> dict[str, Any]:
    """A form's first values, of a listing that there is."""
    names = [name for name in FORMS[type(listing)].base_fields if name != "place"]
    said = {name: getattr(listing, name, None) for name in names}
    for name in ("coordinator", "on_behalf_of"):
        if named := said.get(name):
            said[name] = named.in_language("name")
    for name in ("issues", "target_groups"):
        said[name] = getattr(listing, name).all()
    whose = listing.actor if isinstance(listing, Need) else listing.owner
    place = label(listing.region) if listing.region else ""
    return {**said, "actor": whose and whose.pk, "place": place}
