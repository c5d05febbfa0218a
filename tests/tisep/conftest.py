"""What the tests of pages share."""

from __future__ import annotations

import pytest

from tests.tisep.reading import Page


@pytest.fixture
def read(client, country):
    """The page at a path, among the hand-drawn regions."""

    def get(path):
        response = client.get(path)
        assert response.status_code == 200
        return Page(response)

    return get
