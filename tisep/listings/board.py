"""The board: what is asked for and offered now, under the map's filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from regions.models import Region
from resources.models import Need, Resource, ResourceKind
from tisep.explore.filters import conditions
from tisep.explore.models import IndexedRecord
from tisep.pages.choices import Somewhere, Themed
from tisep.pages.sections import Section

SIZE = 20
TABS = {"need": _("Open needs"), "resource": _("Open offers")}
MODELS: dict[str, Any] = {"need": Need, "resource": Resource}
ORDERS: dict[str, Any] = {
    "newest": (F("opened_at").desc(nulls_last=True), "-pk"),
    "ending": (F("ends_on").asc(nulls_last=True), F("opened_at").desc(nulls_last=True), "-pk"),
}
ORDER_WORDS = {
    "newest": pgettext_lazy("order", "Newest first"),
    "ending": pgettext_lazy("order", "Ending soonest first"),
}
FILTERS = ("region", "issue", "target_group", "resource_kind")


class BoardForm(Somewhere, Themed):
    """The filters, each of one value; what cannot be used is said and left out."""

    field_order = ("q", "region", "issue", "target_group", "resource_kind", "order")

    q = forms.CharField(
        label=_("What are you looking for?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"class": "input", "type": "search"}),
    )
    resource_kind = forms.ChoiceField(
        label=_("What kind"), required=False, choices=[("", _("all kinds")), *ResourceKind.choices]
    )
    order = forms.ChoiceField(
        label=_("Order"), required=False, choices=list(ORDER_WORDS.items()), initial="newest"
    )

    @property
    def chosen(self) -> dict[str, Any]:
        """What is asked, as the filters of the index take it."""
        said, keyed = self.said, super().chosen
        chosen = {name: [keyed[name]] for name in FILTERS if name in said}
        if "region" in said:
            chosen["region"] = [said["region"]]
        return chosen | ({"q": said["q"]} if "q" in said else {})

    @property
    def narrowing(self) -> list[forms.BoundField]:
        """All but the words."""
        return [field for field in self if field.name != "q"]

    @property
    def in_order(self) -> str:
        return self.cleaned_data.get("order") or "newest" if self.is_valid() else "newest"


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Two tabs: what is needed, and what is offered."""
    tab = request.GET.get("tab", "need")
    tab = tab if tab in TABS else "need"
    form = BoardForm(request.GET)
    chosen = form.chosen
    rows = found(tab, chosen)
    section = Section(request, "page", rows.order_by(*ORDERS[form.in_order]), SIZE)
    query = said_in(chosen)
    context = {
        "nav": "board",
        "tab": tab,
        "tabs": tabs(request, chosen),
        "form": form,
        "section": section,
        "cards": in_full(tab, section.shown.object_list),
        "filtered": bool(chosen),
        "csv_address": f"{reverse('api:explore-list')}.csv?{query_of(tab, query)}",
        "map_address": f"{reverse('home')}?{query_of(tab, query)}",
        "feed_address": f"{reverse('board-feed')}?tab={tab}&{query.urlencode()}".rstrip("&"),
    }
    return render(request, "listings/board.html", context)


def found(tab: str, chosen: dict[str, Any]) -> QuerySet[IndexedRecord]:
    """The open ones of one kind, of the index."""
    return IndexedRecord.objects.filter(record=tab, listing="open").filter(
        *conditions(chosen).values()
    )


def tabs(request: HttpRequest, chosen: dict[str, Any]) -> list[dict[str, Any]]:
    """Each with how many there are under the same filters."""
    shown = []
    for name, label in TABS.items():
        query = request.GET.copy()
        query.pop("page", None)
        query["tab"] = name
        counted = found(name, chosen).count()
        shown.append({"name": name, "label": label, "count": counted, "query": query.urlencode()})
    return shown


def said_in(chosen: dict[str, Any]) -> QueryDict:
    """The filters as the map and the API read them."""
    query = QueryDict(mutable=True)
    for name, value in chosen.items():
        for one in value if isinstance(value, list) else [value]:
            query.appendlist(name, one.code if isinstance(one, Region) else str(one))
    return query


def query_of(tab: str, query: QueryDict) -> str:
    asked = query.copy()
    asked["record"], asked["listing"] = tab, "open"
    return asked.urlencode()


def in_full(tab: str, rows: Any) -> list[Any]:
    """The records behind rows of the index, in their order."""
    ids = [row.record_id for row in rows]
    whose = "actor" if tab == "need" else "owner"
    records = MODELS[tab].objects.public().select_related("region", whose)
    by_id = records.defer("region__boundary", "region__point").in_bulk(ids)
    return [by_id[pk] for pk in ids if pk in by_id]
