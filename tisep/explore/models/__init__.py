"""The models of explore."""

from tisep.explore.models.document import FoundKind, SearchDocument, VocabularyChange
from tisep.explore.models.glossary import GlossaryTerm
from tisep.explore.models.history import GlossaryTermIssue, GlossaryTermTargetGroup
from tisep.explore.models.index import COUNTRY, IndexChange, IndexedRecord, RecordType, Tombstone
from tisep.explore.models.missed import MissedSearch, MissedSearchDay

__all__ = [
    "COUNTRY",
    "FoundKind",
    "GlossaryTerm",
    "GlossaryTermIssue",
    "GlossaryTermTargetGroup",
    "IndexChange",
    "IndexedRecord",
    "MissedSearch",
    "MissedSearchDay",
    "RecordType",
    "SearchDocument",
    "Tombstone",
    "VocabularyChange",
]
