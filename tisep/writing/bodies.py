"""What may be sent of each kind of record; the rules of the records themselves stand below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from rest_framework import serializers

from actors.models import Actor, ActorKind, Issue, TargetGroup
from actors.rights import actors_of
from records.models import State
from regions.models import Level, Region
from resources.models import Exchange, ResourceKind
from tisep.accounts.editing import LONGEST
from tisep.listings.places import places
from tisep.listings.states import WORDS
from tisep.writing.fields import Choice, Code, Count, Day, Slugs, Text, Uuid

LINE, UNIT, LONG = 200, 60, 4000
OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True}


class Body(serializers.Serializer):
    """A closed object: a field that is not known is a mistake, and said to be one."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        unknown = set(data) - set(self.fields) if isinstance(data, Mapping) else set()
        said = _("There is no such field here. Known fields: %(names)s.") % {
            "names": ", ".join(self.fields)
        }
        faults: dict[str, Any] = {name: [said] for name in sorted(unknown)}
        try:
            values: dict[str, Any] = super().to_internal_value(data)
        except serializers.ValidationError as refused:
            faults.update(refused.detail)  # type: ignore[arg-type]
            raise serializers.ValidationError(faults) from refused
        if faults:
            raise serializers.ValidationError(faults)
        return values


def public(_person: Any) -> QuerySet[Actor]:
    return Actor.objects.public()


def own_or_public(person: Any) -> QuerySet[Actor]:
    """In whose name one might write; whether one may is asked later."""
    mine = actors_of(person).exclude(state=State.ARCHIVED).values("pk")
    return Actor.objects.filter(Q(state=State.PUBLISHED) | Q(pk__in=mine))


def issues(_person: Any) -> QuerySet[Issue]:
    return Issue.objects.all()


def target_groups(_person: Any) -> QuerySet[TargetGroup]:
    return TargetGroup.objects.all()


def somewhere(_person: Any) -> QuerySet[Region]:
    return places()


def anywhere(_person: Any) -> QuerySet[Region]:
    return Region.objects.without_boundary().filter(valid_to=None)


def provinces(_person: Any) -> QuerySet[Region]:
    return anywhere(None).filter(level__in=[Level.COUNTRY, Level.PROVINCE])


class ThemedBody(Body):
    name_th = Text(LINE)
    name_en = Text(LINE)
    issues = Slugs(issues)
    target_groups = Slugs(target_groups)


class ActorBody(ThemedBody):
    """`region` and `serves` by code; of `serves`, what is below a province stays as it is."""

    kind = Choice(ActorKind.choices)
    name_th = Text(500, required=True, allow_blank=False)
    name_en = Text(500)
    description_th = Text(LONGEST)
    description_en = Text(LONGEST)
    website = Text(200)
    region = Code(anywhere, **OPTIONAL)
    serves = Slugs(provinces, lookup="code")


class ListingBody(ThemedBody):
    kind = Choice(ResourceKind.choices)
    description_th = Text(LONG)
    description_en = Text(LONG)
    amount = Count(min_value=1, max_value=2_000_000_000, **OPTIONAL)
    unit = Text(UNIT)
    region = Code(somewhere)
    exchange = Choice(Exchange.choices, required=False)
    coordinator = Uuid(public, **OPTIONAL)


class NeedFields(ListingBody):
    on_behalf_of = Uuid(public, **OPTIONAL)
    needed_by = Day(**OPTIONAL)


class NeedBody(NeedFields):
    """In the name of `actor`, for `on_behalf_of` where it asks for another organisation."""

    actor = Uuid(own_or_public)


class NeedChange(NeedFields):
    """What is left out stays as it is; `status` says how it stands now."""

    status = Choice(list(WORDS["need"]), required=False)


class OfferFields(ListingBody):
    terms_th = Text(LONG)
    terms_en = Text(LONG)
    available_from = Day(**OPTIONAL)
    available_until = Day(**OPTIONAL)


class OfferBody(OfferFields):
    """In the name of `owner`."""

    owner = Uuid(own_or_public)


class OfferChange(OfferFields):
    """What is left out stays as it is; `offer` says how it stands now."""

    offer = Choice(list(WORDS["resource"]), required=False)
