"""A synthetic country of households: made up by a seeded generator, and labelled so everywhere."""

from __future__ import annotations

import numpy as np
from django.db import transaction

from records.models import DataSource
from records.synthetic import SYNTHETIC
from regions.inequality import store
from regions.inequality.sample import Ints
from regions.inequality.tree import Tree
from regions.models import HouseholdFile, IncomeSurvey, InequalityRun

SOURCE = "synthetic-households"
ABOUT = {
    "name_th": "ข้อมูลสมมติ: ครัวเรือนที่สร้างขึ้นเพื่อสาธิต ไม่ใช่ข้อมูลจริง",
    "name_en": "Synthetic: households made up for demonstration, not real data",
    **SYNTHETIC,
}
YEAR = 2024
SEED = 2567
# How far the mean log incomes of a level's regions lie apart, and households' within a tambon.
SPREAD = {1: 0.25, 2: 0.15, 3: 0.12, 4: 0.12}
WITHIN = 0.75
TYPICAL = 17_000
COARSE = 0.0005
RICH = 0.002


@transaction.atomic
def load_demo(size: int, *, seed: int = SEED) -> IncomeSurvey:
    """Store about `size` synthetic households, exactly so many, in place of any that are there."""
    store.remove(SOURCE)
    source, _made = DataSource.objects.get_or_create(slug=SOURCE, defaults=ABOUT)
    survey = IncomeSurvey.objects.create(source=source, year=YEAR, version=1)
    file = HouseholdFile.objects.create(
        source=source, name=f"{size} households, seed {seed}", digest=_digest(size, seed)
    )
    store.add(survey, file.pk, households(Tree.of_today(), size, seed), survey.version)
    return survey


def is_computed(size: int, *, seed: int = SEED) -> bool:
    """Whether so many are there, and their figures."""
    there = HouseholdFile.objects.filter(source__slug=SOURCE, digest=_digest(size, seed))
    return there.exists() and InequalityRun.objects.filter(survey__source__slug=SOURCE).exists()


def _digest(size: int, seed: int) -> str:
    return f"synthetic {size} {seed}"


def households(tree: Tree, size: int, seed: int = SEED) -> store.Rows:
    """`size` households: few in some tambons, one very rich in some, some known no finer than
    their province; the same for the same seed and regions."""
    chance = np.random.default_rng(seed)
    deepest = int(tree.level.max())
    tambons = tree.at(deepest)
    level = np.zeros(len(tree))
    for above in range(1, deepest + 1):
        here = tree.at(above)
        level[here] = level[tree.parent[here]] + chance.normal(0, SPREAD[above], len(here))
    share = np.exp(chance.normal(0, 0.6, len(tambons)))
    place = chance.choice(tambons, size, p=share / share.sum())
    members = 1 + chance.poisson(1.9, size)
    spread = WITHIN * np.exp(chance.normal(0, 0.25, len(tree)))[place]
    income = TYPICAL * np.exp(level[place] + chance.normal(0, spread)) * members**0.6
    rich = chance.choice(tambons, max(1, int(len(tambons) * RICH)), replace=False)
    first = np.unique(place, return_index=True)
    there = np.isin(first[0], rich)
    income[first[1][there]] = 3_000_000
    coarse = chance.random(size) < COARSE
    region = np.where(coarse, tree.ancestors(min(2, deepest))[place], place)
    weight = np.round(4_500 * np.exp(chance.normal(0, 0.35, size))).astype(np.int64) + 1
    return store.Rows(tree.ids[region], members, np.round(income).astype(np.int64), weight)


def replaced(rows: store.Rows, chosen: Ints, seed: int) -> store.Rows:
    """The chosen households as another edition might have them."""
    chance = np.random.default_rng(seed)
    income = rows.income[chosen] * chance.uniform(0.8, 1.3, len(chosen))
    return store.Rows(
        rows.region[chosen],
        rows.members[chosen],
        np.round(income).astype(np.int64),
        rows.weight[chosen],
    )
