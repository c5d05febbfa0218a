"""From households to published figures: whole, a little at a time, and never half."""

from __future__ import annotations

import numpy as np
import pytest

from records.models import DataSource
from regions.inequality import computing, publishing, store
from regions.inequality.computing import compute, compute_waiting
from regions.inequality.suppression import FEWEST
from regions.models import (
    Household,
    HouseholdFile,
    IncomeSurvey,
    InequalityEstimate,
    InequalityRun,
    Region,
)

SIZES = {"950101": 60, "950102": 45, "950201": 12, "950202": 50, "940101": 80, "95": 2}


@pytest.fixture
def source(db):
    return DataSource.objects.create(slug="made-up", name_th="สมมติ", is_synthetic=True)


@pytest.fixture
def add(country, source):
    """Stores households by region code and has them wait: `add({"950101": 40}, seed=2)`."""

    def add(sizes: dict[str, int], seed: int = 1, year: int = 2024) -> IncomeSurvey:
        chance = np.random.default_rng(seed)
        codes = [code for code, size in sizes.items() for _ in range(size)]
        survey, _made = IncomeSurvey.objects.get_or_create(source=source, year=year)
        file, _made = HouseholdFile.objects.get_or_create(source=source, name=f"{year}-{seed}",
                                                          digest=f"{year}-{seed}")  # fmt: skip
        survey.version += 1
        survey.save()
        count = len(codes)
        rows = store.Rows(
            np.array([country[code].pk for code in codes]),
            chance.integers(1, 6, count),
            np.exp(chance.normal(9.5, 0.7, count)).astype(np.int64),
            chance.integers(50, 900, count),
        )
        store.add(survey, file.pk, rows, survey.version)
        return survey

    return add


def told(measure: str = "mean") -> dict[str, float | None]:
    rows = InequalityEstimate.objects.current().filter(measure=measure)
    return dict(rows.values_list("region__code", "value"))


def everything(survey) -> set[tuple]:
    rows = InequalityEstimate.objects.current().filter(survey=survey)
    return set(rows.values_list("region__code", "measure", "value", "low", "high", "n"))


def test_publishes_what_is_safe_and_says_what_is_suppressed(add):
    survey = add(SIZES)
    run = compute(survey)
    means = told()
    assert set(means) == {"TH", "TH-S", "95", "94", "9501", "9502", "9401", *SIZES}
    # The two of province 95 alone would follow from it less its districts: the smaller one goes.
    assert {code for code, mean in means.items() if mean is None} == {"9502", "950201", "950202"}
    hidden = InequalityEstimate.objects.filter(suppressed=True)
    assert set(hidden.values_list("value", "low", "high", "n")) == {(None, None, None, None)}
    assert (run.version, run.poverty_line, run.regions) == (1, 3078, 12)


def test_n_counts_households_and_the_mean_is_weighted_by_persons(add):
    compute(add(SIZES))
    one = InequalityEstimate.objects.get(region__code="950101", measure="mean")
    rows = Household.objects.filter(region__code="950101").values_list(
        "members", "income", "weight"
    )
    members, income, weight = np.array(list(rows), float).T
    assert one.value == round((weight * income).sum() / (weight * members).sum())
    assert one.n == 60
    assert one.low < one.value < one.high


def test_a_year_without_a_poverty_line_has_no_headcount_and_it_is_not_zero(add):
    compute(add(SIZES, year=2022))
    assert told("poverty_headcount") == {}
    assert told("gini")["TH"] > 0


def test_computing_again_changes_nothing(add):
    survey = add(SIZES)
    compute(survey)
    before = everything(survey)
    assert compute(survey) is None
    compute(survey, everything=True)
    assert everything(survey) == before
    assert not InequalityEstimate.objects.filter(until__isnull=False).exists()


