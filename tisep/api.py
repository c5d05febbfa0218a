"""Every address of the API: lists and their members, map tiles, and the API's own description.

Each list also answers with the suffix .json, .csv, .xlsx or .geojson, each member with .json or
.geojson.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, re_path
from django.views.generic import RedirectView

from actors.api import Issues, JointKpis, Projects, TargetGroups
from actors.lessons.api import Documents, Lessons
from actors.stewards.api import Stewardships
from actors.worklog.api import Barriers, WorkLog
from records.api.formats import addresses
from records.api.views import Collection, Nowhere
from regions import tiles
from regions.api import Indicators, IndicatorValues, Regions, Statistics
from regions.choropleth.api import Choropleth
from regions.choropleth.offered import Offered
from regions.inequality.api import Inequality
from regions.value_history_api import ValueHistories
from resources.ageing.api import NeedAgeing
from resources.calls.api import Calls
from tisep.description import Description, Root, TryIt
from tisep.explore import api as explore
from tisep.explore.api import Explore, Facets
from tisep.explore.filters import IndexFilterBackend
from tisep.explore.gaps.api import GapList
from tisep.explore.removals import REMOVED_SCHEMA
from tisep.explore.search.api import Search, Suggestions
from tisep.explore.similar import Similar
from tisep.lessons.search import SAID
from tisep.matching.already_api import AlreadyHere
from tisep.matching.api import Matches
from tisep.writing.actors import Actors
from tisep.writing.listings import Needs, Resources
from tisep.writing.me import Me
from tisep.writing.records import Writable
from tisep.writing.referrals import Referrals


def collection(view: type[Collection], member: str = "", **options: Any) -> Iterator[URLPattern]:
    """The list and, below it by its public id, each member."""
    name = view.singular.replace(" ", "-")
    written = issubclass(view, Writable)
    listed: dict[str, Any] = {"get": "list"} | ({"post": "create"} if written else {})
    yield from addresses(view.plural, view.as_view(listed, **options), f"{name}-list")
    if member:
        change: dict[str, Any] = {"patch": "partial_update"} if written else {}
        one = view.as_view({"get": "retrieve"} | change)
        yield from addresses(f"{view.plural}/{member}", one, f"{name}-detail")


# Records know nothing of the index above them: here they get their filters from it.
BY_INDEX = {"filter_backends": [IndexFilterBackend], "beside_results": REMOVED_SCHEMA}
lists = [
    *collection(Explore),
    *collection(Actors, "<uuid:uuid>", **BY_INDEX),
    *collection(Projects, "<uuid:uuid>", **BY_INDEX),
    *collection(Resources, "<uuid:uuid>", **BY_INDEX),
    *collection(Needs, "<uuid:uuid>", **BY_INDEX),
    *collection(Regions, "<slug:code>"),
    *collection(Indicators, "<slug:slug>"),
    *collection(IndicatorValues),
    *collection(JointKpis),
    *collection(WorkLog, "<uuid:uuid>"),
    *collection(Lessons, "<uuid:uuid>", parameters=(SAID, *Lessons.parameters)),
    *collection(Documents),
    *collection(Stewardships),
    *collection(Calls, "<uuid:uuid>"),
    *collection(Inequality),
    *collection(Statistics),
    *collection(Issues, "<slug:slug>"),
    *collection(TargetGroups, "<slug:slug>"),
]
# Slugs, so that a tile's address that is no number is refused by name.
TILE = "<slug:z>/<slug:x>/<slug:y>.mvt"
drawn = [
    *addresses("explore/facets", Facets.as_view(), "explore-facets"),
    *addresses("explore/<uuid:uuid>/similar", Similar.as_view(), "similar"),
    *addresses("explore/<uuid:uuid>/matches", Matches.as_view(), "matches"),
    *addresses("search", Search.as_view(), "search"),
    *addresses("search/suggestions", Suggestions.as_view(), "search-suggestions"),
    *addresses("choropleth", Choropleth.as_view(), "choropleth"),
    *addresses("gaps", GapList.as_view(), "gaps"),
    *addresses("need-ageing", NeedAgeing.as_view(), "need-ageing"),
    *addresses("already-here", AlreadyHere.as_view(), "already-here"),
    *addresses("need-ageing", NeedAgeing.as_view(), "need-ageing"),
    *addresses("regions/<slug:code>/value-history", ValueHistories.as_view(), "value-history"),
    *addresses("work-log/barriers", Barriers.as_view(), "barriers"),
    *addresses("choropleth/figures", Offered.as_view(), "choropleth-figures"),
    path(f"explore/tiles/{TILE}", explore.Tile.as_view(), name="explore-tile"),
    path(f"regions/tiles/{TILE}", tiles.Tile.as_view(), name="region-tile"),
]
own = [
    *addresses("me", Me.as_view(), "me"),
    *addresses("referrals", Referrals.as_view({"get": "list", "post": "create"}), "referral-list"),
    *addresses(
        "referrals/<uuid:uuid>",
        Referrals.as_view({"get": "retrieve", "post": "move"}),
        "referral-detail",
    ),
]
about = [
    *addresses("schema", Description.as_view(), "schema"),
    path("docs", TryIt.as_view(), name="docs"),
]
root = Root.as_view(
    listed={
        str(one.pattern): f"api:{one.name}"
        for one in [*lists, *drawn, *own, *about]
        if "<" not in str(one.pattern)
    }
)
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="api-root")),
    *lists,
    *drawn,
    *own,
    *about,
    # Whatever is left, line breaks too, which `<path:rest>` does not hold.
    re_path(r"\A(?P<rest>[\s\S]*)\Z", Nowhere.as_view()),
]
