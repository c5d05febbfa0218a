"""A person's news, what they follow, and how often they get a mail."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import ModelForm, RadioSelect
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from records.api.errors import Refused
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.explore.models import IndexedRecord
from tisep.notices import devices, digests, following
from tisep.notices.models import Follow, Notice, NoticeSettings
from tisep.notices.reasons import why

SHOWN = 25
LONGEST = Follow._meta.get_field("query").max_length or 0


class SettingsForm(ModelForm):
    class Meta:
        model = NoticeSettings
        fields = ("digest",)
        widgets = {"digest": RadioSelect}


@kept_by_nobody
@require_safe
@login_required
def notices(request: SignedIn) -> HttpResponse:
    """What is new among what the person follows, and all that they follow."""
    page = Paginator(Notice.objects.filter(person=request.user.pk), SHOWN).get_page(
        request.GET.get("page")
    )
    public = IndexedRecord.objects.filter(uuid__in=[one.record for one in page]).defer("mark")
    by_uuid = {one.uuid: one for one in public}
    reasons = why(page)
    follows = Follow.objects.filter(person=request.user.pk).order_by("-begun_at", "-pk")
    context = {
        "page": page,
        "news": [
            (one, by_uuid[one.record], following.named(by_uuid[one.record]), reasons.get(one.pk))
            for one in page
            if one.record in by_uuid
        ],
        "follows": [(one, _said(one)) for one in follows],
        "form": SettingsForm(instance=_settings(request.user)),
        "push_key": devices.public_key(),
    }
    return render(request, "notices/notices.html", context)


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def follow(request: SignedIn) -> HttpResponse:
    """Asks whether to follow a record (`about`) or what the filters of the query find."""
    what = _what(request.GET)
    mine = Follow.objects.filter(person=request.user.pk, **what).first()
    if request.method == "POST":
        try:
            following.follow(by=request.user, **what)
        except following.TooMany:
            messages.error(request, _("You follow a hundred things. Please let one go first."))
        else:
            messages.success(request, _("You follow it now."))
        return redirect("notices")
    return render(
        request, "notices/follow.html", {"mine": mine, "told": _said(mine or Follow(**what))}
    )


@kept_by_nobody
@require_POST
@login_required
def unfollow(request: SignedIn, pk: int) -> HttpResponse:
    get_object_or_404(Follow, pk=pk, person=request.user.pk).delete()
    messages.success(request, _("You do not follow it any more."))
    return redirect("notices")


@kept_by_nobody
@require_POST
@login_required
def read(request: SignedIn) -> HttpResponse:
    """All news up to now are read."""
    Notice.objects.filter(person=request.user.pk, read_at=None).update(read_at=timezone.now())
    return redirect("notices")


@kept_by_nobody
@require_POST
@login_required
def settings(request: SignedIn) -> HttpResponse:
    form = SettingsForm(request.POST, instance=_settings(request.user))
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
    return redirect("notices")


@kept_by_nobody
@csrf_exempt  # A mail program ends the mails without having seen a page.
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ends the mails of whoever the token names. GET only asks: robots follow links."""
    person = digests.person_of(token)
    if person is None:
        raise Http404
    if request.method == "POST":
        digests.stop(person)
    return render(request, "notices/stop.html", {"done": request.method == "POST"})


def _settings(person: Any) -> NoticeSettings:
    return NoticeSettings.objects.filter(person=person).first() or NoticeSettings(person=person)


def _what(given: QueryDict) -> dict[str, Any]:
    """Raises Http404 where nothing that can be followed is named."""
    try:
        if "about" in given:
            uuid = UUID(str(given["about"]))
            if IndexedRecord.objects.filter(uuid=uuid).exists():
                return {"record": uuid, "query": ""}
        elif 0 < len(query := following.query_of(given)) <= LONGEST:
            return {"record": None, "query": query}
    except (ValueError, Refused):
        pass
    raise Http404


def _said(one: Follow) -> following.Followed | None:
    try:
        return following.told(one)
    except Refused:
        return None
