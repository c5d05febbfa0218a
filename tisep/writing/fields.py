"""Fields of what is sent: each of one JSON type, and nothing else is read into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from records.api.parameters import UUID_SCHEMA, Unusable, read_year

# A tag, an end of one, or a comment; "a < b" and "<3" are none.
MARKUP = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
PUBLIC_ID = re.compile(r"[-a-zA-Z0-9_]{1,100}")
Rows = Callable[[Any], QuerySet[Any]]


class Text(serializers.CharField):
    """Plain text; programs that keep theirs as HTML take the tags out first."""

    default_error_messages = {
        "invalid": _("This is no text."),
        "nul": _("It holds a character that no text has."),
        "markup": _("This is plain text here: leave the HTML out."),
    }

    def __init__(self, max_length: int, **options: Any) -> None:
        options = {"required": False, "allow_blank": True} | options
        super().__init__(max_length=max_length, **options)

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        if "\0" in data:
            self.fail("nul")
        if MARKUP.search(data):
            self.fail("markup")
        return super().to_internal_value(data)


class Count(serializers.IntegerField):
    """A whole number, not one written as a text."""

    def to_internal_value(self, data: Any) -> int:
        if type(data) is not int:
            self.fail("invalid")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


@extend_schema_field({"type": "string", "format": "date"})
class Day(serializers.Field):
    """A day as YYYY-MM-DD, C.E.; one of the Buddhist era is refused with the year that is meant."""

    default_error_messages = {"invalid": _("Write the day as 2026-05-31.")}

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", data, re.ASCII):
            self.fail("invalid")
        try:
            read_year(data[:4])
            return date.fromisoformat(data)
        except Unusable as refused:
            said = " ".join(filter(None, [*refused.messages, refused.hint]))
            raise serializers.ValidationError(said) from refused
        except ValueError:
            self.fail("invalid")

    def to_representation(self, value: date) -> str:
        return value.isoformat()


class One(serializers.Field):
    """One of the rows by its public id; `rows` takes the person who writes."""

    default_error_messages = {
        "invalid": _("This is no text."),
        "unknown": _("There is none of this id: %(id)s."),
    }

    def __init__(self, rows: Rows, lookup: str, **options: Any) -> None:
        super().__init__(**options)
        self.rows, self.lookup = rows, lookup

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid")
        return self.found([data])[0]

    def found(self, ids: list[str]) -> list[Any]:
        rows = self.rows(self.context["request"].user)
        asked = {one for one in ids if self.can_be(one)}
        there = {str(getattr(row, self.lookup)): row for row in self.among(rows, asked)}
        for one in ids:
            if one.lower() not in there and one not in there:
                said = self.error_messages["unknown"] % {"id": one[:100]}
                raise serializers.ValidationError(said)
        return [there.get(one) or there[one.lower()] for one in dict.fromkeys(ids)]

    def among(self, rows: QuerySet[Any], ids: Iterable[str]) -> QuerySet[Any]:
        return rows.filter(**{f"{self.lookup}__in": list(ids)})

    def can_be(self, text: str) -> bool:
        if self.lookup == "uuid":
            try:
                return str(UUID(text)) == text.lower()
            except ValueError:
                return False
        return bool(PUBLIC_ID.fullmatch(text))


class Many(One):
    """All of a list of public ids."""

    default_error_messages = {
        "list": _("This is no list of texts."),
        "long": _("This is a very long list."),
    }
    MOST = 1000

    def __init__(self, rows: Rows, lookup: str = "slug", **options: Any) -> None:
        super().__init__(rows, lookup, **{"required": False} | options)

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list) or not all(isinstance(one, str) for one in data):
            self.fail("list")
        if len(data) > self.MOST:
            self.fail("long")
        return self.found(data)


@extend_schema_field(UUID_SCHEMA)
class Uuid(One):
    def __init__(self, rows: Rows, **options: Any) -> None:
        super().__init__(rows, "uuid", **options)


@extend_schema_field({"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,100}$"})
class Code(One):
    def __init__(self, rows: Rows, **options: Any) -> None:
        super().__init__(rows, "code", **options)


@extend_schema_field(
    {
        "type": "array",
        "maxItems": Many.MOST,
        "items": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,100}$"},
    }
)
class Slugs(Many):
    """Of issues, target groups, or by `lookup` regions."""
