"""Read by gunicorn when it is started here."""

import os

from tisep.settings import LOGGING

# A process for each processor. Two threads let others pass one who is slow; with more, answers that
# are worked out at once only wait for each other (bench/SEARCH.md).
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = 2
# Its own lines are logged as the settings say.
logconfig_dict = LOGGING
# A Thai letter takes nine bytes in an address: what is pasted into the search may be long, and is
# cut there. The proxy in front bounds the whole head of a request.
limit_request_line = 0


def post_worker_init(_worker: object) -> None:
    """Let no visitor wait for what each worker reads once, the words of searches above all."""
    from tisep.explore.search.preparing import prepare  # noqa: PLC0415 - Django is set up by now

    prepare()
