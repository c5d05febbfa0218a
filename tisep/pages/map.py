"""The front page: the map of all public records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from actors.models import Actor, ActorKind, Issue, Project, Role, TargetGroup
from actors.models.actor import PartnershipKind
from actors.models.project import ParticipationRole, ProjectStatus
from records.models import Licence
from regions.choropleth.classes import FEWEST, MOST
from regions.choropleth.counts import SHADED_LEVELS
from regions.models import IndicatorValue, Level, Region
from regions.models.indicator import Direction
from regions.tiles import boundaries_version
from resources.models import Need, NeedStatus, OfferState, Resource, ResourceKind
from tisep.explore.declared import LISTINGS
from tisep.explore.models import RecordType
from tisep.pages.map_texts import texts
from tisep.pages.records import other_way

LATEST = 10
NO_UUID = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter as the reader sees it; `under` are those that it holds."""

    value: str
    label: str
    under: tuple[Option, ...] = ()


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The map page. All that it shows is in the query string, which only the browser reads."""
    filters = options()
    provinces = [
        Option(region.code, region.name)
        for region in Region.objects.current().at_level(Level.PROVINCE).without_boundary().by_name()
    ]
    context = {
        "nav": "map",
        "filters": filters,
        "provinces": provinces,
        "latest": latest(),
        "shading": shading(),
        "config": config({**filters, "region": provinces}),
    }
    return render(request, "map.html", context)


def options() -> dict[str, list[Option]]:
    """The values of each filter, in the order they are shown."""
    return {
        "record": [Option(value, str(label)) for value, label in record_labels().items()],
        "issue": tree(Issue.objects.all()),
        "target_group": tree(TargetGroup.objects.all()),
        "role": choices(Role),
        "actor_kind": choices(ActorKind),
        "resource_kind": choices(ResourceKind),
        "listing": listings(),
    }


def listings() -> list[Option]:
    """How offers and needs may stand, in the order of the filter."""
    labels = dict(OfferState.choices) | dict(NeedStatus.choices)
    return [Option(value, str(labels[value])) for value in LISTINGS]


def record_labels() -> dict[str, str]:
    return {
        "actor": pgettext("filter", "Organisations"),
        "project": pgettext("filter", "Projects"),
        "resource": pgettext("filter", "Resources"),
        "need": pgettext("filter", "Needs"),
    }


def choices(kinds: Any) -> list[Option]:
    return [Option(value, str(label)) for value, label in kinds.choices]


def shading() -> dict[str, Any]:
    """What is chosen of a figure that the map is coloured by: level, number of classes."""
    levels = [Option(level.value, str(level.label)) for level in SHADED_LEVELS]
    return {"levels": levels, "class_numbers": range(FEWEST, MOST + 1)}


def words(kinds: Any) -> dict[str, str]:
    return {option.value: option.label for option in choices(kinds)}


def tree(taxonomy: QuerySet[Any]) -> list[Option]:
    """The top of a taxonomy, each entry with what is under it."""
    entries = list(taxonomy.order_by("order", "slug"))
    return [
        Option(
            top.slug,
            top.name,
            tuple(Option(sub.slug, sub.name) for sub in entries if sub.parent_id == top.pk),
        )
        for top in entries
        if top.parent_id is None
    ]


def latest() -> list[Any]:
    """The records changed last, of all kinds, for a page without JavaScript."""
    newest = [
        record
        for model in (Actor, Project, Resource, Need)
        for record in model.objects.public().order_by("-updated_at")[:LATEST]
    ]
    return sorted(newest, key=lambda record: record.updated_at, reverse=True)[:LATEST]


def config(filters: dict[str, list[Option]]) -> dict[str, Any]:
    """What the browser's modules need to know, in the page's language."""
    labels = {name: flat(entries) for name, entries in filters.items()}
    labels |= {
        "one": words(RecordType),
        "level": words(Level),
        "participation": words(ParticipationRole),
        "partnership": words(PartnershipKind),
        "partnership_of": words(PartnershipKind) | other_way(),
        "status": words(ProjectStatus),
        "licence": words(Licence),
        "qualifier": words(IndicatorValue.Qualifier),
        "direction": {
            Direction.HIGHER_IS_WORSE.value: _("A higher value is worse."),
            Direction.HIGHER_IS_BETTER.value: _("A higher value is better."),
            Direction.NEUTRAL.value: _("A higher value is neither better nor worse."),
        },
    }
    return {
        "language": get_language(),
        "urls": addresses(),
        "baseMap": {"url": settings.BASE_MAP_URL, "attribution": settings.BASE_MAP_ATTRIBUTION},
        "labels": labels,
        "texts": texts(),
    }


def flat(entries: list[Option]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for entry in entries:
        labels |= {entry.value: entry.label, **flat(list(entry.under))}
    return labels


def addresses() -> dict[str, Any]:
    """Patterns of the API's and the pages' addresses, with {blanks} for the browser to fill."""
    return {
        "explore": reverse("api:explore-list"),
        "search": reverse("api:search"),
        "suggestions": reverse("api:search-suggestions"),
        "comment": reverse("comment"),
        "facets": reverse("api:explore-facets"),
        "tiles": pattern("api:explore-tile", "z", "x", "y"),
        # With its version a tile of boundaries stays the same for ever.
        "regionTiles": f"{pattern('api:region-tile', 'z', 'x', 'y')}?v={boundaries_version()}",
        "regions": reverse("api:region-list"),
        "region": pattern("api:region-detail", "code"),
        "boundary": pattern("api:region-detail", "code", format="geojson"),
        "choropleth": reverse("api:choropleth"),
        "choroplethTable": reverse("api:choropleth", kwargs={"format": "csv"}),
        "figures": reverse("api:choropleth-figures"),
        "record": {word: pattern(f"api:{word}-detail", "uuid") for word in RecordType.values},
        "alike": pattern("api:similar", "uuid"),
        "page": {word: pattern(word, "uuid") for word in RecordType.values},
        "write": {word: pattern(f"{word}-write", "uuid") for word in RecordType.values},
        "regionPage": pattern("region", "code"),
        "indicatorPage": pattern("indicator", "slug"),
        "gaps": reverse("gaps"),
    }


def pattern(view: str, *blanks: str, **known: str) -> str:
    """The address of a view with {blanks} where its arguments go."""
    stand_ins = {name: NO_UUID if name == "uuid" else f"blank-{name}" for name in blanks}
    address = reverse(view, kwargs=stand_ins | known)
    for name, stand_in in stand_ins.items():
        address = address.replace(stand_in, f"{{{name}}}")
    return address
