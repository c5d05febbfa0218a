"""Every import leaves a row that says what it did, whether it succeeded or not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from records.models import DataSource, ImportRun, User


class Refused(Exception):
    """The whole import is refused; `reasons` say what, where and how to mend it."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


# A table that waits to be read is kept as long; whatever runs longer has lost its worker.
LONGEST = timedelta(days=1)


def end_lost_runs() -> int:
    """Mark as failed what was killed before it could say so; returns how many."""
    lost = ImportRun.objects.filter(
        status=ImportRun.Status.RUNNING, started_at__lt=timezone.now() - LONGEST
    )
    for run in lost:
        error = {"error": _("It was cut off, and has written nothing more since.")}
        now = {"finished_at": timezone.now(), "status": ImportRun.Status.FAILED}
        lost.filter(pk=run.pk).update(report={**run.report, **error}, **now)
    return len(lost)


@contextmanager
def import_run(
    command: str,
    *,
    source: DataSource | None = None,
    by: User | None = None,
    run: ImportRun | None = None,
) -> Iterator[ImportRun]:
    """An ImportRun around an import; its status is saved outside the import's transaction.

    The caller sets `counts`, `report` and, for a dry run, `status`; an exception marks the run
    refused or failed and goes on. `run` is the row of an import that was announced before.
    """
    run = run or ImportRun.objects.create(command=command, source=source, by=by)
    try:
        yield run
    except Refused as refused:
        run.status = ImportRun.Status.REFUSED
        run.report = {**run.report, "reasons": refused.reasons}
        raise
    except BaseException as error:
        run.status = ImportRun.Status.FAILED
        run.report = {**run.report, "error": repr(error)}
        raise
    finally:
        if run.status == ImportRun.Status.RUNNING:
            run.status = ImportRun.Status.APPLIED
        run.finished_at = timezone.now()
        run.save()
