"""What people write for everybody to read, held to naming no private person.

Here, because only the names of regions tell a place from somebody's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from records import privacy
from regions.models import Region

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


def _text(value: Any) -> str:
    """What has not been stored yet may stand there as the database's default: no text."""
    if isinstance(value, list):
        return "\n".join(value)
    return value if isinstance(value, str) else ""
