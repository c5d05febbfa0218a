"""Looking after the data of a tambon: offering to, and saying what is still true or is not."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from actors.models import About, Actor, Stewardship
from actors.models.stewardship import LEVELS, OPEN
from actors.rights import actors_of, speaks_for, stewardship_over
from actors.stewards import verbs
from records.models import State
from regions.models import Region
from tisep.accounts.caching import kept_by_nobody
from tisep.explore.filters import located_in
from tisep.explore.models import IndexedRecord
from tisep.letters.recipients import KINDS
from tisep.pages.choices import Named
from tisep.pages.places import full_name, in_reading_order
from tisep.pages.records import light
from tisep.pages.sections import Section

SIZE = 20
LONG = {"class": "input", "rows": 4}


class OfferForm(forms.Form):
    actor = Named(Actor.objects.none(), label=_("In the name of"), empty_label=None)
    words = forms.CharField(
        label=_("How do you do this together with the community?"),
        help_text=_("A curator reads this. Name no person."),
        max_length=500,
        widget=forms.Textarea(attrs=LONG),
    )


class SuggestionForm(forms.Form):
    words = forms.CharField(
        label=_("What should be corrected, and how do you know?"),
        help_text=_("A curator reads this and corrects the record. Name no person."),
        max_length=2000,
        widget=forms.Textarea(attrs=LONG),
    )


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def steward(request: HttpRequest, code: str) -> HttpResponse:
    """Those who look after it find its records here; others offer to."""
    region = _region(code)
    mine = Stewardship.objects.filter(actor__in=actors_of(request.user))
    free = _free(request, region)
    form = OfferForm(request.POST if "words" in request.POST else None)
    form.fields["actor"].queryset = free  # type: ignore[attr-defined]
    if request.method == "POST":
        if "end" in request.POST:
            return _end(request, region, mine)
        if form.is_valid() and _asked(request, region, form):
            return redirect("steward", code=region.code)
    section = Section(request, "page", _records(region), SIZE)
    context = {
        "region": region,
        "title": full_name(region),
        "agreed": mine.public().over(region).select_related("actor", "region"),
        "others": mine.filter(region=region).exclude(state="agreed").select_related("actor")[:10],
        "free": free,
        "form": form,
        "section": section,
        "records": _in_full(section.shown.object_list),
        "open": mine.filter(region=region, state="agreed"),
    }
    return render(request, "stewards/steward.html", context, status=422 if form.errors else 200)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def record(request: HttpRequest, code: str, uuid: UUID) -> HttpResponse:
    """Still true: one press. Not true: in words, to the curators."""
    region = _region(code)
    row = get_object_or_404(_records(region), uuid=uuid)
    found: Any = get_object_or_404(KINDS[About(row.record)].objects.public(), uuid=uuid)  # type: ignore[attr-defined]
    if stewardship_over(request.user, found) is None:
        raise PermissionDenied
    by: Any = request.user
    if "confirm" in request.POST:
        verbs.confirm(found, by=by)
        messages.success(request, gettext("Thank you: everybody sees that this is true today."))
        return redirect("steward", code=region.code)
    form = SuggestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.suggest(found, by=by, words=form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error("words", refusal.messages)
        else:
            messages.success(
                request, gettext("Thank you. A curator reads it and corrects the record.")
            )
            return redirect("steward", code=region.code)
    context = {"region": region, "title": full_name(region), "record": found, "form": form}
    return render(request, "stewards/record.html", context, status=422 if form.errors else 200)


def _region(code: str) -> Region:
    today = Region.objects.current().without_boundary()
    return get_object_or_404(today.filter(level__in=LEVELS), code=code)


def _records(region: Region) -> QuerySet[IndexedRecord]:
    """What is public and located there; what was confirmed longest ago, or never, first."""
    rows = IndexedRecord.objects.filter(located_in([region]))
    return rows.order_by(F("confirmed_on").asc(nulls_first=True), *in_reading_order(), "pk")


def _in_full(rows: Any) -> list[Any]:
    """The records behind rows of the index, in their order."""
    found: dict[tuple[str, int], Any] = {}
    for about, kind in KINDS.items():
        ids = [row.record_id for row in rows if row.record == about]
        records: Any = kind.objects.public()  # type: ignore[attr-defined]
        there = light(records).in_bulk(ids) if ids else {}
        found |= {(about.value, pk): record for pk, record in there.items()}
    keys = [(row.record, row.record_id) for row in rows]
    return [found[key] for key in keys if key in found]


def _free(request: HttpRequest, region: Region) -> QuerySet[Actor]:
    """The person's public organisations that have not offered to look after it yet."""
    taken = Stewardship.objects.filter(region=region, state__in=OPEN).values("actor")
    mine = actors_of(request.user).filter(state=State.PUBLISHED).exclude(pk__in=taken)
    return mine.order_by(*in_reading_order(), "pk")


def _asked(request: HttpRequest, region: Region, form: OfferForm) -> bool:
    by: Any = request.user
    try:
        verbs.ask(by=by, region=region, **form.cleaned_data)
    except ValidationError as refusal:
        said = refusal.message_dict if hasattr(refusal, "error_dict") else {None: refusal.messages}
        for name, errors in said.items():
            form.add_error(name if name in form.fields else None, errors)
        return False
    messages.success(
        request, gettext("Thank you. A curator decides, and you find the answer here.")
    )
    return True


def _end(request: HttpRequest, region: Region, mine: QuerySet[Stewardship]) -> HttpResponse:
    written = request.POST["end"]
    if not written.isdecimal():
        raise Http404
    ended = get_object_or_404(mine.select_related("actor", "region"), pk=written, region=region)
    if not speaks_for(request.user, ended.actor):
        raise PermissionDenied
    try:
        verbs.end(ended, by=request.user)  # type: ignore[arg-type]
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, gettext("It is ended. Thank you for what you did."))
    return redirect("steward", code=region.code)
