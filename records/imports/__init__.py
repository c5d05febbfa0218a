"""An import is a plan that can be read before it runs."""

from records.imports.plan import Change, Incoming, Plan, Rejection, compare
from records.imports.run import Refused, end_lost_runs, import_run

__all__ = [
    "Change",
    "Incoming",
    "Plan",
    "Refused",
    "Rejection",
    "compare",
    "end_lost_runs",
    "import_run",
]
