"""The language an API answers in: what Accept-Language asks for, whatever cookie a page left."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


def language_of(request: HttpRequest) -> str:
    """The first language of Accept-Language that the site speaks, or the site's own."""
    for wanted, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        if wanted == "*":
            break
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
