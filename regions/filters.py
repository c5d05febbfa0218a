"""Which regions, values and statistics a list holds."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from records.api.parameters import YEAR_SCHEMA, Parameter, Unusable, one_of, read_year
from regions.models import Indicator, Level, Region
from regions.names import bare
from regions.querysets import in_the_tree

CURRENT = {"true": Q(valid_to__isnull=True), "false": Q(valid_to__isnull=False), "all": Q()}

read_level, level_schema = one_of(Level.values)
read_current, current_schema = one_of(CURRENT)
CODE_SCHEMA = {"type": "string", "pattern": "^(TH(-[A-Z0-9-]+)?|[0-9]{2}|[0-9]{4}|[0-9]{6})$"}


def read_region(text: str) -> Region:
    region = Region.objects.without_boundary().filter(code=text).first()
    if region is None:
        raise Unusable(
            _("No region has the code “%(code)s”.") % {"code": text},
            _("Provinces have 2 digits, districts 4, tambons 6; /api/regions lists them."),
        )
    return region


def read_indicator(text: str) -> Indicator:
    indicator = Indicator.objects.filter(slug=text).first()
    if indicator is None:
        raise Unusable(
            _("There is no indicator “%(slug)s”.") % {"slug": text},
            _("Look them up under /api/indicators."),
        )
    return indicator


def is_called(rows: QuerySet, text: str) -> QuerySet:
    """Rows with the text in a name; a word for the level before or after it is let go."""
    name = bare(text)
    return rows.filter(
        Q(name_th__icontains=name) | Q(name_en__icontains=name) | Q(aliases__contains=[name])
    )


def is_within(rows: QuerySet, regions: Sequence[Region], path: str = "path") -> QuerySet:
    """Rows of these regions and of everything in them; in a group are its provinces."""
    codes = {region.code for region in (*regions, *in_the_tree(regions))}
    return rows.filter(**{f"{path}__overlap": sorted(codes)})


def a_level(narrow: str = "level") -> Parameter:
    return Parameter(
        "level",
        "The level of the regions.",
        lambda rows, levels: rows.filter(**{f"{narrow}__in": levels}),
        read_level,
        many=True,
        example="province",
        schema=level_schema,
    )


REGION_PARAMETERS = (
    a_level(),
    Parameter(
        "parent",
        "The code of the region that directly holds them.",
        lambda rows, regions: rows.filter(parent__in=regions),
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "within",
        "The code of a region: itself and everything in it.",
        is_within,
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
    Parameter(
        "code",
        "The regions of these codes.",
        lambda rows, regions: rows.filter(pk__in=[region.pk for region in regions]),
        read_region,
        many=True,
        schema=CODE_SCHEMA,
    ),
    Parameter("q", "Part of a name in Thai or English, or another name whole.", is_called),
    Parameter(
        "current",
        "`true`: regions that exist today; `false`: abolished ones; `all`: both.",
        lambda rows, current: rows.filter(CURRENT[current]),
        read_current,
        default="true",
        schema=current_schema,
    ),
)


FIGURE_PARAMETERS = (
    a_level("region__level"),
    Parameter(
        "region",
        "A region's code: the rows about it and about everything in it (`level` says which).",
        lambda rows, regions: is_within(rows, regions, "region__path"),
        read_region,
        many=True,
        example="95",
        schema=CODE_SCHEMA,
    ),
)
INDICATOR_PARAMETER = Parameter(
    "indicator",
    "The indicator's slug.",
    lambda rows, indicators: rows.filter(indicator__in=indicators),
    read_indicator,
    many=True,
)
VALUE_PARAMETERS = (
    INDICATOR_PARAMETER,
    *FIGURE_PARAMETERS,
    Parameter(
        "year",
        "The year C.E.; a year of the Buddhist era is refused with the one that is meant.",
        lambda rows, years: rows.filter(year__in=years),
        read_year,
        many=True,
        example=2024,
        schema=YEAR_SCHEMA,
    ),
)
