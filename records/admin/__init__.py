"""The curators' desk: what every kind of record shares there."""

from records.admin import ground, people  # noqa: F401 - register their models
from records.admin.editing import EditableAdmin, TrackedAdmin
from records.admin.fields import FIELDS, FIELDS_IN_ROWS
from records.admin.filters import AutocompleteFilter, SourceFilter
from records.admin.ground import ReadOnlyAdmin
from records.admin.paging import LeanPaginator
from records.admin.records import RecordAdmin
from records.admin.searching import SearchedAdmin, found_by, found_in

__all__ = [
    "FIELDS",
    "FIELDS_IN_ROWS",
    "AutocompleteFilter",
    "EditableAdmin",
    "LeanPaginator",
    "ReadOnlyAdmin",
    "RecordAdmin",
    "SearchedAdmin",
    "SourceFilter",
    "TrackedAdmin",
    "found_by",
    "found_in",
]
