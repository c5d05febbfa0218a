"""What somebody asks about need and presence, as a form in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from records.templatetags.thai import be_year
from regions.models import Indicator, Level, Region
from regions.models.indicator import Direction
from regions.situation import is_rate
from tisep.explore.gaps.need import years_of
from tisep.explore.gaps.ranking import Question
from tisep.explore.models import COUNTRY
from tisep.pages.choices import Named, Themed
from tisep.pages.places import in_reading_order

LEVELS = {level.value: level.label for level in (Level.PROVINCE, Level.DISTRICT, Level.TAMBON)}
DEFAULTS = {"level": Level.PROVINCE.value, "need_weight": "50"}
# 7,436 rows tell nobody anything, and no phone draws them.
NEEDS_A_PROVINCE = _("Choose a province to see its tambons.")


class GapForm(Themed):
    """Fields that are left out have the defaults; `asked` is the question they make."""

    field_order = ("target_group", "issue", "indicator", "year", "level", "within", "need_weight")

    indicator = Named(
        Indicator.objects.none(),
        to_field_name="slug",
        empty_label=None,
        label=_("What need is ranked by"),
    )
    year = forms.TypedChoiceField(coerce=int, empty_value=None, required=False, label=_("Year"))
    level = forms.ChoiceField(label=_("Level"))
    within = Named(
        Region.objects.none(),
        to_field_name="code",
        required=False,
        label=_("Within"),
        empty_label=_("the whole country"),
    )
    need_weight = forms.IntegerField(
        min_value=0, max_value=100, label=_("How much need weighs, in per cent")
    )

    def __init__(self, given: Mapping[str, str], offered: list[Indicator]) -> None:
        """`offered`: the indicators that can rank need; the first is the default."""
        first = {"indicator": offered[0].slug} if offered else {}
        super().__init__({**DEFAULTS, **first, **{k: v for k, v in given.items() if v}})
        chosen = next((one for one in offered if one.slug == self.data.get("indicator")), None)
        self.years = years_of(chosen) if chosen else []
        self._offer(offered)

    def _offer(self, offered: list[Indicator]) -> None:
        fields: dict[str, Any] = self.fields
        reading = in_reading_order()
        pks = [one.pk for one in offered]
        fields["indicator"].queryset = Indicator.objects.filter(pk__in=pks).order_by(*reading)
        provinces = Region.objects.current().at_level(Level.PROVINCE).without_boundary()
        fields["within"].queryset = provinces.order_by(*reading)
        fields["level"].choices = list(LEVELS.items())
        # Another indicator may not have the year that was chosen: its newest is shown.
        fields["year"].choices = [(year, be_year(year)) for year in reversed(self.years)]
        if self.data.get("year") not in [str(year) for year in self.years]:
            self.data = {key: value for key, value in self.data.items() if key != "year"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("level") == Level.TAMBON and not cleaned.get("within"):
            self.add_error("within", str(NEEDS_A_PROVINCE))
        return cleaned

    @property
    def asked(self) -> Question:
        """Of a valid form."""
        said = self.cleaned_data
        country = Region.objects.without_boundary()
        return Question(
            indicator=said["indicator"],
            year=said["year"] or self.years[-1],
            level=said["level"],
            within=said["within"] or country.get(code=COUNTRY),
            issue=said["issue"].slug if said["issue"] else None,
            target_group=said["target_group"].slug if said["target_group"] else None,
            need_weight=said["need_weight"],
        )


def indicators_of_need() -> list[Indicator]:
    """Those that say which way need lies: what is true first, rates, what most regions have."""
    regions = Count("values__region", filter=Q(values__region__parent__isnull=False), distinct=True)
    ranking = Indicator.objects.exclude(direction=Direction.NEUTRAL).annotate(regions=regions)
    found = ranking.filter(regions__gt=0).select_related("source").order_by("-regions", "slug")
    return sorted(found, key=lambda one: (is_made_up(one), not is_rate(one)))


def is_made_up(indicator: Indicator) -> bool:
    return bool(indicator.source and indicator.source.is_synthetic)
