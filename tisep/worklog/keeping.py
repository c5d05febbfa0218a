"""What stands between what people write and its being stored: a curator's word, a day's measure."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from actors.models import Actor
from actors.models.told import Told
from tisep.throttle import DAY, counted

# By one person, of all kinds together; written anew counts too: the history keeps each version.
WRITTEN_A_DAY = 200


def has_room(form: BaseForm, by: Any) -> bool:
    """Counts a form that could be stored; whether the person may, or the form says why not."""
    if counted("written", str(by.pk), DAY) <= WRITTEN_A_DAY:
        return True
    form.add_error(None, _("You have written very many today. Please go on tomorrow."))
    return False


def held(rows: Any, request: HttpRequest) -> Any:
    """Within a transaction: what is sent changes the row as it is now, one at a time."""
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows


def taken_off(request: HttpRequest, told: Told | Actor) -> HttpResponse:
    """In place of the form of what a curator has taken off: it waits for a curator."""
    return render(request, "worklog/taken_off.html", {"told": told}, status=403)
