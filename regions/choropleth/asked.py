"""What may be asked of a choropleth: each parameter by itself, and what goes together."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.request import Request

from records.api.errors import Fault, Refused
from records.api.parameters import (
    YEAR_SCHEMA,
    Parameter,
    Unusable,
    one_of,
    read_all,
    read_year,
    whole_number,
)
from regions.choropleth.change import ABSOLUTE, CHANGES, PERCENT, has_a_zero
from regions.choropleth.classes import FEWEST, METHODS, MOST
from regions.choropleth.counts import COUNTS
from regions.choropleth.figures import (
    Figure,
    counted_figure,
    indicator_figure,
    inequality_figure,
)
from regions.choropleth.references import AROUND_SCHEMA, LARGEST, WITHIN, read_around
from regions.filters import CODE_SCHEMA, level_schema, read_indicator, read_level, read_region
from regions.inequality.api import measure_schema, read_measure

KINDS = ("indicator", "count", "inequality")
read_method, method_schema = one_of(METHODS)
read_count, count_schema = one_of(COUNTS)
read_change, change_schema = one_of(CHANGES)
read_classes, classes_schema = whole_number(FEWEST, MOST)


def read_bounds(text: str) -> list[float]:
    try:
        bounds = [float(part) for part in text.split(",")]
    except ValueError:
        bounds = []
    # A comparison with nan is never true.
    if not (1 <= len(bounds) < MOST and all(abs(bound) < LARGEST for bound in bounds)):
        raise Unusable(
            _("“%(text)s” is no list of class bounds.") % {"text": text},
            _("One to six numbers with commas between: 10,20,50."),
        )
    return bounds


PARAMETERS = (
    Parameter(
        "indicator", "The indicator's slug; this, `count` or `inequality`.", None,
        read_indicator,
    ),
    Parameter(
        "count", "A count of TISEP's own; this, `indicator` or `inequality`.", None, read_count,
        example="actors", schema=count_schema,
    ),
    Parameter(
        "inequality", "A measure of inequality; this, `indicator` or `count`.", None,
        read_measure, schema=measure_schema,
    ),
    Parameter(
        "level", "The level of the regions.", None, read_level,
        default="province", schema=level_schema,
    ),
    Parameter(
        "within", "Only regions in the one with this code.", None, read_region,
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "year", "The year C.E.; the latest that has values where none is given.", None,
        read_year, schema=YEAR_SCHEMA,
    ),
    Parameter(
        "since", "An earlier year C.E.: the values are what has changed from it to `year`.", None,
        read_year, schema=YEAR_SCHEMA,
    ),
    Parameter(
        "change", "With `since`: the difference, or the difference in per cent of the earlier "
        "value, which a figure without a true zero (an index) does not have.", None,
        read_change, default=ABSOLUTE, schema=change_schema,
    ),
    Parameter(
        "around", "What the classes mirror each other at: the value of the `country`, that of the "
        "region `within`, the `median` of the regions, or a number. Half of the classes, rounded "
        "down, lie on each side, and what equals it has one of its own. A change always has 0.",
        None, read_around, schema=AROUND_SCHEMA,
    ),
    Parameter(
        "method", "How the classes are made; around something, by the distance from it, but for "
        "fixed ones, which are parted there. Where none is given and nothing is said of the "
        "classes: as `published` by the figure's source, if it publishes any.", None,
        read_method, default="quantile", schema=method_schema,
    ),
    Parameter(
        "classes", "How many classes.", None, read_classes,
        default=5, schema=classes_schema,
    ),
    Parameter(
        "bounds", "Upper bounds of the classes for `method=fixed`.", None, read_bounds,
        schema={"type": "string", "pattern": r"^-?[0-9.]+(,-?[0-9.]+){0,5}$"},
    ),
)  # fmt: skip


def asked(request: Request) -> tuple[Figure, dict[str, Any]]:
    """The figure that is meant, and the value of every parameter, None where there is none.

    `year` is then the one that is shown. Raises Refused for what does not go together.
    """
    given = read_all(request, PARAMETERS)
    wanted = {one.name: one.default for one in PARAMETERS} | given
    if sum(bool(wanted[kind]) for kind in KINDS) != 1:
        mend = _("Give one of `indicator`, `count` and `inequality`.")
        raise Refused(Fault("indicator", _("One figure is meant."), mend))
    _check_classes(wanted)
    figure = _figure(wanted)
    _choose_method(figure, wanted, given)
    if wanted["year"] is None and figure.years:
        wanted["year"] = figure.years[-1]
    _check_change(figure, wanted)
    return figure, wanted


def _figure(wanted: dict[str, Any]) -> Figure:
    if wanted["indicator"]:
        return indicator_figure(wanted["indicator"], wanted["level"])
    if wanted["inequality"]:
        return inequality_figure(wanted["inequality"], wanted["level"])
    return counted_figure(wanted["count"])


def _choose_method(figure: Figure, wanted: dict[str, Any], given: dict[str, Any]) -> None:
    """As published where nothing else is asked for. Raises Refused where nothing is."""
    if wanted["method"] == "published" and figure.classes is None:
        mend = _("Leave method=published out.")
        raise Refused(Fault("method", _("The source of this figure publishes no classes."), mend))
    if figure.classes and not {"method", "classes", "around", "since"} & given.keys():
        wanted["method"] = "published"


def _check_classes(wanted: dict[str, Any]) -> None:
    is_fixed = wanted["method"] == "fixed"
    if is_fixed != bool(wanted["bounds"]):
        raise Refused(
            Fault("bounds", _("Bounds and method=fixed go together."), _("Give both or neither."))
        )
    if wanted["method"] == "published" and (wanted["around"] is not None or wanted["since"]):
        field = "since" if wanted["since"] else "around"
        mend = _("Leave method=published out.")
        raise Refused(Fault(field, _("Published classes are of the values themselves."), mend))
    if wanted["around"] == WITHIN and wanted["within"] is None:
        mend = _("Give `within`, or around=country.")
        raise Refused(Fault("around", _("No region is named to hold values against."), mend))


def _check_change(figure: Figure, wanted: dict[str, Any]) -> None:
    since, year = wanted["since"], wanted["year"]
    if since is None:
        if wanted["change"] != ABSOLUTE:
            mend = _("Give an earlier year in `since`.")
            raise Refused(Fault("change", _("It is not said since when."), mend))
        return
    if wanted["around"] is not None:
        mend = _("Leave `around` out.")
        raise Refused(Fault("around", _("A change is held against no change."), mend))
    if year is None or since >= year:
        mend = _("Choose from: %(years)s.") % {"years": ", ".join(map(str, figure.years)) or "–"}
        raise Refused(Fault("since", _("It is no year before the one that is shown."), mend))
    if wanted["change"] == PERCENT and not has_a_zero(
        figure.about["unit_en"], figure.about["unit_th"]
    ):
        mend = _("Ask for change=absolute.")
        raise Refused(Fault("change", _("This figure has no true zero to count from."), mend))
