"""Every address of the API: lists and their members, map tiles, and the API's own description.

Each list also answers with the suffix .json, .csv or .geojson, each member with .json or .geojson.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path
from django.views.generic import RedirectView

from actors.api import Actors, Issues, Projects, TargetGroups
from records.api.formats import addresses
from records.api.views import Collection, Nowhere
from regions.api import Indicators, IndicatorValues, Regions, Statistics
from resources.api import Needs, Resources
from tisep.description import Description, Root, TryIt
from tisep.explore.api import Explore, Facets, Tile


def collection(view: type[Collection], member: str = "") -> Iterator[URLPattern]:
    """The list and, below it by its public id, each member."""
    name = view.singular.replace(" ", "-")
    yield from addresses(view.plural, view.as_view({"get": "list"}), f"{name}-list")
    if member:
        one = view.as_view({"get": "retrieve"})
        yield from addresses(f"{view.plural}/{member}", one, f"{name}-detail")


lists = [
    *collection(Explore),
    *collection(Actors, "<uuid:uuid>"),
    *collection(Projects, "<uuid:uuid>"),
    *collection(Resources, "<uuid:uuid>"),
    *collection(Needs, "<uuid:uuid>"),
    *collection(Regions, "<slug:code>"),
    *collection(Indicators, "<slug:slug>"),
    *collection(IndicatorValues),
    *collection(Statistics),
    *collection(Issues, "<slug:slug>"),
    *collection(TargetGroups, "<slug:slug>"),
]
explore = [
    *addresses("explore/facets", Facets.as_view(), "explore-facets"),
    # Slugs, so that a tile's address that is no number is refused by name.
    path("explore/tiles/<slug:z>/<slug:x>/<slug:y>.mvt", Tile.as_view(), name="explore-tile"),
]
about = [
    *addresses("schema", Description.as_view(), "schema"),
    path("docs", TryIt.as_view(), name="docs"),
]
root = Root.as_view(
    listed={
        str(one.pattern): f"api:{one.name}"
        for one in [*lists, *about]
        if "<" not in str(one.pattern)
    }
)
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api-root")),
    *lists,
    *explore,
    *about,
    path("<path:rest>", Nowhere.as_view()),
]
