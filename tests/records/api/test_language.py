"""Which language the API answers in."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from records.api.language import language_of


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "th"),
        ("en", "en"),
        ("en-GB,en;q=0.8,th;q=0.5", "en"),
        ("de, th;q=0.9, en;q=0.8", "th"),
        ("de", "th"),
        ("*", "th"),
        ("de, *;q=0.5, en;q=0.1", "th"),
        (";;;=,", "th"),
    ],
)
def test_accept_language_decides(header, language):
    request = RequestFactory().get("/api", headers={"Accept-Language": header} if header else {})
    request.COOKIES["django_language"] = "en" if language == "th" else "th"
    assert language_of(request) == language
