"""Addresses of a page in each language, for the head, the language switch and shared links."""

from __future__ import annotations

import segno
from django import template
from django.template import Context
from django.urls import translate_url

from tisep.pages import addresses

register = template.Library()


@register.simple_tag(takes_context=True)
def in_language(context: Context, language: str) -> str:
    """The path and query string of this page in `language` ("th" or "en")."""
    return translate_url(context["request"].get_full_path(), language)


@register.simple_tag(takes_context=True)
def absolute_in_language(context: Context, language: str) -> str:
    """The full address of this page in `language`, without its query string."""
    return absolute(context, translate_url(context["request"].path, language))


@register.simple_tag(takes_context=True)
def absolute(context: Context, path: str) -> str:
    """The full address of a path of this site."""
    return addresses.absolute(context["request"], path)


@register.filter
def qr_code(address: str) -> str:
    """A QR code that leads to the address, as a data: URI of an SVG."""
    return str(segno.make(address, error="m").svg_data_uri(scale=5, border=2))
