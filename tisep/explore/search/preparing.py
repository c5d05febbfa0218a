"""What the first search of a process would wait for, done before anybody asks."""

from __future__ import annotations

import gc
import logging

from django.db import DatabaseError, connection

from tisep.explore.search.engine import search

# No word, but nearly one: all that queries are read and put right with is read for it.
ASKED = "ความเหลือมล้ำในพืนที"

log = logging.getLogger(__name__)


def prepare() -> None:
    """Read the words of searches; a database that does not answer yet is waited for later."""
    try:
        search(ASKED)
        # What is kept for good is not gone through again each time that what is not is let go of.
        gc.collect()
        gc.freeze()
    except DatabaseError as error:
        log.warning("the words of searches are not read yet: %s", type(error).__name__)
    finally:
        connection.close()
