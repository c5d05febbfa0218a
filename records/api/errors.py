"""Every error of the API as a problem of RFC 9457, naming the field and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: gettext_lazy("Bad request"),
    403: gettext_lazy("Forbidden"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("Method not allowed"),
    406: gettext_lazy("Not acceptable"),
    500: gettext_lazy("Server error"),
    503: gettext_lazy("Not available right now"),
}

PROBLEM = {
    "type": "object",
    "description": "An error as RFC 9457 has it, in the language that Accept-Language asks for.",
    "required": ["type", "title", "status", "detail", "instance"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The address that was asked for."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "message"],
                "additionalProperties": False,
                "properties": {
                    "field": {"type": "string"},
                    "message": {"type": "string"},
                    "hint": {"type": "string", "description": "The mend."},
                },
            },
        },
    },
}
PROBLEM_EXAMPLE = {
    "type": "about:blank",
    "title": "Bad request",
    "status": 400,
    "detail": "2567 is a year of the Buddhist era; the API takes C.E.",
    "instance": "/api/indicator-values?year=2567",
    "errors": [
        {
            "field": "year",
            "message": "2567 is a year of the Buddhist era; the API takes C.E.",
            "hint": "Write 2024.",
        }
    ],
}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one field, and how to mend it."""

    field: str
    message: str | Promise
    hint: str | Promise = ""

    def as_json(self) -> dict[str, str]:
        said = {"field": self.field, "message": str(self.message)}
        return said | ({"hint": str(self.hint)} if self.hint else {})


class Refused(exceptions.APIException):
    """A request that cannot be answered as it is asked (400, or 404 where nothing is there)."""

    def __init__(self, *faults: Fault, status_code: int = 400) -> None:
        super().__init__(" ".join(dict.fromkeys(str(fault.message) for fault in faults)))
        self.faults = faults
        self.status_code = status_code


def problem(
    request: HttpRequest | Request, code: int, detail: str, faults: Iterable[Fault] = ()
) -> JsonResponse:
    """An answer of type application/problem+json in the language that is active."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": str(TITLES.get(code, TITLES[400])),
        "status": code,
        "detail": detail,
        "instance": request.get_full_path(),
    }
    if errors := [fault.as_json() for fault in faults]:
        body["errors"] = errors
    return JsonResponse(
        body,
        status=code,
        content_type=MEDIA_TYPE,
        headers={"Content-Language": get_language() or ""},
        json_dumps_params={"ensure_ascii": False},
    )


def problem_handler(exc: Exception, context: dict[str, Any]) -> JsonResponse | None:
    """Django REST framework's exception handler. None (a bug of ours) goes on to handler500."""
    code, detail, faults = told(exc)
    return problem(context["request"], code, detail, faults) if code else None


def told(exc: Exception) -> tuple[int, str, Iterable[Fault]]:
    """The status, what to say and what is at fault; status 0 when nobody but us is."""
    said: tuple[int, str] = (0, "")
    match exc:
        case Refused():
            return exc.status_code, str(exc.detail), exc.faults
        case exceptions.ValidationError():
            return 400, _("Some of what was sent cannot be used."), faults_of(exc.detail)
        case Http404() | exceptions.NotFound():
            said = 404, _("Nothing that is public is found at this address.")
        case exceptions.MethodNotAllowed():
            said = 405, _("This is an API for reading: use GET, HEAD or OPTIONS.")
        case exceptions.NotAcceptable():
            said = 406, _("This is not given in the format asked for.")
        case exceptions.APIException():
            said = exc.status_code, str(exc.detail)
        case SuspiciousOperation():
            said = 400, _("The request cannot be read.")
    return *said, ()


def faults_of(detail: Any, field: str = "") -> Iterator[Fault]:
    """The faults in the nested lists and mappings of a validation error."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from faults_of(inner, f"{field}.{name}" if field else str(name))
    elif isinstance(detail, list):
        for inner in detail:
            yield from faults_of(inner, field)
    else:
        yield Fault(field, str(detail))
