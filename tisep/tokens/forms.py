"""What is filled in to make a token."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tisep.tokens.models import Scope


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What the token is for"),
        help_text=_("So that you know it again: for example, the municipality's case system."),
        max_length=100,
        widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        help_text=_("Never more than you may do yourself. Choose as little as it needs."),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=_("How long"),
        choices=[(30, _("30 days")), (90, _("90 days")), (365, _("A year"))],
        coerce=int,
        initial=90,
        widget=forms.RadioSelect,
    )
