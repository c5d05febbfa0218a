"""Classes for shading a map: where one colour ends and the next begins."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence

import jenkspy
import numpy as np

METHODS = ("quantile", "equal", "natural", "fixed", "published")
FEWEST, MOST = 2, 7
# Jenks' breaks take time with the square of the values: more are represented by their quantiles.
MOST_FOR_JENKS = 1000


def class_bounds(
    values: Sequence[float], method: str, classes: int, fixed: Sequence[float] = ()
) -> list[float]:
    """The upper bound of each class, ascending; a value belongs to the first that reaches it.

    Equal bounds fall together, so that there may be fewer classes than asked for; with no values
    there are none. `fixed` bounds are extended by the largest value when they do not reach it;
    those that are `published` with the figure are classes whether or not a value is in them.
    """
    if not values:
        return []
    largest = max(values)
    if method == "published":
        return [*fixed[:-1], max(fixed[-1], largest)]
    if classes == 1:
        return [largest]
    if method == "fixed":
        inner = sorted({bound for bound in fixed if bound < largest})
        return [*inner, largest]
    different = sorted(set(values))
    if len(different) <= classes:
        return different
    if method == "equal":
        bounds = np.linspace(different[0], largest, classes + 1)[1:]
    elif method == "natural":
        bounds = jenkspy.jenks_breaks(_represented(values), n_classes=classes)[1:]
    else:
        bounds = np.quantile(values, np.arange(1, classes + 1) / classes, method="inverted_cdf")
    # The last is the largest value itself, not what arithmetic made of it.
    return sorted({*(float(bound) for bound in bounds[:-1] if bound < largest), largest})


def bounds_around(
    values: Sequence[float],
    reference: float,
    method: str,
    classes: int,
    fixed: Sequence[float] = (),
) -> list[float]:
    """The upper bound of each class, ascending, where classes mirror each other at a reference.

    Half of the classes (rounded down) lie below it and as many above it, so that those equally far
    from it are equally wide; what equals it has a class of its own between them, where there is
    such a value. `fixed` bounds mirror nothing: they are parted at the reference.
    """
    away = [abs(value - reference) for value in values if value != reference]
    if not away:
        return [reference] if values else []
    is_met = len(away) < len(values)
    middle = [just_below(reference), reference] if is_met else [reference]
    if method == "fixed":
        return class_bounds(values, method, classes, [*fixed, *middle])
    steps = class_bounds(away, method, classes // 2)
    below = [reference - step for step in reversed(steps[:-1])]
    above = [reference + step for step in steps]
    # Arithmetic must not leave the largest value out.
    return [*below, *middle, *above[:-1], max(above[-1], *values)]


def just_below(reference: float) -> float:
    """The upper bound of what is less than the reference and does not equal it."""
    return math.nextafter(reference, -math.inf)


def class_of(value: float, bounds: Sequence[float]) -> int:
    """The number of the class, from 0, that a value falls in."""
    return bisect_left(bounds, value)


def _represented(values: Sequence[float]) -> list[float]:
    if len(values) <= MOST_FOR_JENKS:
        return list(values)
    return [float(value) for value in np.quantile(values, np.linspace(0, 1, MOST_FOR_JENKS))]
