"""Inequality figures for everybody to read: what is published, and where it is suppressed."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from rest_framework import serializers

from records.api.examples import SOURCE
from records.api.parameters import YEAR_SCHEMA, Parameter, Unusable, one_of, read_year
from records.api.serializers import SourceSerializer
from records.api.views import Collection
from records.models import DataSource
from regions.examples import YALA
from regions.filters import FIGURE_PARAMETERS
from regions.inequality.measures import MEASURES
from regions.models import InequalityEstimate
from regions.serializers import RegionNameSerializer

read_measure, measure_schema = one_of(MEASURES)
EXAMPLE: dict[str, Any] = {
    "region": YALA,
    "year": 2024,
    "measure": "gini",
    "value": 0.431207,
    "low": 0.412,
    "high": 0.450414,
    "n": 812,
    "suppressed": False,
    "status": "computed_here",
    "poverty_line": 3078,
    "computed_at": "2026-02-01T09:30:00+07:00",
    "source": SOURCE,
}


def read_source(text: str) -> DataSource:
    source = DataSource.objects.filter(slug=text).first()
    if source is None:
        raise Unusable(_("There is no data source “%(slug)s”.") % {"slug": text})
    return source


class InequalitySerializer(serializers.ModelSerializer):
    """One figure with its 95 % interval and number of households.

    Where it is suppressed all of these are null: the households are too few, one of them has over
    half of the income, or another region's figure would follow from this one.
    """

    region = RegionNameSerializer()
    year = serializers.IntegerField()
    measure = serializers.ChoiceField(list(MEASURES))
    status = serializers.SerializerMethodField()
    poverty_line = serializers.FloatField(allow_null=True)
    computed_at = serializers.DateTimeField()
    source = SourceSerializer()  # type: ignore[assignment]

    class Meta:
        model = InequalityEstimate
        fields = [
            "region",
            "year",
            "measure",
            "value",
            "low",
            "high",
            "n",
            "suppressed",
            "status",
            "poverty_line",
            "computed_at",
            "source",
        ]

    def get_status(self, _figure: InequalityEstimate) -> str:
        """How it came about: computed by TISEP from households' incomes."""
        return "computed_here"

    def to_representation(self, instance: Any) -> dict[str, Any]:
        instance.source = instance.survey.source
        return super().to_representation(instance)


class Inequality(Collection):
    """Inequality and poverty by region and year, computed from households' incomes.

    A region without a row has no data; one that is suppressed has a row without a value.
    """

    singular, plural = "inequality figure", "inequality"
    order = ("region_code", "year", "measure", "source_slug")
    example = EXAMPLE
    serializer_class = InequalitySerializer
    parameters = (
        *FIGURE_PARAMETERS,
        Parameter(
            "measure",
            "What is measured.",
            lambda rows, measures: rows.filter(measure__in=measures),
            read_measure,
            many=True,
            example="gini",
            schema=measure_schema,
        ),
        Parameter(
            "year",
            "The year C.E.; a year of the Buddhist era is refused with the one that is meant.",
            lambda rows, years: rows.filter(survey__year__in=years),
            read_year,
            many=True,
            example=2024,
            schema=YEAR_SCHEMA,
        ),
        Parameter(
            "source",
            "The slug of the source of the households; `source.is_synthetic` tells made-up ones.",
            lambda rows, sources: rows.filter(survey__source__in=sources),
            read_source,
            many=True,
        ),
    )
    queryset = (
        InequalityEstimate.objects.current()
        .select_related("survey__source", "region")
        .defer("region__boundary", "region__point")
        .annotate(
            region_code=F("region__code"),
            year=F("survey__year"),
            source_slug=F("survey__source__slug"),
            poverty_line=F("since__poverty_line"),
            computed_at=F("since__computed_at"),
        )
    )
