"""Computes a survey's figures when its households have changed, and publishes what may be.

What is suppressed is in no table but that of the households: it is left out before anything is
written.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import numpy as np
from django.db import transaction

from regions.inequality import abolished, publishing
from regions.inequality.figures import figures
from regions.inequality.lines import line_of
from regions.inequality.own import Own
from regions.inequality.sample import Ints, Sample
from regions.inequality.store import Store
from regions.inequality.suppression import PUBLISHED, SUPPRESSED, Release, release, rests
from regions.inequality.tree import Tree
from regions.models import IncomeSurvey, InequalityRun

logger = logging.getLogger(__name__)
# What one survey's latest run left behind, in this process, by the run's id: it spares a small
# change the reading and sorting of all households. Nothing but a run changes any of it.
_kept: dict[int, Kept] = {}


@dataclass(frozen=True)
class Change:
    """What a computation starts from: the published, and the households there are.

    `own` are the sums of the regions of those counted, where they are known.
    """

    tree: Tree
    store: Store
    status: Ints
    counted: Sample
    own: Own | None
    entering: Sample
    leaving: Sample
    line: float | None


@dataclass(frozen=True)
class Kept:
    """The households that count, sorted, and what is published, by the regions' numbers."""

    ids: Ints
    sample: Sample
    own: Own
    status: Ints
    released: Ints


def compute_waiting() -> int:
    """Compute every survey that has changed, or whose regions have; returns how many it were."""
    surveys = IncomeSurvey.objects.order_by("pk")
    waiting = [one for one in surveys if abolished.move(one) or one.version != one.computed]
    return sum(compute(survey) is not None for survey in waiting)


@transaction.atomic
def compute(survey: IncomeSurvey, *, everything: bool = False) -> InequalityRun | None:
    """Bring the figures up to the survey's version; None when they are, or it is gone.

    Only regions whose counted households change are computed, and those that hold them, or all
    with `everything`: the figures are the same. Whoever comes meanwhile waits, then finds it done.
    """
    found = IncomeSurvey.objects.select_for_update().filter(pk=survey.pk).first()
    if found is None or (found.computed == found.version and not everything):
        return None
    started = perf_counter()
    change = read(found)
    done, sample, own = release_of(change)
    wanted = touched(change, done, everything=everything)
    rows = publishing.Rows(change.tree)
    for places, estimates in figures(
        change.tree, sample, done.status, wanted, change.line, own=own
    ):
        rows.add(places, estimates)
    newly = (done.status == SUPPRESSED) & ((change.status != SUPPRESSED) | everything)
    if (done.status == PUBLISHED).any():
        rows.suppress(np.flatnonzero(newly), change.line)
    run = publishing.publish(
        found, rows, released=change.store.opened(done.regions), gone=list(change.store.gone),
        line=change.line, started=started,
    )  # fmt: skip
    released = change.store.released.copy()
    released[done.regions] = found.version
    kept = Kept(change.tree.ids, sample, own, done.status, released)
    transaction.on_commit(partial(_keep, run.pk, kept))
    logger.info("Computed the inequality of %d regions.", run.regions)
    return run


def read(survey: IncomeSurvey) -> Change:
    """Everything that a computation asks the database for."""
    tree = Tree.of_today()
    last = survey.runs.first()
    kept = _kept.get(last.pk) if last else None
    if kept is not None and np.array_equal(kept.ids, tree.ids):
        store = Store(survey, tree, kept.released)
        counted, own, status = kept.sample, kept.own, kept.status
    else:
        store, own = Store(survey, tree), None
        counted, status = store.counted(), publishing.status_of(survey, tree)
    return Change(
        tree=tree,
        store=store,
        status=status,
        counted=counted,
        own=own,
        entering=store.entering(),
        leaving=store.leaving(),
        line=line_of(survey.year),
    )


def release_of(change: Change) -> tuple[Release, Sample, Own]:
    """What may change, the households that count then, and the sums of their regions."""
    done = release(change.tree, change.status, change.counted, change.entering, change.leaving)
    open_ = np.zeros(len(change.tree), bool)
    open_[done.regions] = True
    entering = change.entering[open_[change.entering.region]]
    leaving = change.leaving[open_[change.leaving.region]]
    sample = change.counted.without(leaving) if len(leaving) else change.counted
    if len(entering):
        sample = sample.with_(entering) if len(sample) else entering
    if change.own is None:
        return done, sample, Own.of(sample, len(change.tree))
    changed = np.zeros(len(change.tree), bool)
    changed[entering.region] = changed[leaving.region] = True
    return done, sample, change.own.with_(changed, sample)


def touched(change: Change, done: Release, *, everything: bool) -> np.ndarray:
    """Which regions hold households that begin or cease to count."""
    if everything:
        return np.ones(len(change.tree), bool)
    touched = np.zeros(len(change.tree), bool)
    rest = rests(change.tree, done.status)
    places = set(rest[done.regions].tolist()) - {-1}
    while places:
        touched[list(places)] = True
        places = {int(change.tree.parent[place]) for place in places} - {-1}
    return touched


def forget() -> None:
    """Read all households anew at the next computation."""
    _kept.clear()


def _keep(run: int, kept: Kept) -> None:
    _kept.clear()
    _kept[run] = kept
