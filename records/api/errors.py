"""Every error of the API as a problem of RFC 9457, naming the field and the mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, SuspiciousOperation
from django.core.exceptions import ValidationError as Invalid
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: gettext_lazy("Bad request"),
    401: gettext_lazy("Not signed in"),
    403: gettext_lazy("Forbidden"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("Method not allowed"),
    406: gettext_lazy("Not acceptable"),
    409: gettext_lazy("Conflict"),
    412: gettext_lazy("Changed meanwhile"),
    413: gettext_lazy("Too large"),
    415: gettext_lazy("Unsupported media type"),
    422: gettext_lazy("Cannot be stored"),
    428: gettext_lazy("Precondition required"),
    429: gettext_lazy("Too many requests"),
    500: gettext_lazy("Server error"),
    503: gettext_lazy("Not available right now"),
}
# What is said of errors that come without words of ours.
SAID: tuple[tuple[tuple[type[Exception], ...], int, Any], ...] = (
    (
        (Http404, exceptions.NotFound),
        404,
        gettext_lazy("Nothing that is public is found at this address."),
    ),
    (
        (exceptions.NotAcceptable,),
        406,
        gettext_lazy("This is not given in the format asked for."),
    ),
    ((SuspiciousOperation,), 400, gettext_lazy("The request cannot be read.")),
    (
        (exceptions.ParseError,),
        400,
        gettext_lazy("What was sent is not an object of JSON that can be read."),
    ),
    ((exceptions.UnsupportedMediaType,), 415, gettext_lazy("Send it as application/json.")),
    (
        (exceptions.NotAuthenticated,),
        401,
        gettext_lazy("This needs a token of your own: make one on your page."),
    ),
    ((PermissionDenied,), 403, gettext_lazy("This is for somebody else to do.")),
)

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
    """A request that cannot be answered as it is asked: 400, or what `status_code` says."""

    def __init__(self, *faults: Fault, status_code: int = 400) -> None:
        super().__init__(" ".join(dict.fromkeys(str(fault.message) for fault in faults)))
        self.faults = faults
        self.status_code = status_code


class TooMany(exceptions.APIException):
    """Asked too often; after `wait` seconds it may be asked again."""

    status_code = 429

    def __init__(self, detail: str, *, wait: int) -> None:
        super().__init__(detail)
        self.wait = wait


class LacksScope(exceptions.PermissionDenied):
    """The token is not for this; the header names the scope that is missing, as RFC 6750 has it."""

    def __init__(self, scope: str) -> None:
        super().__init__(_("This token lacks the scope %(scope)s.") % {"scope": scope})
        self.auth_header = f'Bearer realm="TISEP", error="insufficient_scope", scope="{scope}"'


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
    code, detail, faults = told(exc, context["view"])
    if not code:
        return None
    answer = problem(context["request"], code, detail, faults)
    if header := getattr(exc, "auth_header", ""):
        answer["WWW-Authenticate"] = header
    if wait := getattr(exc, "wait", 0):
        answer["Retry-After"] = str(wait)
    return answer


def told(exc: Exception, view: Any = None) -> tuple[int, str, Iterable[Fault]]:
    """The status, what to say and what is at fault; status 0 when nobody but us is."""
    match exc:
        case Refused():
            return exc.status_code, str(exc.detail), exc.faults
        case exceptions.ValidationError():
            return 422, _("Some of what was sent cannot be used."), faults_of(exc.detail)
        case Invalid():
            return 422, " ".join(exc.messages), faults_in(exc)
        case exceptions.MethodNotAllowed():
            allowed = ", ".join(view.allowed_methods if view else ())
            return 405, _("This address takes %(methods)s.") % {"methods": allowed}, ()
    own = (exc.status_code, exc.detail) if isinstance(exc, exceptions.APIException) else (0, "")
    code, said = next((words for kinds, *words in SAID if isinstance(exc, kinds)), own)
    return code, str(said), ()


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


def faults_in(refused: Invalid) -> Iterator[Fault]:
    """The faults by field of what the rules of the records refuse; of the whole, none."""
    if hasattr(refused, "error_dict"):
        for name, messages in refused.message_dict.items():
            if name != NON_FIELD_ERRORS:
                yield from (Fault(name, message) for message in messages)
