"""Query parameters: each declared once, for the documentation, the check and the filter."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django_filters import Filter, FilterSet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from records.api.errors import Fault, Refused
from records.thai import BUDDHIST_ERA, FIRST_YEAR, LAST_YEAR

Documented = dict[str, Any]
UUID_SCHEMA = {"type": "string", "format": "uuid"}


class Unusable(forms.ValidationError):
    """A value that cannot be used: what is wrong with it, and the mend."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter.

    `read` makes the value from the text, or raises Unusable. `narrow` takes the queryset and the
    value, or the `default` where there is one and none is given; with `many` the parameter may be
    repeated and the value is a list of them all. `required` is for the description: the view says
    what is missing. `schema` is the JSON schema of one value.
    """

    name: str
    description: str
    narrow: Callable[[Any, Any], QuerySet] | None = None
    read: Callable[[str], Any] = str
    many: bool = False
    default: Any = None
    required: bool = False
    example: Any = None
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string", "minLength": 1})

    def documented(self) -> Documented:
        """As an OpenAPI parameter object."""
        schema = {"type": "array", "items": self.schema} if self.many else {**self.schema}
        if self.default is not None:
            schema["default"] = self.default
        said: Documented = {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "schema": schema,
        }
        if self.required:
            said["required"] = True
        if self.many:
            said |= {"style": "form", "explode": True}
        if self.example is not None:
            said["example"] = [self.example] if self.many else self.example
        return said


class Declaring(Protocol):
    """What reads parameters and says which: a filter backend or a pagination."""

    def get_schema_operation_parameters(self, view: Any) -> list[Documented]: ...


class Read(forms.Field):
    """What the texts given for a parameter say."""

    widget = forms.SelectMultiple

    def __init__(self, parameter: Parameter, **options: Any) -> None:
        super().__init__(**options)
        self.parameter = parameter

    def clean(self, value: list[str]) -> Any:
        if any("\0" in text for text in value):
            raise forms.ValidationError(_("It holds a character that no text has."))
        read = [self.parameter.read(text) for text in value]
        if not read:
            return None
        return read if self.parameter.many else read[0]


class ParameterFilter(Filter):
    """Narrows the rows by what a parameter says."""

    field_class = Read

    def filter(self, qs: QuerySet, value: Any) -> QuerySet:
        parameter = self.extra["parameter"]
        meant = parameter.default if value is None else value
        return qs if meant is None or parameter.narrow is None else parameter.narrow(qs, meant)


def filtered(request: Request, rows: QuerySet, parameters: Iterable[Parameter]) -> FilterSet:
    """The rows that the request's parameters leave (`.qs`). Raises Refused with every fault."""
    declared = {one.name: ParameterFilter(parameter=one) for one in parameters}
    filters = type("Filters", (FilterSet,), declared)(request.query_params, rows)
    said(filters.form)
    return filters


def read_all(request: Request, parameters: Iterable[Parameter]) -> dict[str, Any]:
    """The values of the parameters that were given, by name. Raises Refused with every fault."""
    given = (one for one in parameters if one.name in request.query_params)
    fields = {parameter.name: Read(parameter, required=False) for parameter in given}
    return said(type("Parameters", (forms.Form,), fields)(request.query_params))


def said(form: forms.Form) -> dict[str, Any]:
    """What a form of parameters holds. Raises Refused with every fault."""
    faults = [
        Fault(name, error.message, getattr(error, "hint", ""))
        for name, errors in form.errors.as_data().items()
        for error in errors
    ]
    if faults:
        raise Refused(*faults)
    return {name: value for name, value in form.cleaned_data.items() if value is not None}


class Narrowing(BaseFilterBackend):
    """Filters by the parameters that the view declares in `parameters`."""

    def filter_queryset(self, request: Request, queryset: QuerySet, view: Any) -> QuerySet:
        return filtered(request, queryset, view.parameters).qs

    def get_schema_operation_parameters(self, view: Any) -> list[Documented]:
        return [parameter.documented() for parameter in view.parameters]


def check(request: Request, documented: Iterable[Documented]) -> None:
    """Refuse parameters that are unknown, empty, unreadable, or given twice where one is meant."""
    many = {one["name"]: one["schema"].get("type") == "array" for one in documented}
    faults = []
    for name, texts in request.query_params.lists():
        if name not in many:
            faults.append(Fault(name, _("There is no such parameter here."), known(many)))
        elif len(texts) > 1 and not many[name]:
            faults.append(Fault(name, _("It is given twice."), _("Give it once.")))
        elif any(not text.strip() for text in texts):
            faults.append(Fault(name, _("It is empty."), _("Leave it out or give it a value.")))
        elif any("\0" in text for text in texts):
            faults.append(Fault(name, _("It holds a character that no text has.")))
    if faults:
        raise Refused(*faults)


def known(names: Iterable[str]) -> str:
    listed = ", ".join(names)
    if not listed:
        return _("This address takes no parameters.")
    return _("Known parameters: %(names)s.") % {"names": listed}


def public_one(model: Any, unknown: Promise, address: str) -> Callable[[str], Any]:
    """Reads the public record with a UUID; `unknown` says, of %(uuid)s, that there is none."""

    def read(text: str) -> Any:
        try:
            return model.objects.public().get(uuid=UUID(text))
        except (ValueError, model.DoesNotExist):
            raise Unusable(
                str(unknown) % {"uuid": text},
                _("Look them up under %(address)s.") % {"address": address},
            ) from None

    return read


def one_of(choices: Iterable[str]) -> tuple[Callable[[str], str], dict[str, Any]]:
    """The reader and the schema of a value from a closed list."""
    allowed = list(choices)

    def read(text: str) -> str:
        if text not in allowed:
            raise Unusable(
                _("“%(text)s” is not one of the values.") % {"text": text},
                _("One of: %(values)s.") % {"values": ", ".join(allowed)},
            )
        return text

    return read, {"type": "string", "enum": allowed}


def whole_number(
    least: int = 1, most: int | None = None
) -> tuple[Callable[[str], int], dict[str, Any]]:
    """The reader and the schema of a whole number within bounds, in plain digits."""

    def read(text: str) -> int:
        digits = text.removeprefix("-")
        # isascii: int() reads Thai digits too, and those are refused in an API.
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 12):
            raise Unusable(
                _("“%(text)s” is not a whole number.") % {"text": text}, bounds(least, most)
            )
        if int(text) < least or (most is not None and int(text) > most):
            raise Unusable(_("%(number)s is out of range.") % {"number": text}, bounds(least, most))
        return int(text)

    schema = {"type": "integer", "minimum": least}
    return read, schema | ({"maximum": most} if most is not None else {})


def bounds(least: int, most: int | None) -> str:
    if most is None:
        return _("A whole number from %(least)s.") % {"least": least}
    return _("A whole number from %(least)s to %(most)s.") % {"least": least, "most": most}


def read_year(text: str) -> int:
    """A year C.E.; a year of the Buddhist era is refused with the one that is meant."""
    read, _schema = whole_number(FIRST_YEAR, LAST_YEAR)
    if text.isascii() and text.isdigit() and len(text) == 4:
        meant = int(text) - BUDDHIST_ERA
        if int(text) > LAST_YEAR and FIRST_YEAR <= meant <= LAST_YEAR:
            raise Unusable(
                _("%(year)s is a year of the Buddhist era; the API takes C.E.") % {"year": text},
                _("Write %(year)s.") % {"year": meant},
            )
    return read(text)


YEAR_SCHEMA = whole_number(FIRST_YEAR, LAST_YEAR)[1]
