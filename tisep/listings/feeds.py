"""The board as an Atom feed, under the same filters."""

from __future__ import annotations

from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from tisep.listings.board import ORDERS, TABS, BoardForm, found, in_full

NEWEST = 50


class BoardFeed(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        tab = request.GET.get("tab", "need")
        tab = tab if tab in TABS else "need"
        return {"tab": tab, "chosen": BoardForm(request.GET).chosen}

    def title(self, asked: dict[str, Any]) -> str:
        return f"{TABS[asked['tab']]} · TISEP"

    def link(self, asked: dict[str, Any]) -> str:
        return f"{reverse('board')}?tab={asked['tab']}"

    def subtitle(self, _asked: dict[str, Any]) -> str:
        return _("What organisations ask for and offer, newest first.")

    def items(self, asked: dict[str, Any]) -> list[Any]:
        rows = found(asked["tab"], asked["chosen"]).order_by(*ORDERS["newest"])[:NEWEST]
        return in_full(asked["tab"], rows)

    def item_title(self, item: Any) -> str:
        return str(item.in_language("name"))

    def item_description(self, item: Any) -> str:
        return str(item.in_language("description"))

    def item_pubdate(self, item: Any) -> Any:
        return item.opened_at

    def item_updateddate(self, item: Any) -> Any:
        return item.updated_at
