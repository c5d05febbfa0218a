"""My data: what is kept, a copy of it, holding it still, erasing it; and why it is kept at all."""

from __future__ import annotations

import csv
import json
from io import StringIO

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from records.api.tables import cell
from records.models import User
from tisep.accounts.caching import kept_by_nobody
from tisep.accounts.signed_in import SignedIn
from tisep.personal.mine import kept_about
from tisep.personal.models import Restriction
from tisep.personal.retention import RECORD_OF_PROCESSING


@require_safe
def processing(request: HttpRequest) -> HttpResponse:
    """The record of processing (section 39), for everybody to read."""
    context = {"nav": "processing", "processing": RECORD_OF_PROCESSING}
    return render(request, "personal/processing.html", context)


@kept_by_nobody
@require_safe
@login_required
def mine(request: SignedIn) -> HttpResponse:
    kept = kept_about(request.user)
    restricted = Restriction.objects.filter(person=request.user.pk).exists()
    return render(request, "personal/mine.html", {"kept": kept, "restricted": restricted})


@kept_by_nobody
@require_safe
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def copy(request: SignedIn, form: str) -> HttpResponse:
    """All of it as a file, `form` json or csv (section 31)."""
    kept = kept_about(request.user)
    tables = [(one.model._meta.label_lower, list(one.told())) for one in kept]
    if form == "json":
        text, kind = json.dumps(tables, ensure_ascii=False, indent=2), "application/json"
    elif form == "csv":
        text, kind = _as_csv(tables), "text/csv; charset=utf-8"
    else:
        raise Http404
    name = f'attachment; filename="tisep-my-data.{form}"'
    return HttpResponse(text, content_type=kind, headers={"Content-Disposition": name})


@kept_by_nobody
@require_POST
@login_required
def restrict(request: SignedIn) -> HttpResponse:
    """Keep it and do not use it, or use it again."""
    if request.POST.get("restricted") == "yes":
        Restriction.objects.get_or_create(person_id=request.user.pk)
        messages.success(request, _("Your data is kept and not used: no news, no mails."))
    else:
        Restriction.objects.filter(person=request.user.pk).delete()
        messages.success(request, _("Your data is used again."))
    return redirect("my-data")


@kept_by_nobody
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def erase_me(request: SignedIn) -> HttpResponse:
    """Asks once more, then erases the person."""
    if request.method != "POST":
        return render(request, "personal/erase.html", {"kept": kept_about(request.user)})
    person = get_object_or_404(User, pk=request.user.pk)
    logout(request)
    with transaction.atomic():
        person.delete()
    return render(request, "personal/erased.html")


def _as_csv(tables: list[tuple[str, list[dict[str, str]]]]) -> str:
    written = StringIO()
    table = csv.writer(written)
    table.writerow(["table", "row", "field", "value"])
    for name, rows in tables:
        for number, row in enumerate(rows, 1):
            for field, value in row.items():
                table.writerow([name, number, field, cell(value)])
    return "\ufeff" + written.getvalue()
