"""Why somebody is told of a record that they need not follow, or that has not changed."""

from __future__ import annotations

from collections.abc import Sequence

from tisep.notices import calls, fits
from tisep.notices.models import Notice


def why(notices: Sequence[Notice]) -> dict[int, str]:
    """By notice: what it fits or which call it is of, in the reader's language, where it is."""
    return fits.why(notices) | calls.why(notices)
