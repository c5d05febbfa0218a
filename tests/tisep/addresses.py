"""Every address of the site, and which of them name records of which kind."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from actors.models import Actor, Document, Lesson, Project, WorkEntry
from resources.models import Call, Need, Resource

BLANK = re.compile(r"<(?:\w+:)?(\w+)>")
# The tiles that hold what the walks hide: one with clusters, two with single records.
TILES = [("0", "0", "0"), ("7", "100", "61"), ("14", "12800", "7884")]
# After which word an address names a record of which kind.
NAMED = {
    "organisations": "actors", "letters": "conversations", "offers": "resources",
    "steward": "needs",
}  # fmt: skip
# What the addresses of each kind of record are called.
KINDS: dict[type[models.Model], str] = {
    Actor: "actors", Project: "projects", Resource: "resources", Need: "needs",
    WorkEntry: "work-log", Lesson: "lessons", Document: "documents", Call: "calls",
}  # fmt: skip
NOBODY = "00000000-0000-4000-8000-000000000000"


def routes(patterns, prefix: str = "") -> Iterator[str]:
    """Every route of the site; those below a language stand in both."""
    for one in patterns:
        if isinstance(one.pattern, LocalePrefixPattern):
            yield from routes(one.url_patterns, prefix)
            yield from routes(one.url_patterns, f"{prefix}en/")
        elif isinstance(one, URLResolver):
            yield from routes(one.url_patterns, f"{prefix}{one.pattern}")
        elif isinstance(one, URLPattern) and isinstance(one.pattern, RoutePattern):
            yield f"{prefix}{one.pattern}"


def addresses(
    ids: dict[str, str],
    uuids: Mapping[str, Iterable[UUID]],
    keys: Iterable[int] = (1,),
    languages: Iterable[str] = ("th", "en"),
) -> Iterator[str]:
    """Every route with what may stand in its blanks: `uuids` by kind, besides the public `ids`.

    Those told by patterns are the library of accounts': they lead whoever asks to sign in.
    """
    values = {
        "code": ["TH", "TH-S", "95", "950102"],
        "slug": ["poverty", "waste", "equality", "older-persons"],
        "format": ["json", "geojson", "csv", "xlsx", "yaml", "mvt"],
        "pk": [str(one) for one in keys],
        "actor": [ids["actors"]],
        "move": ["accept"],
        "token": ["x"],
        "key": ["x"],
        "entry": [*map(str, uuids.get("work-log", ())), NOBODY],
        "claim": [*map(str, uuids.get("claims", ())), NOBODY][:1],
        "call": [*map(str, uuids.get("calls", ())), ids["calls"]],
        "form": ["json", "csv"],
        "section": ["texts", "records", "regions"],
    }
    for route in routes(get_resolver().url_patterns):
        english = route.startswith("en/")
        if "admin/" in route or "^" in route or ("en" if english else "th") not in languages:
            continue
        blanks = BLANK.findall(route)
        if blanks[:3] == ["z", "x", "y"]:
            for tile in TILES:
                yield "/" + BLANK.sub("{}", route).format(*tile)
            continue
        named = re.search(r"([\w-]+)/<uuid:uuid>", route)
        kind = NAMED.get(named[1], named[1]) if named else ""
        values["uuid"] = [*map(str, uuids.get(kind, ())), ids.get(kind, NOBODY)]
        assert set(blanks) <= set(values), f"say what may stand in {route}"
        for filled in itertools.product(*(values[blank] for blank in blanks)):
            yield "/" + BLANK.sub("{}", route).format(*filled)


def by_kind(records: Iterable[models.Model]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = defaultdict(list)
    for one in records:
        found[KINDS[type(one)]].append(one.uuid)  # type: ignore[attr-defined]
    return found
