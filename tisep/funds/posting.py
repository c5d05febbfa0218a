"""Posting a call in the name of the organisation whose fund it is."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from actors.models import ActorKind
from records.models import State
from regions.models import Level, Region
from resources.calls import verbs
from resources.models import Call, Resource, ResourceKind
from resources.posting import may_change
from tisep.accounts.caching import kept_by_nobody
from tisep.listings.fields import Day, ManyNamed
from tisep.pages.places import in_reading_order

TEXT = {"class": "input"}
LONG = {"class": "input", "rows": 4}
NUMBER = {"class": "input", "inputmode": "numeric"}


class CallForm(forms.ModelForm):
    opens_on = Day(label=_("Opens on"))
    closes_on = Day(
        label=_("Closes on"),
        required=False,
        help_text=_("The last day. Leave it empty where it stays open until the money is spent."),
    )
    apply_at = forms.URLField(
        label=_("Where to apply, on the web"),
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs=TEXT),
        help_text=_("Leave it empty to be written to through this site."),
    )
    actor_kinds = forms.MultipleChoiceField(
        label=_("Which kinds of organisations may apply"),
        required=False,
        choices=ActorKind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose none where any may."),
    )
    serves = ManyNamed(
        Region.objects.none(),
        label=_("Organisations of which provinces may apply"),
        required=False,
        help_text=_("Choose none where it is wherever the fund itself works."),
    )

    class Meta:
        model = Call
        fields = (
            *("name_th", "description_th", "opens_on", "closes_on", "who_may_apply_th"),
            *("actor_kinds", "serves", "amount_least", "amount_most", "unit", "apply_at"),
            *("name_en", "description_en", "who_may_apply_en"),
        )
        labels: ClassVar[dict[str, Any]] = {
            "name_th": _("What the call is named"),
            "description_th": _("What it is for"),
            "who_may_apply_th": _("Who may apply"),
            "amount_least": _("Smallest grant"),
            "amount_most": _("Largest grant"),
            "unit": _("Unit"),
            "name_en": _("Its name, in English"),
            "description_en": _("What it is for, in English"),
            "who_may_apply_en": _("Who may apply, in English"),
        }
        widgets: ClassVar[dict[str, Any]] = {
            "name_th": forms.TextInput(attrs=TEXT),
            "name_en": forms.TextInput(attrs=TEXT),
            "description_th": forms.Textarea(attrs=LONG),
            "description_en": forms.Textarea(attrs=LONG),
            "who_may_apply_th": forms.Textarea(attrs=LONG),
            "who_may_apply_en": forms.Textarea(attrs=LONG),
            "amount_least": forms.NumberInput(attrs=NUMBER),
            "amount_most": forms.NumberInput(attrs=NUMBER),
            "unit": forms.TextInput(attrs=TEXT),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offered = Region.objects.current().without_boundary()
        provinces = offered.filter(level__in=[Level.COUNTRY, Level.PROVINCE])
        kept = self.instance.serves.values("pk") if self.instance.pk else []
        shown: Any = self.fields["serves"]
        shown.queryset = (provinces | offered.filter(pk__in=kept)).order_by(*in_reading_order())


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def write(request: HttpRequest, uuid: UUID, call: UUID | None = None) -> HttpResponse:
    """A new one, or `call` of the fund."""
    fund = _fund(request, uuid)
    there = get_object_or_404(fund.calls, uuid=call, withdrawn_at=None) if call else None
    form = CallForm(request.POST or None, instance=there)
    if request.method == "POST" and form.is_valid():
        values = {k: v for k, v in form.cleaned_data.items() if k != "serves"}
        serves = form.cleaned_data["serves"]
        by: Any = request.user
        try:
            if there:
                verbs.change(by=by, call=there, values=values, serves=serves)
            else:
                verbs.post(by=by, fund=fund, values=values, serves=serves)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return _kept(request, fund)
    context = {"fund": fund, "form": form, "call": there}
    return render(request, "funds/write.html", context, status=422 if form.errors else 200)


@kept_by_nobody
@require_POST
@login_required
def withdraw(request: HttpRequest, uuid: UUID, call: UUID) -> HttpResponse:
    fund = _fund(request, uuid)
    verbs.withdraw(by=request.user, call=get_object_or_404(fund.calls, uuid=call))  # type: ignore[arg-type]
    messages.success(request, gettext("The call is withdrawn."))
    return _back(fund)


def _fund(request: HttpRequest, uuid: UUID) -> Resource:
    """The fund, for those whose it is. Raises Http404, PermissionDenied."""
    funds = Resource.objects.filter(kind=ResourceKind.FUND).exclude(state=State.ARCHIVED)
    fund = get_object_or_404(funds.select_related("owner"), uuid=uuid)
    if not may_change(request.user, fund):
        raise PermissionDenied
    return fund


def _kept(request: HttpRequest, fund: Resource) -> HttpResponse:
    if fund.is_public:
        messages.success(request, gettext("Everybody sees it now."))
    else:
        messages.success(request, gettext("It is kept. All see it once the fund is published."))
    return _back(fund)


def _back(fund: Resource) -> HttpResponse:
    return (
        redirect(f"{fund.get_absolute_url()}#calls") if fund.is_public else redirect("my-listings")
    )
