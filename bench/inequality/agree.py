"""The figures that tests/regions/inequality/test_estimates.py names, computed by libraries anew.

Run it where these are installed, apart from TISEP's own packages, and compare:
    uv run --no-project --with inequality==1.1.2 --with samplics==0.6.1 bench/inequality/agree.py
"""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
from inequality.gini import Gini
from inequality.theil import TheilD
from samplics.estimation import TaylorEstimator
from samplics.utils.types import PopParam

TEST = Path(__file__).parents[2] / "tests" / "regions" / "inequality" / "test_estimates.py"
LINE = 3043


def case() -> np.ndarray:
    """The test's households: region, members, income, weight."""
    for statement in ast.parse(TEST.read_text()).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", "") == "CASE":
            return np.array(ast.literal_eval(statement.value))
    raise SystemExit(f"{TEST} has no CASE")


def main() -> None:
    region, members, income, weight = case().T
    persons = weight * members
    everybody = np.repeat(income / members, persons)
    print("gini", float(Gini(everybody).g))
    split = TheilD(everybody.copy(), np.repeat(region, persons))
    print("theil", float(split.T), "between", float(split.bg[0]), "within", float(split.wg[0]))
    x = income / members
    median = np.quantile(x, 0.5, weights=persons, method="inverted_cdf")
    print("median", float(median))
    for name, values in (
        ("mean", x),
        ("poverty_headcount", (x < LINE).astype(float)),
        ("poverty_gap", np.maximum(1 - x / LINE, 0)),
    ):
        one = TaylorEstimator(param=PopParam.mean)
        one.estimate(y=values, samp_weight=persons.astype(float), psu=np.arange(len(x)))
        print(name, float(one.point_est), "standard error", float(one.stderror))


if __name__ == "__main__":
    main()
