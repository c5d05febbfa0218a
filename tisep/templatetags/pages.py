"""What the pages need in templates: text in either language, data for machines, full names."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django import template
from django.http import QueryDict
from django.template import Context
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from records.bilingual import Bilingual
from records.templatetags.thai import number
from records.thai import keep_together
from regions.models import Region
from regions.situation import Figure, decimals_of
from tisep.explore.models import RecordType
from tisep.pages import places
from tisep.pages.addresses import asking, on_the_map
from tisep.pages.sparkline import drawn_line

register = template.Library()
# As in Django's json_script: none of these may close the element or open a comment in it.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@register.filter
def text(named: Bilingual, field: str) -> str:
    """`field` in the reader's language; the other language's text says that it is (`lang`)."""
    value, language = readable(named, field)
    if not value or language == get_language():
        return value
    return format_html('<span lang="{}">{}</span>', language, value)


@register.filter
def paragraphs(named: Bilingual, field: str) -> str:
    """As `text`, in paragraphs."""
    value, language = readable(named, field)
    html = mark_safe(linebreaks(value, autoescape=True))  # noqa: S308
    return format_html('<div lang="{}">{}</div>', language, html) if value else ""


def readable(named: Bilingual, field: str) -> tuple[str, str]:
    value = named.in_language(field)
    other = "th" if get_language() == "en" else "en"
    own = getattr(named, f"{field}_{get_language()}")
    return keep_together(value), str(get_language()) if own else other


@register.filter
def lines(value: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line.strip() for line in value.splitlines() if line.strip()]


@register.filter
def full_name(region: Region, language: str | None = None) -> str:
    return places.full_name(region, language)


@register.filter
def rounded(value: Decimal | None, decimals: int) -> str:
    """A figure with so many decimals at most, with separators; empty for None."""
    return "" if value is None else number(round(value, decimals))


@register.filter
def readably(value: Decimal | float | None) -> str:
    """A figure with the digits that count, with separators; empty for None."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    return rounded(exact, decimals_of(exact))


@register.filter
def size(value: Decimal) -> Decimal:
    """Without its sign."""
    return abs(value)


@register.simple_tag
def map_address(*, record: str, role: str, issue: str, region: str) -> str:
    """The map's address with these filters set."""
    return on_the_map(record=record, role=role, issue=issue, region=region)


@register.simple_tag
def gap_query(query: QueryDict, **changes: str) -> str:
    """The question about gaps with changes, as a query string."""
    return asking(query, **changes)


@register.inclusion_tag("regions/sparkline.html")
def sparkline(figure: Figure) -> dict[str, Any]:
    """A figure's values over the years as a small drawing."""
    return {"drawn": drawn_line([(one.year, one.value) for one in figure.values])}


@register.filter
def word(record: Any) -> str:
    """actor, project, resource or need."""
    return str(record._meta.model_name)


@register.filter
def word_label(record: Any) -> str:
    """Organisation, project, resource or need, in the reader's language."""
    return str(RecordType(record._meta.model_name).label)


@register.simple_tag(takes_context=True)
def json_ld(context: Context, data: Any) -> SafeString:
    """The data as schema.org JSON-LD that no text in it can break out of."""
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    nonce = context.get("CSP_NONCE", "")
    return format_html(
        '<script type="application/ld+json" nonce="{}">{}</script>',
        nonce,
        mark_safe(written),  # noqa: S308
    )
