"""The form of a contact point, for its owner's page and for the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from actors.models import Audience, ContactPoint
from records.models import User

SHOWN = ("kind", "value", "label_th", "label_en", "audience")


class ContactForm(forms.ModelForm):
    """One contact point; whoever lets others see it, or sees a new value shown, consents anew."""

    by: User
    consent = forms.BooleanField(
        label=_("The organisation agrees that it is shown to them."), required=False
    )

    class Meta:
        model = ContactPoint
        fields = SHOWN
        labels = {"kind": pgettext_lazy("contact", "Kind")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # A new one asks nothing yet: an inline row left empty is no contact point.
        self.fields["value"].required = True

    def clean(self) -> dict[str, Any] | None:
        """Consent is kept before the rules of the table are asked whether it is there."""
        found = super().clean()
        if self.shows_something_new():
            if self.cleaned_data.get("consent"):
                self.instance.consent(by=self.by)
            else:
                self.add_error("consent", _("Please agree to the text first, or choose “Nobody”."))
        return found

    def shows_something_new(self) -> bool:
        """Whether somebody is to see a value, or is one of more who do, than was agreed to."""
        if self.cleaned_data.get("audience", Audience.NOBODY) == Audience.NOBODY:
            return False
        changed = {"kind", "value", "audience"} & {*self.changed_data}
        return not self.instance.consent_at or bool(changed)
