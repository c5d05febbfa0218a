"""An import is a plan that can be read before it runs."""

from records.imports.plan import Change, Incoming, Plan, Rejection, compare
from records.imports.run import Refused, import_run

__all__ = ["Change", "Incoming", "Plan", "Refused", "Rejection", "compare", "import_run"]
