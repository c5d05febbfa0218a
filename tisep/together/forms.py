"""What the partners of a project fill in: a meeting, an invitation."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from actors.models import Meeting, Project
from actors.models.project import ParticipationRole
from records import privacy
from resources.wording import known_places, told
from tisep.listings.fields import Day, OrganisationField, PlaceField
from tisep.pages.choices import Named

TEXT = {"class": "input"}
LONGEST = 50_000
WRITTEN = ("name_th", "name_en", "venue", "minutes_th", "minutes_en")


class MeetingForm(forms.ModelForm):
    held_on = Day(label=_("Day"))
    region = PlaceField(
        label=_("Where"),
        required=False,
        widget=forms.TextInput(attrs=TEXT),
        help_text=_("Type a tambon, a district or a province: ท่าสาป ยะลา"),
    )

    class Meta:
        model = Meeting
        fields = (
            *("name_th", "name_en", "kind", "stage", "held_on", "begins_at", "ends_at"),
            *("region", "venue", "attendance", "minutes_th", "minutes_en"),
        )
        labels: ClassVar[dict[str, Any]] = {
            "name_th": _("What it is called"),
            "name_en": _("What it is called, in English"),
            "kind": _("What kind"),
            "stage": _("Stage of the project"),
            "begins_at": _("Begins at"),
            "ends_at": _("Ends at"),
            "venue": _("Venue"),
            "attendance": _("How many came"),
            "minutes_th": _("Minutes: what was said and agreed"),
            "minutes_en": _("Minutes in English"),
        }
        field_classes: ClassVar[dict[str, Any]] = {"stage": Named}
        widgets: ClassVar[dict[str, Any]] = {
            "name_th": forms.TextInput(attrs=TEXT),
            "name_en": forms.TextInput(attrs=TEXT),
            "begins_at": forms.TimeInput(attrs={**TEXT, "type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs={**TEXT, "type": "time"}, format="%H:%M"),
            "venue": forms.TextInput(attrs=TEXT),
            "attendance": forms.NumberInput(attrs={**TEXT, "inputmode": "numeric"}),
            "minutes_th": forms.Textarea(attrs={**TEXT, "rows": 6}),
            "minutes_en": forms.Textarea(attrs={**TEXT, "rows": 6}),
        }

    def __init__(self, *args: Any, project: Project, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.project = project
        for name in ("minutes_th", "minutes_en"):
            self.fields[name].validators.append(MaxLengthValidator(LONGEST))
        self.fields["stage"].queryset = project.stages.all()  # type: ignore[attr-defined]
        if self.instance.region:
            self.initial["region"] = PlaceField.name(self.instance.region)

    def clean(self) -> dict[str, Any]:
        """Numbers of people, never their names."""
        values = super().clean() or {}
        for name in WRITTEN:
            if found := privacy.find(values.get(name) or "", known_places):
                self.add_error(name, ValidationError(told(found)))
        return values


class MailForm(forms.Form):
    email = forms.EmailField(
        label=_("Its e-mail address"),
        required=False,
        widget=forms.EmailInput(attrs=TEXT),
        help_text=_(
            "Leave it empty for the address that is public here. It is used for this mail and not "
            "shown or kept."
        ),
    )


class InvitationForm(forms.Form):
    actor = OrganisationField(
        label=_("Organisation"),
        widget=forms.TextInput(attrs=TEXT),
        help_text=_("Its name, as its page here has it."),
    )
    role = forms.ChoiceField(
        label=_("What it would do"),
        choices=ParticipationRole.choices,
        initial=ParticipationRole.PARTNER,
    )
