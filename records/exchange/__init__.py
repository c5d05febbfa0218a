"""Records as spreadsheets: out, and in again after a preview."""

from records.exchange.columns import Cells, Column, Wrong
from records.exchange.keyed import KeyedTable
from records.exchange.table import RecordTable

__all__ = ["Cells", "Column", "KeyedTable", "RecordTable", "Wrong"]
