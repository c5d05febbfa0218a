"""Fixtures that every part of the tests shares."""

from __future__ import annotations

import pytest

from tests.drawing import draw_country, themes


@pytest.fixture
def country(db):
    """The hand-drawn regions, by code (see tests/drawing.py)."""
    return draw_country()


@pytest.fixture
def issues_and_groups(db):
    """Drawn issues and target groups, each by slug."""
    return themes()
