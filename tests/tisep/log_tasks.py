"""A task that says something, for a real worker to run (see test_logs.py)."""

import logging

from tisep.celery import app

logger = logging.getLogger("tisep.counting")


@app.task
def count_to(number: int) -> None:
    logger.info("Counted", extra={"number": number})
    if number > 1:
        count_to.apply_async([number - 1], queue=count_to.request.delivery_info["routing_key"])
