"""Need against presence, every region of a level in one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from actors.filters import SLUG_SCHEMA, slug_of
from actors.models import Issue, TargetGroup
from records.api.about_tables import Note
from records.api.caching import state_of_database
from records.api.errors import Fault, Refused
from records.api.formats import CSV, JSON, TABLES, XLSX
from records.api.parameters import (
    YEAR_SCHEMA,
    Parameter,
    Unusable,
    one_of,
    read_all,
    read_year,
    whole_number,
)
from records.api.shapes import COUNT, NUMBER, OR_NULL, STRING, closed
from records.api.tables import table
from records.api.views import Endpoint
from records.thai import BUDDHIST_ERA
from regions.choropleth.description import TEXT, WORKBOOK
from regions.filters import CODE_SCHEMA, read_indicator, read_region
from regions.models import Indicator, Level, Region
from regions.models.indicator import Direction
from tisep.explore.gaps.ranking import Gap, Question, Standing, gaps, newest_year
from tisep.explore.models import COUNTRY

LEVELS = (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)
read_level, level_schema = one_of([level.value for level in LEVELS])
read_weight, weight_schema = whole_number(0, 100)
FORMULA = "gap = w * need + (1 - w) * (1 - presence)"


def read_need(text: str) -> Indicator:
    """An indicator that says which way need lies."""
    indicator = read_indicator(text)
    if indicator.direction == Direction.NEUTRAL:
        raise Unusable(
            _("“%(slug)s” does not say whether more of it is worse.") % {"slug": text},
            _("Choose an indicator with a direction; /api/indicators says which have one."),
        )
    return indicator


class GapSerializer(serializers.Serializer):
    """One region; need, presence and gap from 0 to 1, null where there is no data."""

    code = serializers.CharField(source="region.code")
    name_th = serializers.CharField(source="region.name_th")
    name_en = serializers.CharField(source="region.name_en")
    standing = serializers.CharField()
    gap = serializers.FloatField()
    need = serializers.FloatField()
    value = serializers.FloatField(source="measured.value", default=None)
    value_of = serializers.CharField(source="measured.of", default=None)
    presence = serializers.FloatField(source="present")
    actors = serializers.IntegerField(source="presence.actors")
    projects = serializers.IntegerField(source="presence.projects")
    resources = serializers.IntegerField(source="presence.resources")
    inhabitants = serializers.IntegerField()
    per_100000 = serializers.FloatField(source="density")


ROW = closed(
    {
        **dict.fromkeys(("code", "name_th", "name_en"), STRING),
        "standing": {"type": "string", "enum": Standing.values},
        **dict.fromkeys(("gap", "need", "value"), OR_NULL["number"]),
        "value_of": {
            **OR_NULL["string"],
            "description": "The code of the region it was measured for: this one or its holder.",
        },
        "presence": NUMBER,
        **dict.fromkeys(("actors", "projects", "resources"), COUNT),
        "inhabitants": OR_NULL["integer"],
        "per_100000": OR_NULL["number"],
    }
)
ANSWER = closed(
    {
        "indicator": STRING,
        "year": {"type": "integer"},
        "level": level_schema,
        "within": STRING,
        "need_weight": weight_schema,
        "formula": {"type": "string", "const": FORMULA},
        "per_inhabitant": {"type": "boolean"},
        "everywhere": {**COUNT, "description": "Records that serve the whole country."},
        "counts": closed(dict.fromkeys(Standing.values, COUNT)),
        "regions": {"type": "array", "items": ROW},
    }
)


class GapList(Endpoint):
    """Where need is high and few are: the widest gap first."""

    operation_id, tag = "getGaps", "gaps"
    summary = "Need against presence, by region"
    parameters: ClassVar[Sequence[Parameter]] = (
        Parameter(
            "indicator", "What need is ranked by: the slug of an indicator.", None, read_need,
            required=True, example="poverty",
        ),
        Parameter(
            "issue", "Presence of records about the issue with this slug.", None,
            slug_of(Issue, "/api/issues"), schema=SLUG_SCHEMA,
        ),
        Parameter(
            "target_group", "Presence of records for the target group with this slug.", None,
            slug_of(TargetGroup, "/api/target-groups"), schema=SLUG_SCHEMA,
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
            "year", "The year C.E. of the indicator; the latest where none is given.", None,
            read_year, schema=YEAR_SCHEMA,
        ),
        Parameter(
            "need_weight", "How much need weighs, in per cent; presence weighs the rest.", None,
            read_weight, default=50, schema=weight_schema,
        ),
    )  # fmt: skip

    def get_renderers(self) -> list[BaseRenderer]:
        return [JSON(), CSV(), XLSX()]

    def get(self, request: Request, **_options: Any) -> HttpResponseBase:
        asked = question(read_all(request, self.parameters))
        found = gaps(asked)
        if request.accepted_renderer.format in TABLES:
            name = f"gaps-{asked.indicator.slug}-{asked.level}"
            answer = table(request, GapSerializer(), found.rows, name, notes(asked))
            answer.headers["ETag"] = state_of_database(
                request.get_full_path(), request.accepted_renderer.format
            )
            return answer
        return Response(
            {
                "indicator": asked.indicator.slug,
                "year": asked.year,
                "level": asked.level,
                "within": asked.within.code,
                "need_weight": asked.need_weight,
                "formula": FORMULA,
                "per_inhabitant": found.per_inhabitant,
                "everywhere": found.everywhere,
                "counts": found.counted(),
                "regions": rows_of(found.rows),
            }
        )

    def answers(self) -> dict[str, Any]:
        return {
            JSON.media_type: {"schema": ANSWER},
            CSV.media_type: {"schema": TEXT},
            XLSX.media_type: {"schema": WORKBOOK},
        }


def notes(asked: Question) -> list[Note]:
    """What a table of gaps is ranked by, and how."""
    indicator, year = asked.indicator, asked.year
    return [
        (
            "need",
            f"{indicator.name_th} พ.ศ. {year + BUDDHIST_ERA}",
            f"{indicator.name_en or indicator.name_th} {year}",
        ),
        ("formula", FORMULA, f"{FORMULA}; w = {asked.need_weight} / 100"),
    ]


def rows_of(rows: Sequence[Gap]) -> Any:
    return GapSerializer(rows, many=True).data


def question(wanted: dict[str, Any]) -> Question:
    """Raises Refused where no indicator is named, or it has nothing for the year."""
    indicator = wanted.get("indicator")
    if indicator is None:
        raise Refused(
            Fault("indicator", _("It is not said what need is ranked by."), _("Give a slug."))
        )
    year = wanted.get("year") or newest_year(indicator)
    if year is None:
        raise Refused(
            Fault("indicator", _("The indicator has no value for a region of the country."))
        )
    given = {
        name: wanted[name] for name in ("issue", "target_group", "need_weight") if name in wanted
    }
    level = wanted.get("level", Level.PROVINCE.value)
    within = wanted.get("within") or Region.objects.without_boundary().get(code=COUNTRY)
    return Question(indicator, year, level, within, **given)
