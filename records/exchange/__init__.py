"""Records as spreadsheets: out, and in again after a preview."""

from records.exchange.columns import Cells, Column, Wrong
from records.exchange.table import RecordTable

__all__ = ["Cells", "Column", "RecordTable", "Wrong"]
