"""Writes down who of the staff looks at personal data at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.apps import apps
from django.db import models
from django.http import HttpRequest, HttpResponse

from records.models import User
from tisep.personal.mine import ties_to_people
from tisep.personal.models import Access

LOOKING = ("changelist", "change", "history", "delete")


class Accesses:
    """After the desk has shown a page of a table that is about people."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.app_name == "admin" and match.url_name and response.status_code == 200:
            label, _split, act = match.url_name.rpartition("_")
            if act in LOOKING and label in _personal():
                Access.objects.create(
                    person_id=request.user.pk,
                    model=label.replace("_", ".", 1),
                    object_id=str(match.kwargs.get("object_id", ""))[:40],
                )
        return response


@cache
def _personal() -> frozenset[str]:
    """The tables whose rows leave with a person, and people themselves, as the desk names them."""
    own = {
        field.model for field in ties_to_people() if field.remote_field.on_delete is models.CASCADE
    }
    return frozenset(
        f"{model._meta.app_label}_{model._meta.model_name}"
        for model in apps.get_models()
        if model in own or model is User
    )
