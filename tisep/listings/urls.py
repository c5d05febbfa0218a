"""Addresses of offers and needs: the board, and posting in an organisation's name."""

from __future__ import annotations

from django.urls import path

from resources.models import Need, Resource
from tisep.listings import board, feeds, mine, places, posting, states

urlpatterns = [
    path("board", board.board, name="board"),
    path("board.atom", feeds.BoardFeed(), name="board-feed"),
    path("board/places", places.suggest, name="listing-places"),
    path("me/listings", mine.mine, name="my-listings"),
    path("needs/new", posting.post, {"model": Need}, name="post-need"),
    path("offers/new", posting.post, {"model": Resource}, name="post-offer"),
    path("needs/<uuid:uuid>/edit", posting.edit, {"model": Need}, name="need-edit"),
    path("resources/<uuid:uuid>/edit", posting.edit, {"model": Resource}, name="resource-edit"),
    path("needs/<uuid:uuid>/state", states.move, {"model": Need}, name="need-state"),
    path("resources/<uuid:uuid>/state", states.move, {"model": Resource}, name="resource-state"),
]
