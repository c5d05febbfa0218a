"""The models of explore."""

from tisep.explore.models.index import COUNTRY, IndexChange, IndexedRecord, RecordType, Tombstone

__all__ = ["COUNTRY", "IndexChange", "IndexedRecord", "RecordType", "Tombstone"]
