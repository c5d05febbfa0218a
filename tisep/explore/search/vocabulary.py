"""What a query is read with, kept in the process until somebody changes it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import cached_property

from django.db import connection

from tisep.explore.search.glossary import Glossary
from tisep.explore.search.kindred import Kindred
from tisep.explore.search.labels import Labels
from tisep.explore.search.lexicon import Lexicon
from tisep.explore.search.places import Gazetteer
from tisep.explore.search.spelling import skeleton
from tisep.explore.versions import INDEX

VERSION = (
    "SELECT topic, count(*), max(id) FROM explore_vocabularychange GROUP BY topic ORDER BY topic"
)
# That of the index before it, on one way to the server.
BOTH = f"""
SELECT ({INDEX}),
    ARRAY(SELECT ARRAY[topic, many::text, last::text] FROM ({VERSION}) AS v (topic, many, last))
"""  # noqa: S608 - both are written in the source
Version = tuple[tuple[str, int, int], ...]


@dataclass
class Vocabulary:
    version: Version
    gazetteer: Gazetteer
    glossary: Glossary
    labels: Labels

    @cached_property
    def lexicon(self) -> Lexicon:
        return Lexicon.of([*self.glossary.thai_words(), *self.gazetteer.provinces])

    @cached_property
    def kindred(self) -> Kindred:
        return Kindred.of(self.glossary.entries)


_lock = threading.Lock()
_kept: Vocabulary | None = None


def vocabulary(version: Version | None = None) -> Vocabulary:
    """As it is in the database now, or was a moment ago: a change is read with the next search."""
    global _kept  # noqa: PLW0603
    version = current() if version is None else version
    kept = _kept
    if kept is None or kept.version != version:
        with _lock:
            same_places = kept is not None and of(kept.version) == of(version)
            places = kept.gazetteer if kept and same_places else Gazetteer.read()
            words = Glossary.read(places.thai, map(skeleton, places.provinces))
            kept = _kept = Vocabulary(version, places, words, Labels.read(places))
    return kept


def of(version: Version, topic: str = "region") -> Version:
    return tuple(row for row in version if row[0] == topic)


def current() -> Version:
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return tuple(cursor.fetchall())


def of_both() -> tuple[int, Version]:
    """The versions of the index and of the words."""
    with connection.cursor() as cursor:
        cursor.execute(BOTH)
        index, topics = cursor.fetchone()
    return int(index), tuple((topic, int(many), int(last)) for topic, many, last in topics)
