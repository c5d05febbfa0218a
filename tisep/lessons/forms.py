"""What is filled in for a lesson and for a document, and what lessons are looked for by."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from actors.models import Actor, Document, Issue, Lesson, Project, TargetGroup
from actors.models.document import OF
from records.thai import parse_year
from tisep.listings.fields import ManyNamed, PlaceField
from tisep.pages.choices import Named, Somewhere, Themed
from tisep.pages.places import in_reading_order
from tisep.worklog.forms import TEXT, long_text


def line(label: Any, most: int = 200, **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs=TEXT)
    return forms.CharField(label=label, max_length=most, required=False, widget=widget, **options)


class NamedForm(forms.ModelForm):
    """A name in either language is enough."""

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not (said.get("name_th") or said.get("name_en")):
            self.add_error("name_th", gettext("Say what it is, in a few words."))
        said["name_th"] = said.get("name_th") or said.get("name_en", "")
        return said


class LessonForm(NamedForm):
    """Of a project, or of an organisation and perhaps a project that it takes part in."""

    IN_ENGLISH = ("name_en", "tried_en", "outcome_en", "usable_en")

    name_th = line(_("The lesson, in a few words"))
    project = Named(
        Project.objects.none(), label=_("From which project"), required=False, empty_label="–"
    )
    tried_th = long_text(_("What was tried"))
    outcome_th = long_text(_("What came of it"))
    usable_th = long_text(_("Where it could be used"))
    place = PlaceField(
        label=_("Where"),
        required=False,
        widget=forms.TextInput(
            attrs={**TEXT, "list": "places", "autocomplete": "off", "data-tisep-places": ""}
        ),
        help_text=_("Type a tambon, a district or a province: ท่าสาป ยะลา"),
    )
    issues = ManyNamed(Issue.objects.none(), label=_("Which issues"), required=False)
    target_groups = ManyNamed(TargetGroup.objects.none(), label=_("For whom"), required=False)
    name_en = line(_("The lesson, in English"))
    tried_en = long_text(_("What was tried, in English"))
    outcome_en = long_text(_("What came of it, in English"))
    usable_en = long_text(_("Where it could be used, in English"))

    class Meta:
        model = Lesson
        fields: ClassVar[tuple[str, ...]] = (
            *("name_th", "project", "tried_th", "outcome_th", "usable_th"),
            *("issues", "target_groups", "name_en", "tried_en", "outcome_en", "usable_en"),
        )

    field_order = ("name_th", "tried_th", "outcome_th", "usable_th", "place")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["issues"].queryset = Issue.objects.order_by(*in_reading_order())
        fields["target_groups"].queryset = TargetGroup.objects.order_by(*in_reading_order())
        if self.instance.actor is None or (self.instance.project and not self.instance.of_project):
            # Of a project alone; or of one that nobody sees now, which stays as it is.
            del fields["project"]
        else:
            fields["project"].queryset = projects_of(self.instance.actor, self.instance.project)
        if self.instance.pk and (region := self.instance.regions.first()):
            self.initial["place"] = PlaceField.name(region)

    def keep(self) -> Lesson:
        """Stored with its place, of which there may be one here; more are the desk's."""
        lesson: Lesson = self.save()
        if "place" in self.changed_data:
            place = self.cleaned_data["place"]
            lesson.regions.set([place] if place else [])
        return lesson

    @property
    def in_thai(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.IN_ENGLISH]

    @property
    def in_english(self) -> list[forms.BoundField]:
        return [self[name] for name in self.IN_ENGLISH]


def projects_of(actor: Actor, told: Project | None) -> Any:
    """Those that it takes part in, and the one of which it told: it was learnt there, though the
    organisation may have left."""
    taken = Q(participations__actor=actor) if actor.is_public else Q(pk=None)
    found = Project.objects.public().filter(taken | Q(pk=told and told.pk))
    return found.distinct().order_by("name_th", "pk")


class YearField(forms.CharField):
    """A year of either era, as C.E."""

    widget = forms.TextInput(attrs={**TEXT, "inputmode": "numeric"})

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        try:
            return parse_year(text).ce if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from error


class DocumentForm(NamedForm):
    """`owners`: what it may belong to, by key; the first is meant where nobody says."""

    name_th = line(_("What it is called"))
    name_en = line(_("What it is called, in English"))
    year = YearField(label=_("Year"), required=False, help_text=_("As 2567 or 2024."))
    url = forms.CharField(
        label=_("Its address"),
        max_length=500,
        widget=forms.URLInput(attrs=TEXT),
        help_text=_("Where it can be read: it begins with https://."),
    )
    of = forms.ChoiceField(label=_("What it belongs to"))

    class Meta:
        model = Document
        fields = ("kind", "name_th", "name_en", "language", "year", "url")
        labels: ClassVar[dict[str, Any]] = {"kind": _("What kind"), "language": _("Language")}

    def __init__(self, *args: Any, owners: dict[str, Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.owners = owners
        fields: dict[str, Any] = self.fields
        fields["of"].choices = [(key, str(one.in_language("name"))) for key, one in owners.items()]
        if len(owners) == 1:
            fields["of"].required = False
            fields["of"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        key = said.get("of") or next(iter(self.owners))
        owner = self.owners[key]
        for name in OF:
            setattr(self.instance, name, owner if owner._meta.model_name == name else None)
        return said


class LessonFilters(Somewhere, Themed):
    """What lessons are looked for by; what cannot be used is left out."""

    field_order = ("q", "region", "issue", "target_group")

    q = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**TEXT, "type": "search"}),
    )
