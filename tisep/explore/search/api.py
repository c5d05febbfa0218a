"""The addresses of the search: everything that can be found, and suggestions while typing."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from records.api.errors import Fault, Refused
from records.api.fields import PageAddress, absolute
from records.api.formats import CSV, JSON, TABLES, XLSX
from records.api.parameters import Parameter, one_of, read_all, whole_number
from records.api.shapes import STRING, closed
from records.api.tables import table
from tisep.explore.api import FromIndex
from tisep.explore.declared import DECLARED
from tisep.explore.filters import conditions, is_verbatim
from tisep.explore.missed import missed
from tisep.explore.models import FoundKind, IndexedRecord
from tisep.explore.querysets import as_sql
from tisep.explore.search.clauses import Clause, either, every
from tisep.explore.search.description import (
    KIND,
    MATCHED,
    NUMBER_OR_NULL,
    STRINGS,
    SUGGESTIONS,
    UNDERSTOOD,
)
from tisep.explore.search.engine import Answer, search
from tisep.explore.search.finding import RANKED
from tisep.explore.search.recent import Shared
from tisep.explore.search.results import Result, results, understood
from tisep.explore.search.suggestions import suggestions
from tisep.explore.search.vocabulary import of_both, vocabulary

PAGE_SIZE, LARGEST_PAGE = 20, 50
read_page, page_schema = whole_number(1, RANKED)
read_size, size_schema = whole_number(1, LARGEST_PAGE)
read_kind, kind_schema = one_of(FoundKind.values)
# What regions can be asked by too; any other filter is for records alone.
OF_REGIONS = {"q", "verbatim", "region", "located", "bbox"}
PAGING = (
    Parameter("page", "The page's number, from 1.", read=read_page, schema=page_schema),
    Parameter(
        "page_size",
        f"Results on a page: {PAGE_SIZE} unless told, {LARGEST_PAGE} at most.",
        read=read_size,
        schema=size_schema,
    ),
)
KINDS = Parameter(
    "kind", "The kind of thing that is found.", read=read_kind, many=True, schema=kind_schema
)
WORDS = Parameter("q", "What is looked for.", required=True, example="ผู้สูงอายุ ยะลา")
PARAMETERS = (WORDS, *(one for one in DECLARED if one.name != "q"), KINDS, *PAGING)
NEAR = Parameter("region", "A region's code: what is near comes first.")


ANSWERS: Shared[tuple[dict[str, Any], str]] = Shared(256)
SAID = [field.name for field in fields(Result)]


class ResultSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(FoundKind.choices)
    id = serializers.CharField(help_text="UUID, a region's code, or a slug.")
    record_kind = serializers.CharField(help_text="A record's kind or a region's level, or empty.")
    name_th = serializers.CharField()
    name_en = serializers.CharField()
    name_en_unverified = serializers.BooleanField()
    place_th = serializers.CharField()
    place_en = serializers.CharField()
    region = serializers.CharField(allow_null=True)
    lon = serializers.FloatField(allow_null=True)
    lat = serializers.FloatField(allow_null=True)
    issues = serializers.ListField(child=serializers.CharField())
    target_groups = serializers.ListField(child=serializers.CharField())
    url = serializers.SerializerMethodField()
    page = PageAddress()
    score = serializers.FloatField()
    matched = serializers.DictField()

    def to_representation(self, result: Result) -> dict[str, Any]:
        """As the fields say it, without asking each of them for each result."""
        said = {name: getattr(result, name) for name in SAID}
        said["url"] = self.get_url(result)
        said["page"] = self.site + result.page(settings.LANGUAGE_CODE)
        return said

    def get_url(self, result: Result) -> str:
        return self.site + result.address

    @cached_property
    def site(self) -> str:
        return absolute(self.context["request"], "/").removesuffix("/")


def within(values: dict[str, Any]) -> Clause | None:
    """The filters other than the text, as a condition on search documents."""
    clauses = []
    if "kind" in values:
        clauses.append(Clause("o.kind = ANY (%s)", (values["kind"],)))
    asked = {name: value for name, value in values.items() if name not in {"q", "verbatim"}}
    if wanted := conditions(asked):
        sql, params = as_sql(IndexedRecord.objects.filter(*wanted.values()).values("id"))
        narrow = Clause(f"o.indexed IN ({sql})", params)
        if not set(wanted) - OF_REGIONS:
            narrow = either([narrow, regions_within(values)])
        clauses.append(narrow)
    return every(clauses) if clauses else None


def regions_within(values: dict[str, Any]) -> Clause:
    """Regions that the filters by place leave."""
    clauses = [Clause("o.kind = 'region'")]
    for name in ("region", "located"):
        places = [place for place in values.get(name, ()) if place is not None]
        if name in values:
            clauses.append(Clause("o.marks && %s", ([f"@{place.code}" for place in places],)))
    if "bbox" in values:
        inside = "o.ref IN (SELECT id FROM regions_region WHERE ST_Intersects(point, %s::geometry))"
        clauses.append(Clause(inside, (values["bbox"].ewkt,)))
    return every(clauses)


class Search(FromIndex):
    """Everything that can be found, the best first."""

    operation_id, tag, summary = "search", "search", "Everything that a text finds, the best first"
    parameters = PARAMETERS
    renderer_classes = [JSON, CSV, XLSX]

    def get(self, request: Request, **_format: str) -> HttpResponseBase:
        version, self.words = of_both()
        if same := self.unchanged(request, version):
            return same
        if request.accepted_renderer.format in TABLES:
            return self.whole(request, self.found(request, RANKED)[1])
        # What was asked before is answered at once, until the index or the words change.
        asked = (self.etag, request.build_absolute_uri("/"), self.words)
        page, lost = ANSWERS.get(asked) or ANSWERS.keep(asked, self.answer(request))
        if lost:
            missed(lost)
        return Response(page)

    def found(self, request: Request, most: int | None = None) -> tuple[dict[str, Any], Answer]:
        """What was asked for, and the `most` best of it: those to the end of the page."""
        values = read_all(request, PARAMETERS)
        if "q" not in values:
            raise Refused(Fault("q", _("It is missing."), _("Say what to look for.")))
        shown = most or values.get("page", 1) * values.get("page_size", PAGE_SIZE)
        words = vocabulary(self.words)
        verbatim = is_verbatim(values)
        return values, search(
            values["q"], within(values), verbatim=verbatim, shown=shown, words=words
        )

    def answer(self, request: Request) -> tuple[dict[str, Any], str]:
        """The page, and what was looked for if it is to be counted as missed."""
        values, found = self.found(request)
        plain = not set(values) - {"q", "page_size"}
        lost = plain and (not found.hits or found.relaxed)
        return self.page(request, found, values), values["q"] if lost else ""

    def whole(self, request: Request, found: Answer) -> HttpResponseBase:
        serializer: Any = ResultSerializer(context={"request": request})
        return table(request, serializer, results(found.hits, found), "search")

    def page(self, request: Request, found: Answer, values: dict[str, Any]) -> dict[str, Any]:
        number, size = values.get("page", 1), values.get("page_size", PAGE_SIZE)
        start = (number - 1) * size
        last = max(1, -(-min(found.count, RANKED) // size))
        if number > last:
            said = _("Page %(page)s is beyond the end.") % {"page": number}
            mend = _("The last page is %(last)s.") % {"last": last}
            raise Refused(Fault("page", said, mend), status_code=404)
        here = request.build_absolute_uri()
        shown = results(found.hits[start : start + size], found)
        context = {"request": request}
        return {
            "count": found.count,
            "count_is_least": found.capped,
            "next": replace_query_param(here, "page", number + 1) if number < last else None,
            "previous": replace_query_param(here, "page", number - 1) if number > 1 else None,
            "understood": understood(found),
            "results": ResultSerializer(shown, many=True, context=context).data,
        }

    def answers(self) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        one = {
            **dict.fromkeys(("id", "record_kind", "name_th", "name_en"), STRING),
            **dict.fromkeys(("place_th", "place_en", "url"), STRING),
            **dict.fromkeys(("lon", "lat"), NUMBER_OR_NULL),
            **dict.fromkeys(("issues", "target_groups"), STRINGS),
            "kind": KIND,
            "name_en_unverified": {"type": "boolean"},
            "region": {"type": ["string", "null"]},
            "page": STRING,
            "score": {"type": "number"},
            "matched": MATCHED,
        }
        schema = closed(
            {
                "count": {"type": "integer"},
                "count_is_least": {"type": "boolean", "description": "There may be more."},
                "next": link,
                "previous": link,
                "understood": UNDERSTOOD,
                "results": {"type": "array", "items": closed(one)},
            }
        )
        return {
            JSON.media_type: {"schema": schema},
            CSV.media_type: {"schema": {"type": "string"}},
            XLSX.media_type: {"schema": {"type": "string", "format": "binary"}},
        }


class Suggestions(FromIndex):
    """What somebody may be typing."""

    operation_id, tag = "getSuggestions", "search"
    summary = "A few records, places, issues and words for what is being typed"
    parameters = (Parameter("q", "What has been typed so far."), NEAR)

    def get(self, request: Request, **_format: str) -> HttpResponseBase:
        index, of_words = of_both()
        if same := self.unchanged(request, index):
            return same
        values = read_all(request, self.parameters)
        words = vocabulary(of_words)
        groups = suggestions(values.get("q", ""), values.get("region"), request, words)
        return Response({"groups": groups})

    def answers(self) -> dict[str, Any]:
        return {JSON.media_type: {"schema": SUGGESTIONS}}