@pytest.mark.parametrize("remembered", [True, False])
def test_a_small_change_gives_what_computing_all_would(
    add, remembered, django_capture_on_commit_callbacks
):
    survey = add(SIZES)
    with django_capture_on_commit_callbacks(execute=remembered):
        compute(survey)
    add({"950101": 40}, seed=2)
    leaving = Household.objects.filter(survey=survey, region__code="940101")[:35]
    Household.objects.filter(pk__in=leaving.values("pk")).update(left=2)
    run = compute(survey)
    changed = {"950101", "9501", "95", "940101", "9401", "94", "TH-S", "TH"}
    assert run.regions == len(changed)
    after = everything(survey)
    computing.forget()
    compute(survey, everything=True)
    assert everything(survey) == after
    assert Household.objects.filter(survey=survey).count() == sum(SIZES.values()) + 40 - 35


def test_a_change_of_few_waits_and_earlier_figures_stay(add):
    survey = add(SIZES)
    compute(survey)
    before = everything(survey)
    add({"940101": FEWEST - 1}, seed=3)
    compute(survey)
    assert everything(survey) == before
    add({"940101": 1}, seed=4)
    compute(survey)
    assert InequalityEstimate.objects.current().get(
        region__code="940101", measure="mean"
    ).n == 80 + FEWEST  # fmt: skip


def test_superseded_figures_are_kept_as_they_were_published(add):
    survey = add(SIZES)
    compute(survey)
    before = told()["TH"]
    add({"940101": 50}, seed=5)
    run = compute(survey)
    old = InequalityEstimate.objects.get(
        region__code="TH", measure="mean", until=run, since__lt=run
    )
    assert old.value == before != told()["TH"]


def test_what_fails_half_way_leaves_everything_as_it_was(add, monkeypatch):
    survey = add(SIZES)
    compute(survey)
    before = everything(survey)
    add({"940101": 50}, seed=6)

    def fails(*_args):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_let_count", fails)
    with pytest.raises(KeyboardInterrupt):
        compute(survey)
    monkeypatch.undo()
    assert everything(survey) == before
    assert InequalityRun.objects.count() == 1
    assert compute(survey) is not None


def test_all_surveys_that_changed_are_computed_and_no_others(add):
    add(SIZES)
    add(SIZES, year=2023)
    assert compute_waiting() == 2
    assert compute_waiting() == 0
    add({"950101": 30}, seed=2)
    assert compute_waiting() == 1


def test_a_source_leaves_with_all_that_came_of_it(add, source):
    compute(add(SIZES))
    assert store.remove(source.slug) == sum(SIZES.values())
    for model in (Household, HouseholdFile, IncomeSurvey, InequalityEstimate, InequalityRun):
        assert not model.objects.exists()


def test_households_of_an_abolished_region_go_to_its_successor_when_they_are_enough(add, country):
    sizes = {"950101": 60, "950102": 12, "950201": 40, "950202": 50, "940101": 80}
    compute(add(sizes))
    old = told()
    for code, heir in (("950201", "950202"), ("950102", "950101")):
        Region.objects.filter(code=code).update(valid_to="2026-01-01")
        country[code].successors.add(country[heir])
    computing.forget()
    assert compute_waiting() == 1
    means = InequalityEstimate.objects.current().filter(measure="mean")
    counts = dict(means.values_list("region__code", "n"))
    assert counts["950202"] == 50 + 40
    assert "950201" not in counts
    # Twelve are too few to move: they count in the district as before, and wait.
    assert Household.objects.filter(region__code="950102", left__gt=0).count() == 12
    assert (counts["9501"], told()["TH"]) == (60 + 12, old["TH"])
    survey = IncomeSurvey.objects.get()
    after = everything(survey)
    assert compute_waiting() == 0
    computing.forget()
    compute(survey, everything=True)
    assert everything(survey) == after
    add({"950101": 30}, seed=3)
    compute_waiting()
    assert told()["TH"] != old["TH"]
    assert Household.objects.count() == sum(sizes.values()) + 30


def test_households_of_a_region_without_one_successor_count_in_what_held_it(add, country):
    survey = add(SIZES)
    compute(survey)
    before = told()
    Region.objects.filter(code="950101").update(valid_to="2026-01-01")
    computing.forget()
    compute(survey, everything=True)
    assert told() == {code: mean for code, mean in before.items() if code != "950101"}
