"""All records that a text finds: what filters lists, facets and tiles, and the order of lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import BooleanField, F, Func, IntegerField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from tisep.explore.search.clauses import Clause, every
from tisep.explore.search.engine import Answer, search
from tisep.explore.search.finding import RANKED, execute
from tisep.explore.search.recent import Recent
from tisep.explore.search.vocabulary import current
from tisep.explore.versions import current_version

RECORDS = Clause("o.indexed IS NOT NULL")
ALL_OF_THEM = """
SELECT coalesce(array_agg(o.indexed), '{{}}')::text FROM explore_searchdocument o WHERE {condition}
"""
# The best so many stand at the head of a list; the rest follows by name.
AT_THE_HEAD = 200
LAST = 1_000_000
KEPT = 64


class OneOf(Func):
    """`id = ANY(array)`."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()


@dataclass(frozen=True)
class FoundSet:
    """What a text finds among records: their ids as an array literal, and the best in order."""

    ids: str
    best: tuple[int, ...]
    answer: Answer

    @property
    def condition(self) -> Q:
        return Q(OneOf(F("pk"), RawSQL("%s::bigint[]", [self.ids])))

    def ranked(self, rows: QuerySet) -> QuerySet:
        """Rows with their `rank`: the best first, LAST for what only the set has."""
        position = RawSQL("array_position(%s::bigint[], explore_indexedrecord.id)", [[*self.best]])
        return rows.annotate(rank=Coalesce(position, LAST, output_field=IntegerField()))


_kept: Recent[FoundSet] = Recent(KEPT)


def found_set(text: str, *, verbatim: bool = False) -> FoundSet:
    """As long as neither index nor words change, found once for the tiles, list and facets."""
    asked = (text, verbatim, current_version(), current())
    return _kept.get(asked) or _kept.keep(asked, _find(text, verbatim))


def _find(text: str, verbatim: bool) -> FoundSet:
    answer = search(text, RECORDS, verbatim=verbatim)
    ids = [hit.indexed for hit in answer.best if hit.indexed]
    literal = "{" + ",".join(map(str, ids)) + "}"
    if answer.condition and (answer.capped or len(answer.best) >= RANKED):
        whole = every([answer.condition, RECORDS])
        ((literal,),) = execute(ALL_OF_THEM.format(condition=whole.sql), whole.params)
    return FoundSet(literal, tuple(ids[:AT_THE_HEAD]), answer)


def found_by(text: str, *, verbatim: bool = False) -> Q:
    """The condition on IndexedRecord of being found by the text."""
    return found_set(text, verbatim=verbatim).condition
