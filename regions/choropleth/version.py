"""The version of the figures: it moves with everything that a choropleth rests on."""

from __future__ import annotations

import hashlib

from django.db import connection
from django.utils import timezone
from rest_framework.request import Request

# Events are only ever added. Counted, since the last of them may be committed before another.
VERSION = """
SELECT (SELECT count(*) FROM regions_indicatorvalueevent),
    (SELECT count(*) FROM regions_indicatorevent),
    (SELECT count(*) FROM regions_regionevent),
    (SELECT count(*) || '.' || coalesce(max(id), 0) FROM regions_inequalityrun),
    (SELECT coalesce(sum(extract(epoch FROM counted_at)), 0) FROM regions_regionstatistics),
    (SELECT coalesce(md5(string_agg(source::text, '' ORDER BY id)), '')
        FROM records_datasource AS source)
"""


def version_of_figures() -> str:
    """Days pass for what counts them, so midnight moves it too."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        parts = [*cursor.fetchone(), timezone.localdate()]
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:16]


def etag(request: Request) -> str:
    """What names an answer: the version, then its address with what is asked for of it."""
    asked = "\n".join([request.get_full_path(), request.headers.get("Accept", "")])
    return f'W/"{version_of_figures()}-{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'
