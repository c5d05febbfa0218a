"""What people fill in to move a need on; nothing personal is taken."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Actor
from records import privacy
from resources.models import Move, Outcome, Resource, Urgency

LONGEST = 2000
GONE = _("This is not listed any more: please choose again.")
# `to_actor` and `resource`, as the verbs take them.
Aim = dict[str, Any]


class Said(forms.CharField):
    """A text in which nobody is named, and nothing leads to a private person."""

    def __init__(self, **options: Any) -> None:
        shown = {"class": "input", "rows": 3}
        super().__init__(
            max_length=LONGEST, strip=True, widget=forms.Textarea(attrs=shown), **options
        )

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        for found in privacy.find(text):
            raise forms.ValidationError(
                _("“%(words)s” looks like %(kind)s. %(advice)s"),
                params={
                    "words": found.words,
                    "kind": found.kind.label,
                    "advice": privacy.ADVICE[found.kind],
                },
            )
        return text


class NoteForm(forms.Form):
    note = Said(label=_("A few words to the others"), required=False)


class WordsForm(forms.Form):
    note = Said(label=_("A few words to the others"))


class ReasonForm(forms.Form):
    reason = Said(
        label=_("Why it is not possible"), help_text=_("So that it can be led to another.")
    )


class FollowUpForm(forms.Form):
    note = Said(label=_("How does it stand?"))
    due_on = forms.DateField(
        label=_("Look again on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}),
    )

    def clean_due_on(self) -> date | None:
        day: date | None = self.cleaned_data["due_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("This day has gone."))
        return day


class OutcomeForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=[one for one in Outcome.choices if one[0] != Outcome.WITHDRAWN],
        widget=forms.RadioSelect,
    )
    note = Said(label=_("A few words to the others"), required=False)


class ConsentForm(forms.Form):
    """`receiver` is who was shown: what has changed meanwhile is not agreed to."""

    receiver = forms.UUIDField(widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("Yes, our organisation agrees"),
        error_messages={"required": _("Without this the need is passed on to nobody.")},
    )

    def clean_receiver(self) -> Aim:
        return {"to_actor": listed(Actor, self.cleaned_data["receiver"])}


class ReceiverForm(forms.Form):
    """Who could meet it: `actor:<uuid>`, or `resource:<uuid>` for an offer of somebody's."""

    receiver = forms.CharField(
        label=_("Who could meet it?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose who could meet it, or look for another organisation by name.")
        },
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["receiver"].widget
        chosen.choices = choices

    def clean_receiver(self) -> Aim:
        kind, _colon, uuid = self.cleaned_data["receiver"].partition(":")
        if kind != "resource":
            return {"to_actor": listed(Actor, uuid), "resource": None}
        offer = listed(Resource, uuid)
        if offer.owner is None:
            raise forms.ValidationError(GONE)
        return {"to_actor": offer.owner, "resource": offer}


def listed(model: type[Any], uuid: Any) -> Any:
    try:
        return model.objects.public().get(uuid=UUID(str(uuid)))
    except (ValueError, model.DoesNotExist):
        raise forms.ValidationError(GONE) from None


class ClassifyForm(ReceiverForm):
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"), choices=Urgency.choices, widget=forms.RadioSelect
    )
    note = Said(label=_("A few words to the others"), required=False)
    field_order = ("urgency", "receiver", "note")


class HandOverForm(ReceiverForm):
    note = Said(label=_("Why another organisation?"))


FORMS: dict[Move, type[forms.Form]] = {
    Move.CLASSIFY: ClassifyForm,
    Move.CONSENT: ConsentForm,
    Move.REFER: NoteForm,
    Move.ACCEPT: NoteForm,
    Move.DECLINE: ReasonForm,
    Move.FOLLOW_UP: FollowUpForm,
    Move.CLOSE: OutcomeForm,
    Move.HAND_OVER: HandOverForm,
    Move.NOTE: WordsForm,
    Move.WITHDRAW: NoteForm,
}
# What the button says.
BUTTONS = {
    Move.CLASSIFY: pgettext_lazy("referral button", "Say how urgent it is and who could meet it"),
    Move.CONSENT: pgettext_lazy("referral button", "Agree that it is passed on"),
    Move.REFER: pgettext_lazy("referral button", "Refer it now"),
    Move.ACCEPT: pgettext_lazy("referral button", "We take it on"),
    Move.DECLINE: pgettext_lazy("referral button", "We cannot"),
    Move.FOLLOW_UP: pgettext_lazy("referral button", "Tell how it stands"),
    Move.CLOSE: pgettext_lazy("referral button", "Close it with an outcome"),
    Move.HAND_OVER: pgettext_lazy("referral button", "Hand it over to another"),
    Move.NOTE: pgettext_lazy("referral button", "Add a note"),
    Move.WITHDRAW: pgettext_lazy("referral button", "Withdraw it"),
}
