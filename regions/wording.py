"""What people write for everybody to read, held to naming no private person.

Here, because only the names of regions tell a place from somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from records import privacy
from regions.models import Region

# Where the host of an address ends.
PATH = re.compile(r"[/?#\\]")
Findings = list[privacy.Finding]


def known_places(names: Sequence[str]) -> set[str]:
    """Those of the names that are regions'."""
    return set(Region.objects.filter(name_th__in=names).values_list("name_th", flat=True))


def personal_among(values: Mapping[str, Any], written: Iterable[str]) -> dict[str, Findings]:
    """By field of those that are `written` freely, what belongs to a private person."""
    texts = {name: _text(values.get(name)) for name in written}
    found = {name: privacy.find(text, known_places) for name, text in texts.items() if text}
    return {name: findings for name, findings in found.items() if findings}


def told(findings: Iterable[privacy.Finding]) -> list[str]:
    """What was found and how to write it instead, in the reader's language."""
    return [
        _("“%(words)s” looks like %(kind)s. %(advice)s")
        % {"words": one.words, "kind": one.kind.label, "advice": privacy.ADVICE[one.kind]}
        for one in findings
    ]


def hold_texts_to_nobody(record: Any, written: Iterable[str]) -> None:
    """Raises ValidationError, by field, where a text names somebody or leads to them."""
    values = {name: getattr(record, name, "") for name in written}
    if found := personal_among(values, values):
        raise ValidationError({name: told(findings) for name, findings in found.items()})


def hold_address_to_nobody(record: Any, name: str) -> None:
    """Raises ValidationError where an address on the web leads to somebody or signs them in.

    Any number may stand in an address; what leads to somebody is mail and LINE.
    """
    address = _text(getattr(record, name))
    read = unquote(address)
    ways = {privacy.Private.EMAIL, privacy.Private.LINE_ID}
    if found := [one for one in privacy.find(read) if one.kind in ways]:
        raise ValidationError({name: told(found)})
    # Not by urlsplit, which fails at what is no address; that is told by the field itself.
    hosts = [PATH.split(text.partition("//")[2])[0] for text in (address, read)]
    if any("@" in host for host in hosts):
        raise ValidationError({name: _("Leave the name and password out of the address.")})


def _text(value: Any) -> str:
    """What has not been stored yet may stand there as the database's default: no text."""
    if isinstance(value, list):
        return "\n".join(value)
    return value if isinstance(value, str) else ""
