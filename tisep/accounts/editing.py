"""Keeping one's own organisation's record true, and adding an organisation that is not there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.validators import MaxLengthValidator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from actors.claims.asking import ask
from actors.models import Actor, Claim, Issue, TargetGroup
from records import privacy
from records.models import State, User
from records.thai import to_arabic_digits
from regions.models import Level, PlacedBy, Region
from resources.wording import known_places, told
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.organisation import own
from tisep.accounts.signed_in import SignedIn
from tisep.pages.places import in_reading_order
from tisep.worklog.keeping import taken_off

TEXTS = ("name_th", "name_en", "kind", "description_th", "description_en", "website")
NAMES = {"name_th", "name_en"}
WRITTEN = NAMES | {"description_th", "description_en"}
LONGEST = 20_000
TICKED = forms.CheckboxSelectMultiple


class OrganisationForm(forms.ModelForm):
    """What its own people may change of its record; the rest is the curators'."""

    website = forms.URLField(label=_("website"), required=False, assume_scheme="https")
    issues = forms.ModelMultipleChoiceField(
        Issue.objects.order_by("pk"), label=_("Issues"), required=False, widget=TICKED
    )
    target_groups = forms.ModelMultipleChoiceField(
        TargetGroup.objects.order_by("pk"), label=_("Target groups"), required=False, widget=TICKED
    )
    place = forms.CharField(
        label=_("Where it sits"),
        help_text=_(
            "The code of the tambon, district or province, as 950102; it is on each area's page."
        ),
        required=False,
        max_length=6,
    )
    serves = forms.ModelMultipleChoiceField(
        Region.objects.none(), label=_("Provinces it serves"), required=False, widget=TICKED
    )

    class Meta:
        model = Actor
        fields = (*TEXTS, "issues", "target_groups", "serves")
        widgets = {
            "description_th": forms.Textarea(attrs={"rows": 5}),
            "description_en": forms.Textarea(attrs={"rows": 5}),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("description_th", "description_en"):
            self.fields[name].validators.append(MaxLengthValidator(LONGEST))
        provinces = Region.objects.without_boundary().filter(
            level__in=[Level.COUNTRY, Level.PROVINCE], valid_to=None
        )
        self.fields["serves"].queryset = provinces.order_by(*in_reading_order())  # type: ignore[attr-defined]
        if self.instance.pk and self.instance.region:
            self.initial["place"] = self.instance.region.code

    def clean_place(self) -> Region | None:
        code = to_arabic_digits(self.cleaned_data["place"]).strip()
        if not code:
            return None
        found = Region.objects.without_boundary().filter(code=code, valid_to=None).first()
        if found is None:
            raise forms.ValidationError(_("No area has this code."))
        return found

    def clean(self) -> dict[str, Any]:
        """What is written anew names no private person, and gives no way past the audiences."""
        values = super().clean() or {}
        for name in sorted(WRITTEN & {*self.changed_data}):
            found = privacy.find(values.get(name) or "", known_places)
            # Foundations are often called after somebody.
            if found := [one for one in found if not (name in NAMES and one.kind == "name")]:
                self.add_error(name, forms.ValidationError(told(found)))
        return values

    def keep(self, *, by: User) -> Actor:
        """Stored as the person's word: no import writes over it.

        Served regions below a province, which the form does not show, stay.
        """
        actor: Actor = self.instance
        actor.updated_by = by
        actor.confirmed_on = timezone.localdate()
        region = self.cleaned_data["place"]
        changed = set(self.changed_data)
        if region != (actor.region if actor.pk else None):
            actor.region, actor.location, changed = region, None, changed | {"region", "location"}
            actor.placed_by = PlacedBy.CODE if region else ""
        actor.mark_edited(sorted(changed - {"place"}))
        offered = [Level.COUNTRY, Level.PROVINCE]
        smaller = list(actor.serves.exclude(level__in=offered)) if actor.pk else []
        with transaction.atomic():
            actor.save()
            self._save_m2m()  # type: ignore[attr-defined]
            actor.serves.add(*smaller)
        return actor


@transaction.atomic
def enter(form: OrganisationForm, *, by: User) -> Claim:
    """One that is not there yet, and the claim to it. Raises ValidationError."""
    actor = form.keep(by=by)
    return ask(by=by, actor=actor, words=str(_("Entered it here")))


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@transaction.atomic
def edit(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Owners and members; what was published stays so, and what was taken off waits."""
    if request.method == "POST":
        # A curator's word that came between would be written over.
        Actor.objects.select_for_update(of=("self",), no_key=True).filter(uuid=uuid).first()
    actor = own(request, uuid)
    if actor.state == State.ARCHIVED:
        return taken_off(request, actor)
    form = OrganisationForm(request.POST or None, instance=actor)
    if request.method == "POST" and form.is_valid():
        form.keep(by=request.user)
        return redirect("own-organisation", uuid=uuid)
    return _shown(request, form, actor)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: SignedIn) -> HttpResponse:
    """One that is not there yet: it waits for a curator, and so does the claim to it."""
    # What the database would fill in by itself stands in the form as nothing.
    nothing = dict.fromkeys(TEXTS, "")
    begun = Actor(state=State.PENDING, **nothing)
    form = OrganisationForm(request.POST or None, instance=begun)
    if request.method == "POST" and form.is_valid():
        by = request.user
        form.instance.created_by = by
        try:
            claim = enter(form, by=by)
        except forms.ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("own-claim", uuid=claim.uuid)
    return _shown(request, form, None)


def _shown(request: SignedIn, form: OrganisationForm, actor: Actor | None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "accounts/edit.html", {"form": form, "actor": actor}, status=status)
